import type { Paper } from '@trending-papers/core/paper';
import type { Since } from '../args/kind.js';

/** What the filter options say. */
export interface FilterArgs {
  query?: string | undefined;
  topic: readonly string[];
  author: readonly string[];
  exclude: readonly string[];
  since: Since | undefined;
  'min-upvotes': number | undefined;
  'with-code': boolean;
}

type Keep = (paper: Paper) => boolean;

/** The papers that pass every filter, in their order. */
export async function filterPapers(papers: readonly Paper[], args: FilterArgs, now: Date): Promise<Paper[]> {
  const tests = testsOf(args, now);
  const kept = papers.filter((paper) => tests.every((test) => test(paper)));
  if (!args.query) return kept;
  const { createIndex } = await import('@trending-papers/core/search');
  const { hits } = createIndex(kept).search(args.query, { limit: kept.length, match: 'all' });
  const found = new Set(hits.map(({ id }) => id));
  return kept.filter(({ id }) => found.has(id));
}

function testsOf(args: FilterArgs, now: Date): Keep[] {
  const tests: Keep[] = [];
  const topics = args.topic.map(fold);
  const authors = args.author.map(fold);
  const excluded = args.exclude.map(wordsOf);
  if (topics.length > 0)
    tests.push((paper) => paper.topics.some((topic) => topics.some((asked) => isTopic(topic, asked))));
  if (authors.length > 0)
    tests.push((paper) => paper.authors.some(({ name }) => authors.some((asked) => hasName(fold(name), asked))));
  if (excluded.length > 0)
    tests.push((paper) => {
      const words = new Set(wordsOf(`${paper.title} ${paper.abstract ?? ''} ${paper.topics.join(' ')}`));
      return !excluded.some((asked) => asked.every((word) => words.has(word)));
    });
  if (args.since !== undefined) {
    const since = sinceDay(args.since, now);
    tests.push((paper) => dayOf(paper) >= since);
  }
  if (args['min-upvotes'] !== undefined) {
    const least = args['min-upvotes'];
    tests.push((paper) => (paper.signals.upvotes ?? 0) >= least);
  }
  if (args['with-code']) tests.push((paper) => paper.links.code !== undefined);
  return tests;
}

/** `cs` has `cs.LG`, and `Mixture of Experts` is found in any case. */
function isTopic(topic: string, asked: string): boolean {
  const own = fold(topic);
  return own === asked || own.startsWith(`${asked}.`);
}

/** Every word asked begins a word of the name, so that `y lecun` and `LeCun, Yann` find Yann LeCun. */
function hasName(name: string, asked: string): boolean {
  const words = wordsOf(name);
  return wordsOf(asked).every((part) => words.some((word) => word.startsWith(part)));
}

/** When the listing took it up, else when it came out; a paper without a date is older than any. */
export function dayOf(paper: Paper): string {
  return paper.listed ?? paper.published ?? paper.sources.find(({ seen }) => seen)?.seen ?? '';
}

/** A day as it is, or so long before now. */
function sinceDay(since: Since, now: Date): string {
  if ('day' in since) return since.day;
  return new Date(now.getTime() - since.daysAgo * 86_400_000).toISOString().slice(0, 10);
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
