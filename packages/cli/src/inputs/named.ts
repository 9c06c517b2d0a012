import { namesOf, type Paper, pageOf, parseId } from '@trending-papers/core/paper';
import { didYouMean } from '@trending-papers/core/words';
import type { Disk } from '../disk/disk.js';
import { listPath, readList } from '../disk/reading-lists.js';
import { usageError } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import type { Reporter } from '../terminal/reporter.js';
import { readListing } from './read.js';

/** A paper that a person named: the paper where it is known here, else only what it is called. */
export interface Named {
  readonly word: string;
  readonly paper: Paper | undefined;
  /** `arxiv:2403.12345` */
  readonly id: string | undefined;
}

/**
 * Finds papers by their number in what was shown last, or by an identifier or an address of a paper.
 *
 * @throws TrendingPapersError `usage-error` for a word that names no paper.
 */
export async function findNamed(words: readonly string[], io: Io, reporter: Reporter, disk: Disk): Promise<Named[]> {
  const last = await readList('last', io.env, disk, reporter.warn);
  const saved = await readList('saved', io.env, disk, reporter.warn);
  const known = new Map(
    [...saved, ...last].flatMap((paper) => [...namesOf(paper)].map((name) => [name, paper] as const)),
  );
  return words.map((word) => {
    if (/^\d{1,4}$/.test(word)) return { word, paper: numbered(word, last, io), id: undefined };
    const parsed = parseId(word);
    const id = known.has(word) ? word : parsed && `${parsed.scheme}:${parsed.id}`;
    if (id === undefined)
      throw usageError(
        `"${word}" names no paper: say its number in what was shown last, or an identifier such as arxiv:2403.12345.` +
          didYouMean(word, [...known.keys()]),
        { word },
      );
    return { word, paper: known.get(id), id };
  });
}

function numbered(word: string, last: readonly Paper[], { env }: Io): Paper {
  const paper = last[Number(word) - 1];
  if (paper) return paper;
  // A home that cannot be written keeps nothing of what is shown: where it would stand says so.
  const none = `nothing that was shown is kept in ${listPath('last', env) ?? 'a home: set HOME or XDG_STATE_HOME'}`;
  const there = last.length === 0 ? none : `the last list had ${last.length}`;
  throw usageError(`There is no paper number ${word}: ${there}.`, { word });
}

/** Where to ask for a paper by its identifier. */
const sources: Readonly<Record<string, (id: string) => string>> = {
  arxiv: (id) => `arxiv:${id}`,
  doi: (id) => `crossref:work:${id}`,
  openreview: (id) => `openreview:forum:${id}`,
  openalex: (id) => `openalex:work:${id}`,
};

/** The paper itself: what is known of it here, else asked of the service that has it. */
export async function wholePaper({ word, paper, id = '' }: Named, io: Io, reporter: Reporter): Promise<Paper> {
  if (paper) return paper;
  const [scheme = '', ...rest] = id.split(':');
  const source = Object.hasOwn(sources, scheme) ? sources[scheme]!(rest.join(':')) : undefined;
  if (!source) throw usageError(`No service is known that tells what ${word} is.`, { word });
  const [found] = (await readListing([source], io, reporter)).papers;
  if (!found) throw usageError(`There is no paper ${word}.`, { word });
  return found;
}

/** The page of a paper: its own, else that of its identifier. */
export function pageOfNamed({ paper, id }: Named): string | undefined {
  const [scheme = '', ...rest] = (paper?.id ?? id ?? '').split(':');
  return paper?.links.page ?? pageOf(paper?.ids ?? {}) ?? pageOf({ [scheme]: rest.join(':') });
}
