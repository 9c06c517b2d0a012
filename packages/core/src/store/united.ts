import { shownHistory } from '../collect/archive/filing.js';
import { mergeKeysOf } from '../collect/archive/look-alikes.js';
import { inKeyOrder } from '../paper/key-order.js';
import { mergeListings } from '../paper/merge.js';
import { namesOf, statedNames } from '../paper/names.js';
import type { Issue, Paper, PaperId } from '../paper/schema.js';

/** A paper of a store with all its readings, under a key that stays when its id changes. */
export interface Kept {
  key: string;
  paper: Paper;
}

/** What merging changes in a store. */
export interface Union {
  /** Papers that are new or changed, with all their readings. */
  put: (Kept & { isNew: boolean; before?: Paper | undefined })[];
  /** Keys of papers that became part of another. */
  dropped: string[];
  /** Ids that no paper has any more, and the id of the paper that has them as names. */
  gone: { id: PaperId; into?: PaperId | undefined }[];
  unchanged: number;
}

/**
 * Everything that two records of one paper may have in common when they are merged: what papers of a store are looked for
 * by. Papers that share none of these have nothing to do with each other.
 */
export const namesToMergeBy = mergeKeysOf;

/**
 * Merges papers into those of a store that may be the same (`found`, by `namesToMergeBy`). A result keeps the least key of
 * those that it is made of. A pure function; `newKey` makes the keys of papers that are new.
 */
export function unite(
  found: readonly Kept[],
  batch: readonly Paper[],
  now: Date,
  newKey: () => string = () => crypto.randomUUID(),
): Union {
  const listing = (papers: readonly Paper[]) => ({ title: '', papers: [...papers], issues: [] as Issue[] });
  const merged = mergeListings(listing(found.map(({ paper }) => paper)), listing(batch), { now }).papers;
  const parts = partsOf(found, merged);
  const union: Union = { put: [], dropped: [], gone: [], unchanged: 0 };
  const ids = new Set(merged.map(({ id }) => id));
  for (const paper of merged) {
    const [first, ...others] = (parts.get(paper) ?? []).sort((a, b) => (a.key < b.key ? -1 : 1));
    union.dropped.push(...others.map(({ key }) => key));
    for (const { paper: before } of [first, ...others].filter((part) => part !== undefined))
      if (!ids.has(before.id)) union.gone.push({ id: before.id, into: paper.id });
    if (first !== undefined && canonical(first.paper) === canonical(paper)) union.unchanged += 1;
    else union.put.push({ key: first?.key ?? newKey(), paper, isNew: first === undefined, before: first?.paper });
  }
  return union;
}

/** Which papers each result is made of: merging keeps every id as a name. */
function partsOf(found: readonly Kept[], merged: readonly Paper[]): Map<Paper, Kept[]> {
  const byId = new Map(merged.map((paper) => [paper.id, paper]));
  const byName = new Map<string, Paper>();
  for (const paper of merged) for (const name of statedNames(paper)) if (!byName.has(name)) byName.set(name, paper);
  const parts = new Map<Paper, Kept[]>();
  for (const kept of found) {
    const result = byId.get(kept.paper.id) ?? byName.get(kept.paper.id)!;
    parts.set(result, [...(parts.get(result) ?? []), kept]);
  }
  return parts;
}

/** A paper as JSON that is the same however its fields are ordered: what two stores are compared by. */
export function canonical(paper: Paper): string {
  return JSON.stringify(inKeyOrder(paper));
}

/** A paper as a store shows it: of its readings those that tell something, thinner with age. */
export function shown(paper: Paper): Paper {
  return { ...paper, history: shownHistory(paper.history) };
}

/** Every name that a store finds a paper by. */
export const namesToGetBy = namesOf;
