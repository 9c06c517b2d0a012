import { aText, checkArgument, either, type Rule, someBytes } from '../../text/options.js';

/** Text or bytes as they arrive: Node's streams, `response.body`, arrays. */
export type Chunks =
  | AsyncIterable<string | Uint8Array>
  | Iterable<string | Uint8Array>
  | ReadableStream<string | Uint8Array>;

export const someChunks: Rule = [
  'a stream, or a list of text or bytes',
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    (Symbol.asyncIterator in value || Symbol.iterator in value || 'getReader' in value),
];
const aChunk: Rule = either(aText, someBytes);

/**
 * The chunks as text. Bytes may be split inside a character; they are UTF-8, or what a byte order mark says, and bytes
 * that are neither come out as U+FFFD.
 */
export async function* decodeChunks(chunks: Chunks): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunksOf(chunks)) {
    checkArgument('A chunk', chunk, aChunk);
    if (typeof chunk === 'string') yield chunk;
    else {
      decoder ??= new TextDecoder(markedEncoding(chunk));
      yield decoder.decode(chunk, { stream: true });
    }
  }
  const rest = decoder?.decode();
  if (rest) yield rest;
}

function markedEncoding([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Safari's streams cannot be iterated. */
export async function* chunksOf(chunks: Chunks): AsyncGenerator<string | Uint8Array> {
  if (Symbol.asyncIterator in chunks || Symbol.iterator in chunks) {
    yield* chunks as AsyncIterable<string | Uint8Array>;
    return;
  }
  const reader = (chunks as ReadableStream<string | Uint8Array>).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    reader.releaseLock();
  }
}
