import { wrong } from '../text/options.js';
import { decode } from './decode.js';
import type { Probe, Report } from './format.js';
import { probeJson, probeText } from './probe.js';
import type { Chunks } from './stream/text.js';
import { joined, unpack } from './unpack.js';
import { binaryFile } from './unreadable.js';

/**
 * Text, bytes in any usual encoding (compressed by gzip or zip, too), or JSON that is parsed already. `parse` also takes
 * what arrives: a `Response`, `Blob` or `File`, a stream or any iterable of chunks.
 */
export type Input = string | Uint8Array | ArrayBuffer | object;

/** A probe of whatever was given. Throws `binary-input` for kinds of file that hold no text. */
export function probeInput(input: Input, url: string | undefined, report: Report): Probe {
  if (typeof input === 'string') return probeText(unfenced(input.replace(/^\uFEFF/, '')), url);
  const bytes = bytesOf(input);
  if (bytes) return probeBytes(bytes, url, report);
  if (typeof input === 'object' && input !== null) return probeJson(input, url);
  throw wrong('The input', input, 'text, bytes, a Response, Blob or stream, or parsed JSON');
}

/** The same for what may have to be waited for, and with compression undone. */
export async function probeArriving(input: Input, url: string | undefined, report: Report): Promise<Probe> {
  const arrived = typeof input === 'object' && input !== null ? await arrivalOf(input) : input;
  const bytes = typeof arrived === 'object' ? bytesOf(arrived) : undefined;
  return bytes ? probeBytes(await unpack(bytes, report), url, report) : probeInput(arrived, url, report);
}

/** Data that somebody copied with the fence around it, and perhaps a sentence before and after; all else as it is. */
function unfenced(text: string): string {
  const start = text.slice(0, 600).indexOf('```');
  if (start < 0) return text;
  const [, kind = '', data] =
    /^```(\w*)[ \t]*\r?\n([\s\S]*?)\n[ \t]*```(?:(?!```)[\s\S]){0,600}$/.exec(text.slice(start)) ?? [];
  const isData = /^(?:json|jsonl|ndjson|csv|tsv|xml|ris|python)$/i.test(kind) || /^\s*(?:[[{]|<\?xml)/.test(data ?? '');
  return data !== undefined && isData && !/^#{1,6} /m.test(text.slice(0, start)) ? data : text;
}

function bytesOf(input: object): Uint8Array | undefined {
  if (input instanceof Uint8Array) return input;
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  // Buffers of another realm are no instances of this one's.
  const isBuffer = /^\[object (?:Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(input));
  return isBuffer ? new Uint8Array(input as ArrayBuffer) : undefined;
}

/** What a response, a file or a stream brings; anything else is there already. */
async function arrivalOf(input: object): Promise<Input> {
  const { arrayBuffer } = input as Partial<Blob>;
  if (typeof arrayBuffer === 'function') return arrayBuffer.call(input);
  const isStream = typeof (input as Partial<ReadableStream>).getReader === 'function';
  if (!isStream && !(Symbol.asyncIterator in input)) return input;
  const { chunksOf } = await import('./stream/text.js');
  const chunks: (string | Uint8Array)[] = [];
  for await (const chunk of chunksOf(input as Chunks)) chunks.push(chunk);
  if (chunks.every((chunk) => typeof chunk === 'string')) return chunks.join('');
  const bytes = chunks.map((chunk) => (typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk));
  return joined(
    bytes,
    bytes.reduce((size, { length }) => size + length, 0),
  );
}

function probeBytes(bytes: Uint8Array, url: string | undefined, report: Report): Probe {
  const binary = binaryFile(bytes);
  if (binary) throw binary;
  return probeText(unfenced(decode(bytes, report)), url);
}
