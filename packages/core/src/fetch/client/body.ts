import { TrendingPapersError } from '../../paper/errors.js';

/**
 * The whole body of an answer, or a `too-large` error as soon as it passes the limit: a length that the server
 * claims is not trusted, and a compressed body may be small on the wire.
 */
export async function readBody(response: Response, maxBytes: number, url: string): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel().catch(() => {});
      throw new TrendingPapersError(
        'too-large',
        `${url} is larger than ${Math.round(maxBytes / 2 ** 20)} MB; ask for less of it.`,
        { url, limit: maxBytes },
      );
    }
    chunks.push(value);
  }
  const body = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return body;
}

/** UTF-8 text of a body. */
export function textOf(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}
