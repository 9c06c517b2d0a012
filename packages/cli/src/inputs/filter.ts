import type { Paper } from '@trending-papers/core/paper';
import { listOf } from '../args/strict.js';
import { misuse } from '../terminal/exit.js';

/** What the filter options say, as citty gives them. */
export interface FilterArgs {
  query?: string | undefined;
  topic?: string | undefined;
  author?: string | undefined;
  exclude?: string | undefined;
  since?: string | undefined;
  'min-upvotes'?: string | undefined;
  'with-code'?: boolean | undefined;
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
  const topics = listOf(args.topic).map(fold);
  const authors = listOf(args.author).map(fold);
  const excluded = listOf(args.exclude).map(wordsOf);
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
    const least = naturalNumber('--min-upvotes', args['min-upvotes']);
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

/** `2026-03-18`, or `7d`, `2w`, `3m` before now. */
function sinceDay(text: string, now: Date): string {
  if (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return text;
  return new Date(now.getTime() - days('--since', text) * 86_400_000).toISOString().slice(0, 10);
}

const unitDays: Readonly<Record<string, number>> = { h: 1 / 24, d: 1, w: 7, m: 30, y: 365 };

/** `36h`, `7d`, `2w`, `3m`, `1y` or a bare number of days. */
export function days(option: string, text: string): number {
  const [, number, unit = 'd'] = /^(\d{1,5})([hdwmy])?$/.exec(text) ?? [];
  if (number === undefined) throw misuse(`${option} is a time such as 7d, 2w or 36h, not "${text}".`, { option, text });
  return Number(number) * unitDays[unit]!;
}

export function naturalNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw misuse(`${option} is a whole number, not "${text}".`, { option, text });
  return Number(text);
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
