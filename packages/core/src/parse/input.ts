import { decode } from './decode.js';
import type { Probe, Report } from './format.js';
import { probeJson, probeText } from './probe.js';
import { binaryFile } from './unreadable.js';

/** Text, bytes in any usual encoding, or JSON that is parsed already. */
export type Input = string | Uint8Array | ArrayBuffer | object;

/** A probe of whatever was given. Throws `binary-input` for kinds of file that hold no text. */
export function probeInput(input: Input, url: string | undefined, report: Report): Probe {
  if (typeof input === 'string') return probeText(input.replace(/^\uFEFF/, ''), url);
  if (input instanceof ArrayBuffer) return probeBytes(new Uint8Array(input), url, report);
  if (input instanceof Uint8Array) return probeBytes(input, url, report);
  if (typeof input === 'object' && input !== null) return probeJson(input, url);
  throw new TypeError('The input must be a string, bytes or parsed JSON.');
}

function probeBytes(bytes: Uint8Array, url: string | undefined, report: Report): Probe {
  const binary = binaryFile(bytes);
  if (binary) throw binary;
  return probeText(decode(bytes, report), url);
}
