import type { Issue, Paper } from '@trending-papers/core/paper';
import { placeOf, shown, type Union } from '@trending-papers/core/store';
import type { Query } from '../driver/database.js';
import { writeWords } from '../search/words.js';
import type { Whole } from './closure.js';
import { writeMonths } from './months.js';
import { keptNames } from './names.js';

/** Writes what merging changed, and nothing else. `found` are the papers it was merged into. */
export async function writeUnion(
  query: Query,
  { put, dropped, gone }: Union,
  found: readonly Whole[],
): Promise<Issue[]> {
  const before = new Map(found.map((kept) => [kept.key, kept]));
  if (dropped.length > 0)
    for (const table of ['paper', 'month', 'latest'])
      await query(`DELETE FROM trending_papers.${table} WHERE key = ANY ($1::uuid[])`, [dropped]);
  if (put.length > 0) {
    const rows = put.map(({ key, paper }) => ({
      key,
      id: paper.id,
      place: placeOf(paper),
      paper: shown(paper),
      names: keptNames(paper),
    }));
    await query(
      `INSERT INTO trending_papers.paper (key, id, place, paper, names, rev)
       SELECT key, id, place, paper, names, pg_current_xact_id()
       FROM jsonb_to_recordset($1::jsonb) AS row (key uuid, id text, place text, paper jsonb, names text[])
       ON CONFLICT (key) DO UPDATE SET id = excluded.id, place = excluded.place, paper = excluded.paper,
         names = excluded.names, rev = excluded.rev, changed = now()`,
      [JSON.stringify(rows)],
    );
    await writeLatest(query, rows);
    await writeMonths(
      query,
      put.map(({ key, paper, before }) => ({ key, before: before?.history ?? [], now: paper.history })),
    );
    await query('DELETE FROM trending_papers.gone WHERE id = ANY ($1::text[])', [rows.map(({ id }) => id)]);
  }
  await writeNames(query, put, dropped, before);
  if (gone.length > 0)
    await query(
      `INSERT INTO trending_papers.gone (id, into_id, rev)
       SELECT id, "into", pg_current_xact_id() FROM jsonb_to_recordset($1::jsonb) AS row (id text, "into" text)
       ON CONFLICT (id) DO UPDATE SET into_id = excluded.into_id, rev = excluded.rev`,
      [JSON.stringify(gone)],
    );
  const wordedBefore = (key: string) => (before.get(key)?.worded === true ? before.get(key)!.paper : undefined);
  return writeWords(query, [
    ...put.map(({ key, paper }) => ({ key, paper, before: wordedBefore(key) })),
    ...dropped.map((key) => ({ key, before: wordedBefore(key) })),
  ]);
}

/** What ranking asks for, as papers are shown, without what is as long as all the rest: texts, people, links to pictures. */
export async function writeLatest(
  query: Query,
  rows: readonly { key: string; place: string; paper: Paper }[],
): Promise<void> {
  const facts = rows.map(({ paper }) => JSON.stringify(factsOf(paper)));
  await query(
    `INSERT INTO trending_papers.latest (key, place, facts)
     SELECT key, place, facts::jsonb FROM unnest($1::uuid[], $2::text[], $3::text[]) AS row (key, place, facts)
     ON CONFLICT (key) DO UPDATE SET place = excluded.place, facts = excluded.facts`,
    [rows.map(({ key }) => key), rows.map(({ place }) => place), facts],
  );
}

function factsOf(paper: Paper): Partial<Paper> {
  const { abstract: _, summary: __, comment: ___, authors: ____, image: _____, license: ______, ...facts } = paper;
  return facts;
}

async function writeNames(
  query: Query,
  put: Union['put'],
  dropped: readonly string[],
  before: ReadonlyMap<string, { names: readonly string[] }>,
): Promise<void> {
  const pair = (key: string) => (name: string) => ({ key, name });
  const had = (key: string) => new Set(before.get(key)?.names);
  const added = put.flatMap(({ key, paper }) =>
    keptNames(paper)
      .filter((name) => !had(key).has(name))
      .map(pair(key)),
  );
  const removed = [
    ...put.flatMap(({ key, paper }) => {
      const now = new Set(keptNames(paper));
      return [...had(key)].filter((name) => !now.has(name)).map(pair(key));
    }),
    ...dropped.flatMap((key) => [...had(key)].map(pair(key))),
  ];
  if (removed.length > 0)
    await query(
      `DELETE FROM trending_papers.name USING jsonb_to_recordset($1::jsonb) AS row (key uuid, name text)
       WHERE name.name = row.name AND name.key = row.key`,
      [JSON.stringify(removed)],
    );
  if (added.length > 0)
    await query(
      `INSERT INTO trending_papers.name (name, key)
       SELECT name, key FROM jsonb_to_recordset($1::jsonb) AS row (key uuid, name text) ON CONFLICT (name, key) DO NOTHING`,
      [JSON.stringify(added)],
    );
}
