import { TrendingPapersError } from '../paper/errors.js';
import type { Report } from './format.js';

/** No listing is larger unpacked; a few kilobytes can claim to hold terabytes. Larger files are for `parseStream`. */
const mostUnpacked = 256 * 1024 * 1024;
/** A compressed archive of one compressed file is the most anybody sends. */
const mostLayers = 3;

/** Bytes without the compression around them: gzip, and zip archives of one file. All others come back as they are. */
export async function unpack(bytes: Uint8Array, report: Report): Promise<Uint8Array> {
  let plain = bytes;
  for (let layer = 0; layer < mostLayers; layer += 1) {
    if (plain[0] === 0x1f && plain[1] === 0x8b) plain = await inflate(plain, 'gzip', report);
    else if (startsWith(plain, 'PK\u0003\u0004')) plain = await unzip(plain, report);
    else break;
  }
  return plain;
}

function startsWith(bytes: Uint8Array, magic: string): boolean {
  return [...magic].every((sign, index) => bytes[index] === sign.charCodeAt(0));
}

/** What an archive of one file holds. Folders and what macOS adds do not count. */
async function unzip(bytes: Uint8Array, report: Report): Promise<Uint8Array> {
  const entries = entriesOf(bytes).filter(({ name }) => !/\/$|^__MACOSX\/|(?:^|\/)\.[^/]*$/.test(name));
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) {
    const names = entries.slice(0, 5).map(({ name }) => name);
    throw new TrendingPapersError(
      'binary-input',
      entry === undefined
        ? 'This is a zip archive without a readable file in it.'
        : `This is a zip archive of ${entries.length} files (${names.join(', ')}…). Unpack it and give one of them.`,
      { kind: 'a zip archive', files: entries.length },
    );
  }
  if (entry.method === 0) return entry.content;
  if (entry.method !== 8) {
    throw new TrendingPapersError('binary-input', 'This zip archive is compressed in a way that only unzip knows.', {
      kind: 'a zip archive',
      method: entry.method,
    });
  }
  return inflate(entry.content, 'deflate-raw', report);
}

interface ZipEntry {
  readonly name: string;
  /** 0 for stored, 8 for deflated. */
  readonly method: number;
  readonly content: Uint8Array;
}

/** The files of an archive by its central directory. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3 */
function entriesOf(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ZipEntry[] = [];
  try {
    let end = bytes.length - 22;
    while (view.getUint32(end, true) !== 0x06054b50) end -= 1;
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    for (let index = 0; index < count && view.getUint32(at, true) === 0x02014b50; index += 1) {
      const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength!));
      const local = view.getUint32(at + 42, true);
      const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const content = bytes.subarray(from, from + view.getUint32(at + 20, true));
      entries.push({ name, method: view.getUint16(at + 10, true), content });
      at += 46 + nameLength! + extra! + comment!;
    }
  } catch (error) {
    // A directory that points outside the file: what was read of it stands.
    if (!(error instanceof RangeError)) throw error;
  }
  return entries;
}

/** What came before the damage is kept and reported; more than any listing is refused while it is still arriving. */
async function inflate(bytes: Uint8Array, format: CompressionFormat, report: Report): Promise<Uint8Array> {
  const reader = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream(format))
    .getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > mostUnpacked) {
        await reader.cancel().catch(() => {});
        throw tooLarge();
      }
      chunks.push(next.value);
    }
  } catch (cause) {
    if (size > mostUnpacked) throw cause;
    if (size === 0) {
      throw new TrendingPapersError(
        'binary-input',
        'This is a compressed file that is damaged: nothing in it can be unpacked. Fetch it again.',
        { kind: 'a damaged compressed file' },
        { cause },
      );
    }
    report('truncated', { what: 'compressed file' }, 'end');
  }
  return joined(chunks, size);
}

function tooLarge(): TrendingPapersError {
  return new TrendingPapersError(
    'too-large',
    `Unpacked, this is larger than ${mostUnpacked / 1024 / 1024} MB. Unpack it and give its stream to parseStream.`,
    { limit: mostUnpacked },
  );
}

export function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  if (chunks.length === 1) return chunks[0]!;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
