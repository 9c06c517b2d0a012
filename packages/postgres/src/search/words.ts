import { type Issue, type Paper, publishedDay } from '@trending-papers/core/paper';
import { termsOf } from '@trending-papers/core/search';
import { placeOf, storeIssue } from '@trending-papers/core/store';
import type { Query } from '../driver/database.js';
import { vectorOf } from './lexemes.js';
import { countedInWords, paperCount, wordCount } from './lookup.js';

/** A paper whose words are written: as it is, and as it was when its words were written last. */
export interface Worded {
  key: string;
  paper?: Paper | undefined;
  before?: Paper | undefined;
}

/** Kinds of terms of which it is counted how many papers have them. */
const counted = new RegExp(`^(?:${[...countedInWords, 'word', 'short', 'long'].join('|')}):`);

/** All of a paper that its row of words is made of. */
function saying(paper: Paper): string {
  const { title, abstract, authors, topics, venue, links, ids, summary, image, license, comment } = paper;
  const has = [summary, image, license, comment].map((part) => part !== undefined);
  const names = authors.map(({ name }) => name);
  return JSON.stringify([title, abstract, names, topics, venue, links, ids, has, placeOf(paper), publishedDay(paper)]);
}

/**
 * Writes the words of papers that say something new, and counts how many papers have each; without a paper they are taken
 * out. Counts are changed in one order and at the end of a transaction: where more write at once than there are slots, they
 * wait for each other for a moment, and never in a circle.
 */
export async function writeWords(query: Query, given: readonly Worded[]): Promise<Issue[]> {
  const changed = given.filter(
    ({ paper, before }) => paper === undefined || before === undefined || saying(paper) !== saying(before),
  );
  const now = changed.filter((each): each is Worded & { paper: Paper } => each.paper !== undefined);
  const issues: Issue[] = [];
  const were = termsOf(changed.flatMap(({ before }) => before ?? []));
  const are = termsOf(now.map(({ paper }) => paper));
  if (now.length > 0) {
    const vectors = are.papers.map(vectorOf);
    vectors.forEach(({ left }, at) => {
      const { id } = now[at]!.paper;
      if (left > 0) issues.push(storeIssue('paper-words-cut', { paper: id, left, of: are.papers[at]!.terms.length }));
    });
    await query(
      `INSERT INTO trending_papers.word (key, place, words)
       SELECT key, place, words::tsvector
       FROM unnest($1::uuid[], $2::text[], $3::text[]) AS row (key, place, words)
       ON CONFLICT (key) DO UPDATE SET place = excluded.place, words = excluded.words`,
      [now.map(({ key }) => key), now.map(({ paper }) => placeOf(paper)), vectors.map(({ text }) => text)],
    );
  }
  const gone = changed.filter(({ paper }) => paper === undefined).map(({ key }) => key);
  if (gone.length > 0) await query('DELETE FROM trending_papers.word WHERE key = ANY ($1::uuid[])', [gone]);
  await addCounts(query, differences(were, are));
  return issues;
}

type Statistics = ReturnType<typeof termsOf>;

/** By how much each count changes. */
function differences(were: Statistics, are: Statistics): Map<string, number> {
  const changes = new Map<string, number>();
  const count = ({ df, papers }: Statistics, sign: 1 | -1) => {
    const add = (term: string, by: number) => changes.set(term, (changes.get(term) ?? 0) + sign * by);
    for (const [term, by] of df) if (counted.test(term)) add(term, by);
    add(paperCount, papers.length);
    add(
      wordCount,
      papers.reduce((sum, { words }) => sum + words, 0),
    );
  };
  count(were, -1);
  count(are, 1);
  return changes;
}

async function addCounts(query: Query, changes: ReadonlyMap<string, number>): Promise<void> {
  const rows = [...changes].filter(([, by]) => by !== 0);
  if (rows.length === 0) return;
  const [free] = await query<{ slot: number }>(
    'SELECT slot FROM trending_papers.slot ORDER BY slot LIMIT 1 FOR UPDATE SKIP LOCKED',
  );
  await query(
    `INSERT INTO trending_papers.term (term, slot, df)
     SELECT term, $3::integer, df FROM unnest($1::text[], $2::bigint[]) AS row (term, df) ORDER BY term COLLATE "C"
     ON CONFLICT (term, slot) DO UPDATE SET df = term.df + excluded.df`,
    [rows.map(([term]) => term), rows.map(([, by]) => by), free?.slot ?? 0],
  );
}
