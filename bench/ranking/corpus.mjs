// The real data of corpus/hf as papers that know only what was known at a moment.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { thinHistory } from '../../packages/core/dist/index.js';

const corpus = process.env.TRENDING_PAPERS_CORPUS ?? resolve(import.meta.dirname, '../../../shared/corpus');
if (!existsSync(join(corpus, 'hf'))) {
  console.error('This benchmark needs the corpus: set TRENDING_PAPERS_CORPUS to the folder that holds hf/.');
  process.exit(1);
}

export const day = 86_400_000;

const daily = linesOf('daily-papers.ndjson.gz').map((line) => JSON.parse(line));
const dated = linesOf('papers.ndjson.gz').map((line) => JSON.parse(line));

/** What does not change about each paper, by arXiv id. */
const facts = new Map();
for (const { id, publishedAt } of dated) facts.set(id, { published: publishedAt });
for (const { snapshotDate, item } of daily)
  facts.set(item.paper.id, {
    published: item.paper.publishedAt,
    listed: item.paper.submittedOnDailyAt ?? snapshotDate,
    code: item.paper.githubRepo,
  });

/** Dated readings of each paper, oldest first. */
const readings = new Map();
for (const line of linesOf('signal-observations.csv').slice(1)) {
  const [id, at, source, upvotes, comments, stars, code] = line.split(',');
  const known = Object.entries({ upvotes, comments, stars }).filter(([, value]) => value);
  const reading = {
    at,
    time: Date.parse(at),
    source,
    code,
    signals: Object.fromEntries(known.map(([k, v]) => [k, +v])),
  };
  if (!readings.has(id)) readings.set(id, []);
  readings.get(id).push(reading);
}
for (const list of readings.values()) list.sort((a, b) => a.time - b.time);

/** The papers of each daily page, with the time of its first reading. */
export const pages = [...groupBy(daily, 'snapshotDate')].map(([date, items]) => ({
  date,
  ids: items.map(({ item }) => item.paper.id),
}));

/** The order of the real trending page: of each day the last moment that shows at least 40 places. */
export const trendingPages = [...groupBy(trendingRows(), 'date')].flatMap(([date, rows]) => {
  const full = [...groupBy(rows, 'minute').values()].filter((group) => group.length >= 40).at(-1);
  if (!full) return [];
  const ids = [...new Map(full.toSorted((a, b) => a.rank - b.rank).map((row) => [row.id, row])).keys()];
  return [{ date, time: full[0].time, ids }];
});

/** The moment of a paper's first reading by the daily dump. */
export function firstReadingOf(id) {
  return readings.get(id)?.find(({ source }) => source === 'hf-daily-snapshot');
}

export function lastReadingOf(id) {
  return readings.get(id)?.at(-1);
}

/** The last reading of a paper in a span of time, both ends included. */
export function readingBetween(id, from, to) {
  return readings.get(id)?.findLast(({ time }) => time >= from && time <= to);
}

/** All papers of which anything was known before a moment. */
export function knownBefore(time) {
  return [...readings].filter(([, [first]]) => first.time < time).map(([id]) => id);
}

/** A paper as it was known at a moment: nothing in it was read later. */
export function paperAt(id, time, keep = () => true) {
  const past = (readings.get(id) ?? []).filter((reading) => reading.time <= time && keep(reading));
  // An arXiv identifier begins with the year and the month.
  const { published = `20${id.slice(0, 2)}-${id.slice(2, 4)}`, listed, code } = facts.get(id) ?? {};
  return {
    id: `arxiv:${id}`,
    title: id,
    authors: [],
    published,
    listed,
    ids: { arxiv: id },
    links: { code: past.findLast((reading) => reading.code)?.code ?? code },
    signals: Object.assign({}, ...past.map(({ signals }) => signals)),
    history: thinHistory(
      past.map(({ at, signals }) => ({ at, signals })),
      new Date(time),
    ),
    topics: [],
    sources: [],
  };
}

function trendingRows() {
  return linesOf('trending-ranks.csv')
    .slice(1)
    .map((line) => {
      const [at, id, rank] = line.split(',');
      return { date: at.slice(0, 10), minute: at.slice(0, 16), time: Date.parse(at), id, rank: Number(rank) };
    });
}

function linesOf(name) {
  const bytes = readFileSync(join(corpus, 'hf', name));
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim().split(/\r?\n/);
}

function groupBy(rows, key) {
  const groups = new Map();
  for (const row of rows) groups.set(row[key], [...(groups.get(row[key]) ?? []), row]);
  return groups;
}
