import {
  detectFormat,
  isTrendingPapersError,
  type Listing,
  parse,
  type Ranked,
  type RankOptions,
  rank,
  type SearchIndex,
  toAtom,
  toBibtex,
  toCslJson,
  toEmail,
  toJsonFeed,
  toMarkdown,
  toRis,
  toRss,
} from '@trending-papers/core';

/** What the playground is set to: all of it stands in the page's address. */
export interface Settings {
  sample: string;
  /** What was pasted, in the place of a sample. */
  text: string;
  ranking: string;
  /** Weights of one's own, used where `ranking` is `own`. */
  weights: { upvotes: number; stars: number; comments: number; halfLife: number };
  query: string;
  output: string;
  layout: string;
  theme: string;
  limit: number;
}

export const initial: Settings = {
  sample: 'answer.json',
  text: '',
  ranking: 'trending',
  weights: { upvotes: 1, stars: 0.5, comments: 0.2, halfLife: 14 },
  query: '',
  output: 'RSS',
  layout: 'list',
  theme: 'auto',
  limit: 5,
};

export const samples = [
  { file: 'answer.json', label: 'An answer of a service (JSON)' },
  { file: 'page.txt', label: 'A page copied from a browser' },
  { file: 'library.bib', label: 'A library (BibTeX)' },
  { file: 'readme.md', label: 'A README, which is no listing' },
];

export const rankings = ['trending', 'rising', 'hot', 'top', 'new', 'discussed', 'own'];
export const layouts = ['list', 'cards', 'compact'];
export const themes = ['auto', 'light', 'dark'];

/** A writer: what is imported, and what it is given besides the papers. A mail is shown as a page. */
interface Writer {
  readonly imported: string;
  readonly write: (papers: Ranked[]) => string;
  /** The call, of papers that are called so. */
  readonly called: (papers: string) => string;
}

const plain = (imported: string, write: (papers: Ranked[]) => string): Writer => ({
  imported,
  write,
  called: (papers) => `${imported}(${papers})`,
});

const mailbox = { from: { address: 'papers@lab.example' }, to: { address: 'you@lab.example' } };

export const outputs: Readonly<Record<string, Writer>> = {
  RSS: plain('toRss', (papers) => toRss(papers)),
  Atom: plain('toAtom', (papers) => toAtom(papers)),
  'JSON Feed': plain('toJsonFeed', (papers) => toJsonFeed(papers)),
  Mail: {
    imported: 'toEmail',
    write: (papers) => toEmail(papers, mailbox).html,
    called: (papers) =>
      `toEmail(${papers}, { from: { address: '${mailbox.from.address}' }, to: { address: '${mailbox.to.address}' } }).html`,
  },
  Markdown: plain('toMarkdown', (papers) => toMarkdown(papers)),
  BibTeX: plain('toBibtex', (papers) => toBibtex(papers)),
  RIS: plain('toRis', (papers) => toRis(papers)),
  'CSL-JSON': plain('toCslJson', (papers) => toCslJson(papers)),
};

/** What reading gave: a listing, or why there is none. */
export type Reading =
  | { listing: Listing; format: string; message?: undefined }
  | { listing?: undefined; format?: undefined; message: string };

/** Reads what was pasted; what is no listing gives words, as it would anywhere. */
export async function read(text: string): Promise<Reading> {
  try {
    return { listing: await parse(text), format: detectFormat(text) ?? '' };
  } catch (error) {
    if (isTrendingPapersError(error)) return { message: error.message };
    throw error;
  }
}

/** What papers are ordered by: a ranking's name, or weights of one's own, where stars count by level and by speed. */
function orderOf({ ranking, weights: { stars, ...others } }: Settings): RankOptions['by'] {
  return ranking === 'own' ? { ...others, stars: { level: stars, speed: stars } } : (ranking as 'trending');
}

/** The papers in order, with reasons. */
export const ranked = (listing: Listing, settings: Settings): Ranked[] =>
  rank(listing.papers, { by: orderOf(settings) });

/** The titles that a query finds, and how many there are. */
export function found(index: SearchIndex, query: string) {
  const { hits, total, corrected } = index.search(query, { limit: 8 });
  return { titles: hits.map((hit) => hit.paper?.title ?? hit.id), total, corrected };
}

/** The program that does the same. */
export function program(settings: Settings): string {
  const by = JSON.stringify(orderOf(settings))
    .replaceAll(/"(\w+)":/g, '$1: ')
    .replaceAll('"', "'")
    .replaceAll(',', ', ');
  const { imported, called } = outputs[settings.output]!;
  const search = settings.query
    ? [`const { hits } = createIndex(listing.papers).search(${JSON.stringify(settings.query)});`]
    : [];
  return [
    `import { readFile } from 'node:fs/promises';`,
    `import { ${settings.query ? 'createIndex, ' : ''}parse, rank, ${imported} } from '@trending-papers/core';`,
    '',
    `const listing = await parse(await readFile('listing'));`,
    `const ranked = rank(listing.papers, { by: ${by} });`,
    ...search,
    `console.log(${called('ranked')});`,
  ].join('\n');
}

/** What a setting may be, where not everything of its type may. */
export const choices: Readonly<Record<string, readonly string[]>> = {
  sample: samples.map(({ file }) => file),
  ranking: rankings,
  output: Object.keys(outputs),
  layout: layouts,
  theme: themes,
};
