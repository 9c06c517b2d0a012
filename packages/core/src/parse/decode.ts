import type { Report } from './format.js';

/** Bytes as text, whatever the encoding. What had to be assumed or replaced is reported. */
export function decode(bytes: Uint8Array, report: Report): string {
  const marked = byMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const guessed = utf16Guess(bytes);
  if (guessed) {
    report('encoding-assumed', { encoding: guessed });
    return new TextDecoder(guessed).decode(bytes);
  }
  return decodeUtf8(bytes, report) ?? decodeLegacy(bytes, report);
}

function byMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 without a mark: text in Latin script has a zero in every other byte. */
function utf16Guess(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 512);
  if (sample.length < 4) return undefined;
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2]! += 1;
  const most = sample.length * 0.4;
  if (zeros[1]! > most && zeros[0]! < most / 4) return 'utf-16le';
  if (zeros[0]! > most && zeros[1]! < most / 4) return 'utf-16be';
  return undefined;
}

function decodeUtf8(bytes: Uint8Array, report: Report): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeTruncated(bytes, report);
  }
}

function decodeTruncated(bytes: Uint8Array, report: Report): string | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text: string;
  try {
    // As a stream, so that a file cut off inside a character is still UTF-8.
    text = decoder.decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
  report('truncated-character', {}, 'end');
  return text;
}

/** Not UTF-8: what the XML declaration names, else UTF-8 with a few broken bytes, else windows-1252. */
function decodeLegacy(bytes: Uint8Array, report: Report): string {
  const declared = declaredEncoding(bytes);
  if (declared) return declared.decode(bytes);
  const lenient = new TextDecoder('utf-8').decode(bytes);
  const broken = lenient.match(/\uFFFD/g)?.length ?? 0;
  const intact = lenient.match(/[^\u0000-\u007F\uFFFD]/g)?.length ?? 0;
  if (intact > broken) {
    report('bytes-replaced', { bytes: broken });
    return lenient;
  }
  report('encoding-assumed', { encoding: 'windows-1252' });
  return windows1252(bytes);
}

/** What 0x80 to 0x9F mean in windows-1252. Node 20 decodes that label as latin-1, where they are controls. */
const windowsOnly = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function windows1252(bytes: Uint8Array): string {
  return new TextDecoder('latin1')
    .decode(bytes)
    .replace(/[\u0080-\u009F]/g, (control) => windowsOnly[control.charCodeAt(0) - 0x80]!);
}

function declaredEncoding(bytes: Uint8Array): TextDecoder | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  const label = /^<\?xml[^>]{0,100}\sencoding=["']([\w.:-]{1,40})["']/.exec(start)?.[1];
  if (!label || /^utf-?8$/i.test(label)) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}
