import type { StoreFinding } from '@trending-papers/core/store';
import type { Query } from '../driver/database.js';
import { letters, longestLexeme, mostLexemes } from '../search/lexemes.js';
import { countedInWords, paperCount } from '../search/lookup.js';

/** What must not be in the tables: what each question counts, and how that is said. */
const questions: readonly { what: string; sql: string }[] = [
  { what: 'papers whose own record has another id', sql: "FROM paper WHERE paper->>'id' IS DISTINCT FROM id" },
  { what: 'ids that two papers have', sql: 'FROM (SELECT 1 FROM paper GROUP BY id HAVING count(*) > 1) AS twice' },
  { what: 'names that lead to no paper', sql: missing('name', 'paper') },
  {
    what: 'papers that are not found by one of their names',
    sql: `FROM (SELECT DISTINCT paper.key FROM paper, unnest(paper.names) AS own
      WHERE NOT EXISTS (SELECT FROM name WHERE name.name = own AND name.key = paper.key)) AS lost`,
  },
  {
    what: 'readings of no paper',
    sql: `FROM month, jsonb_array_elements(month.readings)
      WHERE NOT EXISTS (SELECT FROM paper WHERE paper.key = month.key)`,
  },
  { what: 'numbers of no paper', sql: missing('latest', 'paper') },
  { what: 'papers without numbers, which no ranking gives', sql: missing('paper', 'latest') },
  { what: 'words of no paper', sql: missing('word', 'paper') },
  { what: 'papers without words, which no search finds', sql: missing('paper', 'word') },
  { what: 'ids that are told to be gone, and are not', sql: 'FROM gone JOIN paper USING (id)' },
  { what: 'words that more or fewer papers have than is counted', sql: miscounted() },
  {
    what: 'papers more or fewer than are counted',
    sql: `FROM generate_series(1, abs((SELECT count(*) FROM word)
      - (SELECT coalesce(sum(df), 0)::bigint FROM term WHERE term = '${paperCount}')))`,
  },
];

/**
 * Words whose counts, which make what they are worth, are not what the rows say. Of papers with more words than a row
 * takes some are counted and have none.
 */
function miscounted(): string {
  const kinds = countedInWords.map((kind) => `WHEN '${kind}' THEN '${letters[kind]}'`).join(' ');
  return `FROM (
      SELECT left(CASE split_part(term, ':', 1) ${kinds} END || substr(term, strpos(term, ':') + 1), ${longestLexeme}) AS lexeme, sum(df) AS df
      FROM term WHERE split_part(term, ':', 1) IN ('${countedInWords.join("', '")}') GROUP BY 1
    ) AS counted FULL JOIN (
      SELECT word AS lexeme, ndoc FROM ts_stat('SELECT words FROM trending_papers.word')
      WHERE left(word, 1) IN ('${countedInWords.map((kind) => letters[kind]).join("', '")}')
    ) AS had USING (lexeme)
    WHERE coalesce(df, 0) NOT BETWEEN coalesce(ndoc, 0)
      AND coalesce(ndoc, 0) + (SELECT count(*) FROM word WHERE length(words) >= ${mostLexemes})`;
}

/** The rows of a table that have none in another. */
function missing(table: string, other: string): string {
  return `FROM ${table} WHERE NOT EXISTS (SELECT FROM ${other} WHERE ${other}.key = ${table}.key)`;
}

/**
 * Holds the tables against each other, since no server does that for tables that may be spread over several. Reads each
 * table once or twice; writers may go on, as each question sees one moment.
 */
export async function checkTables(query: Query): Promise<StoreFinding[]> {
  const findings: StoreFinding[] = [];
  for (const { what, sql } of questions) {
    const [row] = await query<{ count: unknown }>(
      `SELECT count(*) AS count ${sql.replace(/\b(FROM|JOIN) (paper|name|month|latest|word|gone|term)\b/g, '$1 trending_papers.$2')}`,
    );
    const count = Number(row!.count);
    if (count > 0) findings.push({ what, count });
  }
  return findings;
}
