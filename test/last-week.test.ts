import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../packages/cli/test/terminal-io.js';
import {
  createIndex,
  dayOf,
  filterPapers,
  type Paper,
  publishedDay,
  rank,
  toJsonFeed,
  trends,
} from '../packages/core/src/index.js';
import { barePaper } from '../packages/core/test/bare-paper.js';
import { readFeed } from '../packages/widget/src/feed/read.js';
import { select } from '../packages/widget/src/search/select.js';

// "The last week" is asked of a ranking, a search, the command line and the element: one answer, whoever is asked.

const now = new Date('2026-03-18T12:00:00Z');

const paper = (name: string, dates: Partial<Paper>): Paper =>
  barePaper({
    id: `title:${name}`,
    title: `On ${name}`,
    links: { page: `https://example.org/${name}` },
    ...dates,
  });

const seen = (at: string): Partial<Paper> => ({ sources: [{ name: 'somewhere', seen: at }] });

const ofLastWeek = [
  paper('old-listed-now', { published: '2025-01-10', listed: '2026-03-17' }),
  paper('listed-today', { listed: '2026-03-18T11:00:00Z' }),
  paper('first-day', { published: '2026-03-11' }),
  paper('first-morning', { published: '2026-03-11T00:00:00Z' }),
  paper('first-morning-elsewhere', { published: '2026-03-10T23:30:00-05:00' }),
  paper('updated-only', { updated: '2026-03-17' }),
  paper('seen-only', seen('2026-03-17')),
  paper('listed-unreadably', { listed: '2026-02-30', published: '2026-03-16' }),
];
const older = [
  paper('new-listed-long-ago', { published: '2026-03-17', listed: '2025-01-10' }),
  paper('updated-since', { published: '2024-03-17', updated: '2026-03-17' }),
  paper('day-before', { published: '2026-03-10' }),
  paper('evening-before', { published: '2026-03-10T23:59:59Z' }),
  paper('evening-before-elsewhere', { listed: '2026-03-11T01:00:00+05:00' }),
  paper('this-month', { published: '2026-03' }),
  paper('this-year', { published: '2026' }),
  paper('seen-long-ago', {
    sources: [
      { name: 'a', seen: '2026-03-17' },
      { name: 'b', seen: '2025-03-17' },
    ],
  }),
];
const papers = [...older, ...ofLastWeek];
const wanted = ofLastWeek.map(({ id }) => id).sort();

describe('the last week', () => {
  let file: string;

  beforeAll(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'last-week-')), 'day.json');
    await writeFile(file, JSON.stringify({ title: 'A day', papers, issues: [] }));
  });

  it('of a ranking', () => {
    const ranked = rank(papers, { window: 7, now });
    expect(ranked.map(({ paper: { id } }) => id).sort()).toEqual(wanted);
  });

  it('of a search', () => {
    const { hits } = createIndex(papers).search('after:2026-03-11', { limit: papers.length });
    expect(hits.map(({ id }) => id).sort()).toEqual(wanted);
  });

  it.each([
    ['--since', '2026-03-11'],
    ['--since', '7d'],
    ['--since', '1w'],
    ['--window', '7d'],
  ])('of the command line, by %s %s', async (option, value) => {
    const { out, err } = await run(['show', file, option, value, '--json', '--quiet'], { now: () => now });
    expect(err).toBe('');
    const shown = JSON.parse(out).papers as { paper: Paper }[];
    expect(shown.map(({ paper: { id } }) => id).sort()).toEqual(wanted);
  });

  it.each([
    ['feed', ['--format', 'json']],
    ['feed', ['--format', 'rss']],
    ['export', ['--format', 'ndjson']],
    ['digest', ['--from', 'Lab <lab@example.org>', '--to', 'ada@example.org']],
  ])('of %s %j', async (command, args) => {
    for (const chosen of [
      ['--window', '7d'],
      ['--since', '7d'],
    ]) {
      const { out } = await run([command, file, ...args, ...chosen, '--quiet'], { now: () => now });
      const named = papers.filter(({ title }) => new RegExp(`${title}(?![\\w-])`).test(out));
      expect(named.map(({ id }) => id).sort()).toEqual(wanted);
    }
  });

  it.each([['2026-03-11'], [new Date('2026-03-11T00:00:00Z')]])('of a filter of programs, since %s', (since) => {
    expect(
      filterPapers(papers, { since })
        .map(({ id }) => id)
        .sort(),
    ).toEqual(wanted);
  });

  it('of trends up to the end of yesterday', () => {
    const trend = trends(
      papers.map((paper) => ({ ...paper, topics: [wanted.includes(paper.id) ? 'bees' : 'wasps'] })),
      { of: 'topics', per: 'week', spans: 2, now: '2026-03-17T23:59:59Z' },
    );
    const all = [...trend.new, ...trend.rising, ...trend.falling];
    expect(all.flatMap((each) => each.papers).sort()).toEqual(wanted.filter((id) => id !== 'title:listed-today'));
  });

  it('of the element', () => {
    const { entries } = readFeed(JSON.parse(toJsonFeed(papers)))!;
    const shown = select(entries, { sort: 'trending', window: 'week', topic: '', now: now.getTime() });
    expect(shown.map(({ paper: { id } }) => id).sort()).toEqual(wanted);
  });
});

describe('the days of a paper', () => {
  it.each([
    [{ listed: '2026-03-17', published: '2025-01-10' }, '2026-03-17', '2025-01-10'],
    [{ listed: '2026-03-17T23:30:00-05:00' }, '2026-03-18', '2026-03-18'],
    [{ published: '2026-03' }, '2026-03', '2026-03'],
    [{ published: '2026', updated: '2026-03-17' }, '2026', '2026'],
    [{ updated: '2026-03-17T01:00:00Z' }, '2026-03-17', '2026-03-17'],
    [{ listed: 'soon', published: '2026-02-30', updated: '2026-03-17' }, '2026-03-17', '2026-03-17'],
    [seen('2026-03-17T09:00:00Z'), '2026-03-17', '2026-03-17'],
    [{ published: '1970-01-01', updated: '2026-03-17' }, '1970-01-01', '1970-01-01'],
    [{ listed: 'soon' }, undefined, undefined],
    [{ listed: '9999-12-31T23:30:00-01:00', published: '2026-03-17' }, '2026-03-17', '2026-03-17'],
    [{}, undefined, undefined],
  ])('of %j: it came up on %s and came out on %s', (dates, up, out) => {
    expect(dayOf(paper('x', dates))).toBe(up);
    expect(publishedDay(paper('x', dates))).toBe(out);
  });
});
