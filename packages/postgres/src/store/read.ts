import { type Paper, type Reading, windowStart } from '@trending-papers/core/paper';
import { asKnownAt, type Ranked, rank } from '@trending-papers/core/rank';
import {
  defaultWindow,
  eachName,
  isAmong,
  namesToGetBy,
  narrowed,
  passing,
  placeAt,
  placeOf,
  placesOf,
  type StoreListing,
  type StoreRanking,
  type StoreSeries,
} from '@trending-papers/core/store';
import type { Query } from '../driver/database.js';
import { keptName } from './names.js';

/** Rows of one question: a list is read in pages, however long it is. */
const pageSize = 200;
const monthsPage = 12;

interface Row {
  key: string;
  paper: Paper;
}

/** Papers by any of their names, those that are called so first. */
export async function getPapers(query: Query, names: Iterable<string>): Promise<Map<string, Row[]>> {
  const wanted = eachName(names);
  const rows = await query<Row & { name: string }>(
    `SELECT name.name, paper.key, paper.paper FROM trending_papers.name AS name
     JOIN trending_papers.paper AS paper ON paper.key = name.key WHERE name.name = ANY ($1::text[])`,
    [[...new Set(wanted.map(keptName))]],
  );
  const byName = new Map<string, Row[]>();
  for (const row of rows) byName.set(row.name, [...(byName.get(row.name) ?? []), row]);
  return new Map(
    wanted.flatMap((name) => {
      const bearers = (byName.get(keptName(name)) ?? []).filter(({ paper }) => namesToGetBy(paper).has(name));
      const isCalled = ({ paper }: Row) => Number(paper.id === name);
      const sorted = bearers.sort((a, b) => isCalled(b) - isCalled(a) || (a.paper.id < b.paper.id ? -1 : 1));
      return sorted.length > 0 ? [[name, sorted] as const] : [];
    }),
  );
}

/** Papers in the order of their places, newest first, page by page. */
export async function* listPapers(query: Query, which: StoreListing): AsyncGenerator<Paper> {
  const { from = '' } = placesOf(which);
  let { before } = placesOf(which);
  let left = which.limit ?? Number.POSITIVE_INFINITY;
  // An option that makes no sense is told of before the first question.
  passing([], which);
  while (left > 0) {
    const rows = await query<{ paper: Paper }>(
      `SELECT paper FROM trending_papers.paper WHERE place >= $1 AND ($2::text IS NULL OR place < $2)
       ORDER BY place DESC LIMIT ${pageSize}`,
      [from, before ?? null],
    );
    const papers = rows.map(({ paper }) => paper);
    for (const paper of passing(papers, which).slice(0, left)) {
      yield paper;
      left -= 1;
    }
    if (papers.length < pageSize) return;
    before = placeOf(papers.at(-1)!);
  }
}

/** Whether what is asked of ranking is answered by whole papers alone: by their texts, or by who wrote them. */
const needsAll = ({ by, boosts = {}, caps = {} }: StoreRanking): boolean =>
  typeof by === 'function' ||
  [boosts.keywords, boosts.authors, boosts.organizations, caps.author].some((asked) => asked !== undefined);

/** The papers of a window, ranked by core over what it asks for alone; those that are given are read whole. */
export async function rankPapers(query: Query, asked: StoreRanking): Promise<Ranked[]> {
  const { window = defaultWindow, now = new Date(), ...how } = asked;
  const isWhole = needsAll(asked);
  const rows = await query<Row>(
    isWhole
      ? 'SELECT key, paper FROM trending_papers.paper WHERE place >= $1'
      : 'SELECT key, facts AS paper FROM trending_papers.latest WHERE place >= $1',
    [placeAt(windowStart(window, now.getTime()))],
  );
  const ranked = rank(
    rows.map(({ paper }) => paper),
    { ...how, window, now },
  );
  if (isWhole || ranked.length === 0) return ranked;
  const keys = new Map(rows.map(({ key, paper }) => [paper.id, key]));
  const papers = await query<{ paper: Paper }>('SELECT paper FROM trending_papers.paper WHERE key = ANY ($1::uuid[])', [
    ranked.map(({ paper }) => keys.get(paper.id)!),
  ]);
  const whole = new Map(
    asKnownAt(
      papers.map(({ paper }) => paper),
      now,
    ).map((paper) => [paper.id, paper]),
  );
  return ranked.map((each) => ({ ...each, paper: whole.get(each.paper.id) ?? each.paper }));
}

/** The readings of a paper, oldest first, page by page. */
export async function* readSeries(query: Query, name: string, which: StoreSeries): AsyncGenerator<Reading> {
  const wanted = isAmong(which);
  const [first] = (await getPapers(query, [name])).get(name) ?? [];
  if (first === undefined) return;
  for (let after = ''; ; ) {
    const rows = await query<{ month: string; readings: Reading[] }>(
      `SELECT month, readings FROM trending_papers.month WHERE key = $1 AND month > $2 ORDER BY month LIMIT ${monthsPage}`,
      [first.key, after],
    );
    for (const reading of rows.flatMap(({ readings }) => readings).filter(wanted))
      yield narrowed(reading, which.signal);
    if (rows.length < monthsPage) return;
    after = rows.at(-1)!.month;
  }
}
