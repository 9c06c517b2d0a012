import { type Listing, namesOf, type Paper, parseId } from '@trending-papers/core/paper';
import { type Ranked, rank } from '@trending-papers/core/rank';
import { createIndex } from '@trending-papers/core/search';

/** Papers that questions are answered from. */
export interface Library {
  readonly listing: Listing;
  readonly trending: readonly Ranked[];
  readonly rising: readonly Ranked[];
  readonly index: ReturnType<typeof createIndex>;
}

/** Ages count from the newest date in the papers, so that the same papers always give the same answers. */
export function libraryOf(listing: Listing, until: Date): Library {
  return {
    listing,
    trending: rank(listing.papers, { until }),
    rising: rank(listing.papers, { until, by: 'rising' }),
    index: createIndex(listing.papers),
  };
}

/** A paper by any of its names. */
export function paperIn({ trending }: Library, word: string): Ranked {
  const id = parseId(word);
  const names = new Set([word, ...(id ? [`${id.scheme}:${id.id}`] : [])]);
  const one = trending.find(({ paper }) => [...namesOf(paper)].some((name) => names.has(name)));
  if (one) return one;
  throw new Error(
    `There is no paper "${word}" among these ${trending.length}: search gives the ids of those there are.`,
  );
}

export const papersOf = (ranked: readonly Ranked[]): Paper[] => ranked.map(({ paper }) => paper);
