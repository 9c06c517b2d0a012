import type { Ids } from './schema.js';

/** What an identifier is called by where no title is known, and what it is then told by. */
const names: readonly (readonly [scheme: string, name: string])[] = [
  ['arxiv', 'arXiv'],
  ['doi', 'doi'],
  ['openreview', 'OpenReview'],
  ['acl', 'ACL'],
  ['pmid', 'PMID'],
  ['pmcid', 'PMCID'],
  ['dblp', 'DBLP'],
  ['s2', 'S2'],
  ['openalex', 'OpenAlex'],
];

/**
 * What stands for the title of a paper of which only an identifier is known: `arXiv:2403.12345`. Merging prefers any
 * real title, and looking the paper up replaces it.
 */
export function placeholderTitle(ids: { readonly [scheme: string]: unknown }): string | undefined {
  const named = names.find(([scheme]) => ids[scheme]);
  if (named) return `${named[1]}:${ids[named[0]]}`;
  const [other] = Object.entries(ids).filter(([, id]) => id);
  return other && `${other[0]}:${other[1]}`;
}

/** Whether a title only repeats an identifier of its paper. */
export function isPlaceholderTitle({ title, ids }: { readonly title: string; readonly ids: Ids }): boolean {
  const [, id] = /^[A-Za-z\d-]{2,20}:(\S+)$/.exec(title) ?? [];
  return id !== undefined && Object.values(ids).includes(id);
}
