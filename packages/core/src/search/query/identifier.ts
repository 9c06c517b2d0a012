import type { Segment } from '../store/segment.js';
import { placeOf, type Store } from '../store/store.js';
import type { Condition } from './match.js';

const schemes = 'arxiv doi openreview openalex s2 corpus pmid pmcid acl dblp mag'.split(' ');

/** An arXiv number, a DOI, an address of either. */
const plain =
  /^(?:(?:arxiv|doi):|https?:\/\/(?:www\.)?(?:arxiv\.org\/(?:abs|pdf)|(?:dx\.)?doi\.org)\/|10\.\d{4,9}\/|\d{4}\.\d{4,5}(?:v\d+)?$)/i;

type Where = { segment: Segment; doc: number };

/** Whether a word is so plainly an identifier that nobody means it as a word. */
export function isIdentifier(word: string): boolean {
  return plain.test(word);
}

/** `2403.12345`, `arxiv:2403.12345v2`, `10.1000/xyz`, an address: with or without scheme and version. */
export function identifiersOf(text: string): string[] {
  const bare = text.replace(/^https?:\/\/[^/]+\/(?:(?:abs|pdf)\/)?/, '').toLowerCase();
  const versionless = /^(?:arxiv:)?(\d{4}\.\d{4,5})v\d+$/.exec(bare)?.[1] ?? bare;
  return [text, versionless, ...schemes.map((scheme) => `${scheme}:${versionless}`)];
}

function placesOf(store: Store, text: string): Where[] {
  return identifiersOf(text)
    .map((id) => placeOf(store, id))
    .filter((place) => place !== undefined);
}

function at(places: readonly Where[]): Condition {
  return (segment) => {
    const mask = new Uint8Array(segment.size);
    for (const place of places) if (place.segment === segment) mask[place.doc] = 1;
    return mask;
  };
}

/** The paper of an identifier. */
export function identifier(store: Store, text: string): Condition {
  return at(placesOf(store, text));
}

/** The same for a plain word of a query; undefined when it is none, or no paper has it. */
export function pastedIdentifier(store: Store, text: string): Condition | undefined {
  const places = isIdentifier(text) ? placesOf(store, text) : [];
  return places.length > 0 ? at(places) : undefined;
}
