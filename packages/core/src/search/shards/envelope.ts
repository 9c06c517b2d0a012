import { checkVersion, damaged, type FileKind } from '../store/pack.js';

/** A way to deflate bytes (RFC 1951, without a header): `deflateRawSync` of `node:zlib`, or what a library gives. */
export type Deflate = (bytes: Uint8Array) => Uint8Array;

/** "TPSZ", then the version, the length of what is deflated, and that. */
const deflatedMagic = 0x5a535054;
const headerLength = 12;

/** What a file of an index may hold at most: no deflated file is taken for more. */
const mostBytes = 1 << 27;

/** The bytes of a file, deflated where that is shorter. */
export function sealed(
  bytes: Uint8Array<ArrayBuffer>,
  { version }: FileKind,
  deflate?: Deflate,
): Uint8Array<ArrayBuffer> {
  const body = deflate?.(bytes);
  if (body === undefined || body.length + headerLength >= bytes.length) return bytes;
  const result = new Uint8Array(headerLength + body.length);
  const head = new DataView(result.buffer);
  head.setUint32(0, deflatedMagic, true);
  head.setUint32(4, version, true);
  head.setUint32(8, bytes.length, true);
  result.set(body, headerLength);
  return result;
}

async function inflated(body: Uint8Array<ArrayBuffer>, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const result = new Uint8Array(length);
  let at = 0;
  const reader = new Response(body).body!.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (at + value.length > length) {
      // Nobody waits for the rest of what is longer than it says.
      void reader.cancel().catch(() => {});
      throw new RangeError('more bytes than were said');
    }
    result.set(value, at);
    at += value.length;
  }
  if (at < length) throw new RangeError('fewer bytes than were said');
  return result;
}

/**
 * The bytes of a file as they were before they were deflated; other bytes as they are, to be judged by who reads them.
 *
 * @throws {TrendingPapersError} `index-damaged` or `index-version`
 */
export async function unsealed(bytes: Uint8Array, { version }: FileKind): Promise<Uint8Array> {
  if (bytes.length < headerLength) return bytes;
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (head.getUint32(0, true) !== deflatedMagic) return bytes;
  checkVersion(head.getUint32(4, true), version);
  const length = head.getUint32(8, true);
  if (length > mostBytes) throw damaged('The index says that a file of it is larger than any is');
  try {
    return await inflated(bytes.slice(headerLength), length);
  } catch (error) {
    throw damaged('The index was cut short or changed on its way', error);
  }
}
