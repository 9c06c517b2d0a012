import { type Collection, explainedIn, lookupsOf, spellingOf, termNamesOf } from '@trending-papers/core/search';
import type { Query } from '../driver/database.js';

/** Completions taken up for one beginning. */
const mostCompletions = 48;
/** Explanations taken up for one short form or long one, those of most papers. */
const mostExplained = 16;
/** Words that typing errors are held against, the most used ones. */
const mostSpelled = 32_768;
/** A word in so few papers may be a typing error. */
const rareWord = 10;
/** Growth of the collection after which its common words are read again. */
const grown = 1.1;

/** Kinds of terms of which rows of words tell how many papers have them. */
export const countedInWords = ['text', 'title', 'authors', 'topics', 'venue'] as const;

/** How many papers and words there are: rows of `term` that no word has the name of. */
export const paperCount = '#papers';
export const wordCount = '#words';

/** The end of all words that begin with some text. */
const afterAll = '\u{10FFFF}';

/** Looks up what is known of the words of queries in a database. */
export function createLookup(query: Query): (text: string) => Promise<Collection> {
  let spelling: { repairsOf: (word: string) => string[]; papers: number } | undefined;

  /** Common words are read when a query first has a rare one, and then kept. */
  async function repairsOf(word: string, papers: number): Promise<string[]> {
    if (spelling === undefined || papers > spelling.papers * grown) {
      const rows = await query<{ term: string; df: string }>(
        `SELECT term, sum(df) AS df FROM trending_papers.term WHERE term >= 'word:' AND term < 'word;'
         GROUP BY term HAVING sum(df) > 0 ORDER BY sum(df) DESC, term LIMIT ${mostSpelled}`,
      );
      const words = rows.map(({ term, df }) => [term.slice('word:'.length), Number(df)] as const);
      spelling = { repairsOf: spellingOf(words), papers };
    }
    return spelling.repairsOf(word);
  }

  async function frequencies(terms: readonly string[], into: Map<string, number>): Promise<void> {
    const rows = await query<{ term: string; df: string }>(
      // Each by the index, however little the server knows of the table.
      `SELECT found.term, found.df FROM unnest($1::text[]) AS wanted (term) CROSS JOIN LATERAL (
         SELECT wanted.term, sum(df) AS df FROM trending_papers.term WHERE term.term = wanted.term COLLATE "C"
       ) AS found`,
      [[...new Set(terms)].filter((term) => !into.has(term))],
    );
    for (const { term, df } of rows) if (Number(df) > 0) into.set(term, Number(df));
  }

  async function completionsOf(beginning: string): Promise<string[]> {
    const rows = await query<{ term: string }>(
      `SELECT term FROM trending_papers.term WHERE term >= $1 AND term < $2
       GROUP BY term HAVING sum(df) > 0 ORDER BY sum(df) DESC, term LIMIT ${mostCompletions}`,
      [`word:${beginning}`, `word:${beginning}${afterAll}`],
    );
    return rows.map(({ term }) => term.slice('word:'.length));
  }

  /** Terms that begin so, such as all that a short form is explained by. */
  async function beginning(terms: readonly string[], into: Map<string, number>): Promise<void> {
    if (terms.length === 0) return;
    const rows = await query<{ term: string; df: string }>(
      `SELECT found.term, found.df FROM unnest($1::text[]) AS wanted (beginning) CROSS JOIN LATERAL (
         SELECT term, sum(df) AS df FROM trending_papers.term
         WHERE term >= wanted.beginning COLLATE "C" AND term < (wanted.beginning || '${afterAll}') COLLATE "C"
         GROUP BY term HAVING sum(df) > 0 ORDER BY sum(df) DESC, term LIMIT ${mostExplained}
       ) AS found`,
      [terms],
    );
    for (const { term, df } of rows) into.set(term, Number(df));
  }

  return async (text) => {
    const { words, beginnings, explained } = lookupsOf(text);
    const df = new Map<string, number>();
    await beginning(explained, df);
    const further = explainedIn(df);
    await beginning(further.explained, df);
    const completions = (await Promise.all(beginnings.map(completionsOf))).flat();
    await frequencies(
      [paperCount, wordCount, ...[...words, ...further.words, ...completions].flatMap(termNamesOf)],
      df,
    );
    const [count, length] = [df.get(paperCount) ?? 0, df.get(wordCount) ?? 0];
    const rare = words.filter((word) => termNamesOf(word).every((term) => (df.get(term) ?? 0) <= rareWord));
    const repairs = [];
    for (const word of rare) repairs.push(...(await repairsOf(word, count)));
    if (repairs.length > 0) await frequencies(repairs.flatMap(termNamesOf), df);
    return { df, count, averageWords: length / Math.max(count, 1) };
  };
}
