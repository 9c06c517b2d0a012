import type { PaperTerms } from '@trending-papers/core/search';

/** Kinds of terms, each by one letter: a lexeme stands in every paper that has it. */
export const letters: Readonly<Record<string, string>> = {
  text: 'x',
  title: 't',
  authors: 'a',
  topics: 'c',
  venue: 'v',
  has: 'h',
  year: 'y',
  whole: 'w',
};
/** A lexeme has up to 2,046 bytes; nobody looks for the end of one that long. */
export const longestLexeme = 400;
/** What no paper has. */
const nothing = 'none';
/** Lexemes of one paper: PostgreSQL keeps a megabyte of them. */
export const mostLexemes = 10_000;
/** Places by which `ts_rank` tells papers that have a word often: up to so many in a title, and in an abstract. */
const placesInTitle = 3;
const placesInAbstract = 4;

/** A term as PostgreSQL keeps it; terms of the same lexeme count as one. */
function lexemeOf(term: string): string {
  const colon = term.indexOf(':');
  const kind = term.slice(0, colon);
  return `${letters[kind] ?? kind}${term.slice(colon + 1)}`.slice(0, longestLexeme).replace(/[\uD800-\uDBFF]$/, '');
}

/** In quotes: what is in them means nothing to PostgreSQL. */
const quoted = (lexeme: string) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** The text of a `tsvector`, and how many of the paper's terms had no room in it. */
export function vectorOf({ terms, counts }: PaperTerms): { text: string; left: number } {
  // What texts have most of comes last: names, titles and parts are never left out for it.
  const sorted = [...terms].sort((a, b) => Number(a.startsWith('text:')) - Number(b.startsWith('text:')));
  const taken = sorted.slice(0, mostLexemes).map((term) => {
    const count = counts.get(term);
    if (count === undefined) return quoted(lexemeOf(term));
    const titled = Array.from({ length: Math.min(count.inTitle, placesInTitle) }, (_, at) => `${at + 1}A`);
    const rest = Array.from({ length: Math.min(count.inAbstract, placesInAbstract) }, (_, at) => `${at + 4}`);
    return `${quoted(lexemeOf(term))}:${[...titled, ...rest].join(',')}`;
  });
  return { text: taken.join(' '), left: terms.length - taken.length };
}

/** Text of a `tsquery` for papers that have one of some terms. */
export function anyOf(terms: readonly string[]): string {
  return terms.length === 0 ? nothing : `(${terms.map((term) => quoted(lexemeOf(term))).join('|')})`;
}
