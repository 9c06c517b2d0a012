import { homeOf } from '../../paper/schemes.js';

/** One 32-bit lane of MurmurHash3's mixing, seeded. Speed and spread, not secrecy. */
function lane(text: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0xcc9e2d51);
    hash = (hash << 13) | (hash >>> 19);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A name as a UUID: version 8 of RFC 9562, whose bits are the maker's own. Atom wants an IRI where there is no URL. */
export function uuidOf(name: string): string {
  const hex = [1, 2, 3, 4]
    .map((seed) =>
      lane(name, seed * 0x9e3779b9)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) & 3];
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/**
 * The IRI that names a paper in every feed, by the id it was first published under: its identifier's address where there is one, else a UUID made of the id.
 * It depends on nothing but the id, so no change of votes, rank, title or date makes a reader show the paper again.
 */
export function iriOf(paperId: string): string {
  const colon = paperId.indexOf(':');
  return homeOf(paperId.slice(0, colon), paperId.slice(colon + 1)) ?? uuidOf(paperId);
}
