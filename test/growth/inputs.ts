import type * as core from '../../packages/core/src/index.js';
import { barePaper } from '../../packages/core/test/bare-paper.js';

/** Listings of `n` papers that are hard in one way each: what they share is what work may multiply over. */
export const paperKinds: Readonly<Record<string, (at: number) => Partial<core.Paper>>> = {
  'of nothing in common': (at) => ({
    title: `${word(at)} ${word(at * 7 + 1)} for ${word(at * 13 + 2)} networks`,
    abstract: `We study ${word(at + 3)} with ${word(at * 3)} and ${word(at * 5)}.`,
    authors: [{ name: `Ada ${word(at)}` }, { name: `Emmy ${word(at + 1)}` }],
    topics: [`cs.${word(at % 20)}`],
  }),
  'of one generic title': () => ({ title: 'Editorial' }),
  'of one long title': () => ({ title: 'A Survey of Methods for the Analysis of Very Large Collections of Text' }),
  'of one author and topic': (at) => ({
    title: `Notes on ${word(at)}`,
    authors: [{ name: 'Ada Lovelace' }],
    topics: ['machine learning'],
  }),
  'of one repository': (at) => ({
    title: `Code for ${word(at)}`,
    links: { code: 'https://github.com/ada/engine' },
    signals: { stars: at },
  }),
  'of one related work': (at) => ({
    title: `Comment on ${word(at)}`,
    relations: [{ type: 'is-comment-on', id: 'doi:10.1000/182' }],
  }),
};

/** A word for each number, as letters. */
export function word(at: number): string {
  let [left, text] = [at + 1, ''];
  while (left > 0) {
    text += 'bcdfghjklmnpqrstvwxz'[left % 20]! + 'aeiou'[left % 5]!;
    left = Math.floor(left / 20);
  }
  return text;
}

/** `n` papers of a kind, each with votes, a day, a DOI and a reading of each of three days. */
export function papersOf(kind: string, n: number): core.Paper[] {
  return Array.from({ length: n }, (_, at) => {
    const day = `2026-06-${String(1 + (at % 28)).padStart(2, '0')}`;
    const votes = at % 100;
    return barePaper({
      id: `doi:10.5555/${at}`,
      ids: { doi: `10.5555/${at}` },
      published: day,
      listed: day,
      signals: { upvotes: votes },
      history: [1, 2, 3].map((of) => ({ at: `2026-06-2${of}T00:00:00Z`, signals: { upvotes: Math.min(votes, of) } })),
      sources: [{ name: 'hf-daily', seen: day, position: at + 1 }],
      ...paperKinds[kind]!(at),
    });
  });
}

export const listingOf = (kind: string, n: number): core.Listing => ({
  title: 'Papers',
  date: '2026-06-30',
  papers: papersOf(kind, n),
  issues: [],
});

/** Text of about `n` characters that is hard to read in one way each. */
export const textKinds: Readonly<Record<string, (n: number) => string>> = {
  'one unbroken word': (n) => 'a'.repeat(n),
  'one word without blanks in Chinese': (n) => '机器学习'.repeat(n / 4),
  blanks: (n) => `a${' '.repeat(n)}b`,
  'line ends': (n) => `a${'\n'.repeat(n)}b`,
  'opened braces': (n) => '{'.repeat(n),
  'opened and closed braces': (n) => '{a}'.repeat(n / 3),
  dollars: (n) => '$a'.repeat(n / 2),
  commands: (n) => '\\textbf{a}'.repeat(n / 10),
  'nested commands': (n) => `${'\\emph{'.repeat(n / 7)}a${'}'.repeat(n / 7)}`,
  'opened tags': (n) => '<i'.repeat(n / 2),
  'nested tags': (n) => '<i>'.repeat(n / 3),
  entities: (n) => '&amp;'.repeat(n / 5),
  'open entities': (n) => '&amp'.repeat(n / 4),
  'marks on one letter': (n) => `a${'\u0301'.repeat(n)}`,
  quotes: (n) => '"a '.repeat(n / 3),
  parentheses: (n) => '('.repeat(n),
  addresses: (n) => 'https://example.org/a '.repeat(n / 22),
  'arXiv numbers': (n) => '2606.00001 '.repeat(n / 11),
  ties: (n) => 'a~b '.repeat(n / 4),
  'doubled quotes': (n) => "a ''b'' ".repeat(n / 8),
  dashes: (n) => '-'.repeat(n),
  'at signs': (n) => '@a{'.repeat(n / 3),
  commas: (n) => 'a, '.repeat(n / 3),
  'names joined by and': (n) => 'Ada Lovelace and '.repeat(n / 17),
};
