import { cameUp } from '../paper/days.js';
import { TrendingPapersError } from '../paper/errors.js';
import type { Paper } from '../paper/schema.js';
import { createIndex } from '../search/index.js';
import { foldName } from '../text/fold-name.js';
import { timeOf } from '../text/iso.js';
import { aFlag, anObject, anything, aText, checkOptions, checkPapers, type Rules, someTexts } from '../text/options.js';

/** What papers must have to be taken. A filter that is left out takes all. */
export interface PaperFilters {
  /** In the language of search: `"sparse attention" author:lee -survey`. Every word must be there. */
  query?: string | undefined;
  /** One of these topics or categories, in any case, singular or plural; `cs` takes `cs.LG`. */
  topics?: readonly string[] | undefined;
  /** One of these people: every word begins a word of the name, so that `y lecun` finds Yann LeCun. */
  authors?: readonly string[] | undefined;
  /** None of these: phrases whose words are all in title, abstract or topics. */
  exclude?: readonly string[] | undefined;
  /** Came up (`dayOf`) on this day or later: an ISO 8601 date or a `Date`. A paper without a date is older than any. */
  since?: string | Date | undefined;
  /** At least so many of each signal: `{ upvotes: 10 }`. A paper of which it is unknown has none. */
  minSignals?: Readonly<Record<string, number>> | undefined;
  /** Has a link to code. */
  withCode?: boolean | undefined;
}

const rules: Rules<PaperFilters> = {
  query: aText,
  topics: someTexts,
  authors: someTexts,
  exclude: someTexts,
  // Held against the calendar below.
  since: anything,
  minSignals: anObject,
  withCode: aFlag,
};

type Test = (paper: Paper) => boolean;

/**
 * The papers that pass every filter, in their order.
 *
 * @throws TrendingPapersError `bad-option` for a filter that says nothing sensible, TypeError for one that there is none
 * of or of a wrong kind.
 *
 * @example
 * const chosen = filterPapers(listing.papers, { topics: ['cs.LG'], withCode: true, minSignals: { upvotes: 5 } });
 */
export function filterPapers(papers: readonly Paper[], filters: PaperFilters): Paper[] {
  checkPapers(papers);
  checkOptions(filters, rules);
  const tests = testsOf(filters);
  const passed = papers.filter((paper) => tests.every((test) => test(paper)));
  if (!filters.query?.trim()) return passed;
  const { hits } = createIndex(passed).search(filters.query, { limit: passed.length, match: 'all' });
  const ids = new Set(hits.map(({ id }) => id));
  return passed.filter(({ id }) => ids.has(id));
}

function testsOf({ topics = [], authors = [], exclude = [], since, minSignals = {}, withCode }: PaperFilters): Test[] {
  const tests: Test[] = [];
  const wantedTopics = { whole: new Set(topics.map(foldName)), starts: new Set(topics.map(fold)) };
  const wantedNames = authors.map(wordsOf);
  const unwanted = exclude.map(wordsOf).filter((words) => words.length > 0);
  if (topics.length > 0) tests.push((paper) => paper.topics.some((topic) => isTopic(topic, wantedTopics)));
  if (authors.length > 0)
    tests.push((paper) => paper.authors.some(({ name }) => wantedNames.some((wanted) => hasName(name, wanted))));
  if (unwanted.length > 0)
    tests.push((paper) => {
      const words = new Set(wordsOf(`${paper.title} ${paper.abstract ?? ''} ${paper.topics.join(' ')}`));
      return !unwanted.some((phrase) => phrase.every((word) => words.has(word)));
    });
  if (since !== undefined) {
    const first = timeOf(dayText(since));
    tests.push((paper) => cameUp(paper) >= first);
  }
  for (const [name, least] of Object.entries(minSignals)) {
    if (!Number.isFinite(least)) throw badOption(`minSignals.${name}`, 'a number', least);
    tests.push(({ signals }) => (Object.hasOwn(signals, name) ? (signals[name] ?? 0) : 0) >= least);
  }
  if (withCode) tests.push((paper) => paper.links.code !== undefined);
  return tests;
}

/** What topics are held against, however many there are. */
interface WantedTopics {
  readonly whole: ReadonlySet<string>;
  readonly starts: ReadonlySet<string>;
}

/** `cs` has `cs.LG`; `language model` and `Language Models` are one. */
function isTopic(topic: string, { whole, starts }: WantedTopics): boolean {
  if (whole.has(foldName(topic))) return true;
  const folded = fold(topic);
  for (let dot = folded.indexOf('.'); dot >= 0; dot = folded.indexOf('.', dot + 1))
    if (starts.has(folded.slice(0, dot))) return true;
  return false;
}

function hasName(name: string, wanted: readonly string[]): boolean {
  const words = wordsOf(name);
  return wanted.length > 0 && wanted.every((part) => words.some((word) => word.startsWith(part)));
}

function dayText(since: string | Date): string {
  if (since instanceof Date && !Number.isNaN(since.getTime())) return since.toISOString().slice(0, 10);
  if (typeof since === 'string' && !Number.isNaN(timeOf(since))) return since.slice(0, 10);
  throw badOption('since', 'a date such as 2026-03-18', since);
}

function badOption(option: string, is: string, value: unknown): TrendingPapersError {
  const shown = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return new TrendingPapersError('bad-option', `${option} is ${is}, not ${shown}.`, { option, value });
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
