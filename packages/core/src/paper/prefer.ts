import { isPlaceholderTitle } from './placeholder.js';
import { isPreprintDoi } from './preprint.js';
import type { Ids, Links, Paper } from './schema.js';

// Which of several records' values a merged paper keeps, field by field. Every rule is an order on values, so that the
// result does not depend on which record came first; equal values leave nothing to choose.

/** Negative when the first is to be kept. */
export type Order<T> = (a: T, b: T, papers: readonly [Paper, Paper]) => number;

const text = (a: string, b: string) => (a < b ? -1 : Number(a > b));
const json: Order<unknown> = (a, b) => text(JSON.stringify(a), JSON.stringify(b));
const longer: Order<string> = (a, b) => b.length - a.length || text(a, b);
const version: Order<unknown> = (_, __, [a, b]) => (b.version ?? 0) - (a.version ?? 0);
/** What was seen last is what is so now. */
const newest: Order<unknown> = (_, __, [a, b]) => text(lastSeen(b), lastSeen(a));
/** A place in a listing holds as long as no other was read. */
const lastPlaced: Order<unknown> = (_, __, [a, b]) => text(b.placed ?? '', a.placed ?? '');
/** A test that the better value passes. */
const first =
  <T>(better: (value: T) => boolean): Order<T> =>
  (a, b) =>
    Number(better(b)) - Number(better(a));
const inTurn =
  <T>(...orders: Order<T>[]): Order<T> =>
  (a, b, papers) => {
    for (const order of orders) {
      const found = order(a, b, papers);
      if (found !== 0) return found;
    }
    return 0;
  };

/** The last moment a paper is known to have been seen; an empty text when none is. */
export function lastSeen({ history, sources }: Paper): string {
  return sources.reduce((last, { seen = '' }) => (seen > last ? seen : last), history.at(-1)?.at ?? '');
}

/** Of two dates the earlier; but a day says more than the month or year that holds it, so "2024" counts as its end. */
const earlier: Order<string> = (a, b) => text(a.padEnd(24, '~'), b.padEnd(24, '~'));
const later: Order<string> = (a, b) => text(b, a);

const shouting = (title: string) => title === title.toUpperCase() && title !== title.toLowerCase();
const known = ({ authors }: Paper) => authors.flatMap((author) => Object.keys(author)).length;

const preprintVenue = /^(?:arxiv|corr|biorxiv|medrxiv|ssrn|research square|preprints?)\b/i;

const onArxiv = first<string>((url) => url.startsWith('https://arxiv.org/'));

/** How each field is chosen. Those that are not here are joined rather than chosen (`merge.ts`). */
export const preferences = {
  // The newest version has the title the authors settled on; catalogues shout.
  title: inTurn<string>(
    // What only repeats an identifier stands for a title until one is known.
    (a, b, [left, right]) =>
      Number(isPlaceholderTitle({ ...left, title: a })) - Number(isPlaceholderTitle({ ...right, title: b })),
    version,
    first((title) => !shouting(title)),
    longer,
  ),
  // Services cut abstracts off; none lengthens them.
  abstract: inTurn<string>(
    first((abstract) => !/(?:\u2026|\.\.\.)$/.test(abstract)),
    longer,
  ),
  // Lists stop at a hundred names or at the first; the fuller also knows ORCIDs and affiliations.
  authors: inTurn<Paper['authors']>(
    (a, b) => b.length - a.length,
    (_, __, [a, b]) => known(b) - known(a),
    json,
  ),
  publishedAs: text as Order<string>,
  // First made public anywhere.
  published: earlier,
  updated: later,
  listed: earlier,
  version: (a: number, b: number) => b - a,
  // Where it was accepted says more than where it was posted.
  venue: inTurn<string>(
    first((venue) => !preprintVenue.test(venue)),
    longer,
  ),
  volume: longer,
  issue: longer,
  // "340-346" says more than "340".
  pages: longer,
  articleNumber: longer,
  publisher: longer,
  place: longer,
  issn: inTurn<string[]>((a, b) => b.length - a.length, json),
  isbn: inTurn<string[]>((a, b) => b.length - a.length, json),
  editors: inTurn<NonNullable<Paper['editors']>>((a, b) => b.length - a.length, json),
  series: longer,
  edition: longer,
  chapter: longer,
  genre: longer,
  language: inTurn<string>((a, b) => a.length - b.length, text),
  key: inTurn<string>((a, b) => a.length - b.length, text),
  type: inTurn<string>(
    first((type) => type !== 'article'),
    text,
  ),
  comment: longer,
  organization: inTurn<string>(newest, longer),
  submitter: inTurn<string>(newest, text),
  image: inTurn<string>(newest, text),
  summary: inTurn<NonNullable<Paper['summary']>>(newest, json),
  license: inTurn<string>(newest, text),
  position: inTurn<number>(lastPlaced, newest, (a, b) => a - b),
  placed: later,
} satisfies { [field in keyof Paper]?: Order<NonNullable<Paper[field]>> };

/** Of two identifiers of one scheme; the other goes to `sameAs`. */
export const preferredId: { [scheme in keyof Ids]?: Order<string> } = {
  // The journal's identifies the work for everybody else; a preprint's is implied by its server.
  doi: inTurn<string>(
    first((doi) => !isPreprintDoi(doi)),
    text,
  ),
};
export const otherId: Order<string> = text;

/** arXiv's page and PDF are open to every reader. */
export const preferredLink: { [name in keyof Links]: Order<string> } = {
  page: inTurn<string>(onArxiv, text),
  pdf: inTurn<string>(onArxiv, text),
};
export const otherLink: Order<string> = inTurn<string>((a, b) => a.length - b.length, text);

/** The values that papers have, best first. */
export function ranked<T>(papers: readonly Paper[], value: (paper: Paper) => T | undefined, order: Order<T>): T[] {
  return papers
    .flatMap((paper) => {
      const found = value(paper);
      return found === undefined ? [] : [{ paper, found }];
    })
    .sort((a, b) => order(a.found, b.found, [a.paper, b.paper]))
    .map(({ found }) => found);
}
