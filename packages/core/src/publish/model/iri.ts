import { strictUrl } from './url.js';

/** A DOI or another path-like identifier inside an address; `encodeURIComponent` would hide the slashes. */
const path = (id: string) => id.split('/').map(encodeURIComponent).join('/');

/** Where each scheme of identifier is at home. */
const homes: Readonly<Record<string, (id: string) => string>> = {
  arxiv: (id) => `https://arxiv.org/abs/${path(id)}`,
  doi: (id) => `https://doi.org/${path(id)}`,
  openreview: (id) => `https://openreview.net/forum?id=${encodeURIComponent(id)}`,
  openalex: (id) => `https://openalex.org/${path(id)}`,
  s2: (id) => `https://www.semanticscholar.org/paper/${path(id)}`,
  corpus: (id) => `https://api.semanticscholar.org/CorpusID:${path(id)}`,
  pmid: (id) => `https://pubmed.ncbi.nlm.nih.gov/${path(id)}/`,
  pmcid: (id) => `https://pmc.ncbi.nlm.nih.gov/articles/${path(id)}/`,
  acl: (id) => `https://aclanthology.org/${path(id)}/`,
  dblp: (id) => `https://dblp.org/rec/${path(id)}`,
};

/** The address of an identifier's own page: `addressOf('arxiv', '2403.12345')` is `https://arxiv.org/abs/2403.12345`. */
export function addressOf(scheme: string, id: string): string | undefined {
  return Object.hasOwn(homes, scheme) ? strictUrl(homes[scheme]!(id)) : undefined;
}

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
 * The IRI that names a paper in every feed: its identifier's address where there is one, else a UUID made of the id.
 * It depends on nothing but the id, so no change of votes, rank, title or date makes a reader show the paper again.
 */
export function iriOf(paperId: string): string {
  const colon = paperId.indexOf(':');
  return addressOf(paperId.slice(0, colon), paperId.slice(colon + 1)) ?? uuidOf(paperId);
}
