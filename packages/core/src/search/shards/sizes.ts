import { rangeOf } from '../store/postings.js';
import type { Store } from '../store/store.js';
import { mostInline } from './dictionary-file.js';

/** How much is fetched together. The more in one file, the fewer files, and the more a query moves in vain. */
export interface FileSizes {
  /** Bytes of the dictionary. */
  words: number;
  /** Bytes of short posting lists. */
  lists: number;
  /** Papers whose identifiers, and whose titles, are found by one file. */
  ids: number;
  titles: number;
}

/** Where files may be many. */
const smallest: FileSizes = { words: 0x1000, lists: 0x2000, ids: 512, titles: 256 };

/** Papers in one file where files may be many. */
const fewestPapers = 5;

/** Of the files that there may be, those for all but the papers, when it comes to choosing. */
const shareOfOthers = 0.4;

/** Bytes that a posting takes in a list, and a word with the beginnings of its lists in the dictionary: about. */
const bytesAPosting = 1.4;
const bytesAWord = 12;

/** About how many files the dictionary and the lists take, before anything is written. */
function filesFor(store: Store, { words, lists, ids, titles }: FileSizes): number {
  const distinct = new Set<number>();
  let inLists = 0;
  let inWords = 0;
  for (const { zones } of store.segments)
    for (const zone of Object.values(zones))
      for (const term of zone.terms) {
        const [start, end] = rangeOf(zone, term);
        if (end - start <= mostInline) inWords += end - start;
        else inLists += end - start;
        distinct.add(term);
      }
  const dictionary = distinct.size * bytesAWord + inWords * bytesAPosting;
  // Titles have lists of their own beside those of texts.
  return dictionary / words + (1.2 * inLists * bytesAPosting) / lists + store.papers / ids + store.papers / titles;
}

/** Sizes with which everything but the papers takes no more than its share of the files. */
export function sizesFor(store: Store, files: number): FileSizes {
  const times = Math.max(1, filesFor(store, smallest) / (files * shareOfOthers));
  return {
    words: Math.ceil(smallest.words * times),
    lists: Math.ceil(smallest.lists * times),
    ids: Math.ceil(smallest.ids * times),
    titles: Math.ceil(smallest.titles * times),
  };
}

/**
 * Papers in one file, when so many files are left for them.
 *
 * @throws {RangeError} when none is
 */
export function papersPerFileFor(papers: number, left: number, files: number): number {
  if (left < 1 && papers > 0)
    throw new RangeError(
      `files must be more than ${files} for ${papers} papers: ${files - left} go to words and lists.`,
    );
  return Math.max(fewestPapers, Math.ceil(papers / Math.max(left, 1)));
}
