import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const smallestCompressed = 1_024;

const compressors: readonly (readonly [string, (body: Uint8Array) => Promise<Buffer>])[] = [
  ['br', (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })],
  ['gzip', (body) => promisify(gzip)(body)],
];

/** How a body of a size is made smaller for who accepts that; nothing where it is small, or is not accepted. */
export function compressorFor(accepted: string | undefined, size: number): (typeof compressors)[number] | undefined {
  if (size < smallestCompressed) return undefined;
  return compressors.find(([name]) => new RegExp(`\\b${name}\\b`).test(accepted ?? ''));
}
