import type { Query } from '../driver/database.js';
import { isMadeAlready, mayNotWrite } from '../driver/errors.js';
import { retried } from '../driver/retry.js';

/** The text of a paper, its title twice, as it counts for more: from the paper itself, so that no text stands twice. */
const text = `((paper ->> 'title') || ' ' || (paper ->> 'title') || ' ' || coalesce(paper ->> 'abstract', ''))`;
const index = 'trending_papers.paper_bm25';
/** Core's measure, as far as an index of one field has it (`usualScoring`). */
const measure = 'k1 = 1.6, b = 0.5';

/**
 * Whether papers can be asked for by BM25: where the extension `pg_textsearch` is in the database, its index is made when
 * it is missing, which takes a minute for some hundred thousand papers.
 *
 * https://github.com/timescale/pg_textsearch
 */
export async function hasBm25(query: Query): Promise<boolean> {
  const [there] = await query<{ extension: boolean; index: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_textsearch') AS extension,
       to_regclass('${index}') IS NOT NULL AS index`,
  );
  if (!there!.extension || there!.index) return there!.extension;
  try {
    await retried(
      () =>
        query(
          `CREATE INDEX IF NOT EXISTS paper_bm25 ON trending_papers.paper USING bm25 (${text}) WITH (text_config = 'english', ${measure})`,
        ),
      isMadeAlready,
    );
    return true;
  } catch (error) {
    // Who may only read searches by words until somebody opens the store who may make it.
    if (!mayNotWrite(error)) throw error;
    return false;
  }
}

/** Papers that say most of some words, best first. */
export async function byBm25(query: Query, words: readonly string[], limit: number): Promise<string[]> {
  const rows = await query<{ key: string }>(
    `SELECT key FROM trending_papers.paper ORDER BY ${text} <@> to_bm25query($1, '${index}') LIMIT ${limit}`,
    [words.join(' ')],
  );
  return rows.map(({ key }) => key);
}
