import {
  createIndex,
  detectFormat,
  explain,
  isTrendingPapersError,
  type Listing,
  parse,
  type Ranked,
  rank,
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

/** The writers of the playground: what a person sees first is a person's, so the mail is shown as a page. */
export const outputs: Record<string, (listing: Listing) => string> = {
  RSS: (listing) => toRss(listing),
  Atom: (listing) => toAtom(listing),
  'JSON Feed': (listing) => toJsonFeed(listing),
  Mail: (listing) => toEmail(listing, mailbox).html,
  Markdown: (listing) => toMarkdown(listing),
  BibTeX: (listing) => toBibtex(listing),
  RIS: (listing) => toRis(listing),
  'CSL-JSON': (listing) => toCslJson(listing),
};

const mailbox = { from: { address: 'papers@lab.example' }, to: { address: 'you@lab.example' } };

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

/** The papers in order, with reasons. */
export function ranked(listing: Listing, settings: Settings): Ranked[] {
  const { stars, ...others } = settings.weights;
  const own = { ...others, stars: { level: stars, speed: stars } };
  return rank(listing.papers, { by: settings.ranking === 'own' ? own : (settings.ranking as 'trending') });
}

export const reasonsOf = (paper: Ranked): string[] => explain(paper);

/** The titles that a query finds, and how many there are. */
export function found(listing: Listing, query: string) {
  const { hits, total, corrected } = createIndex(listing.papers).search(query, { limit: 8 });
  return { titles: hits.map((hit) => hit.paper?.title ?? hit.id), total, corrected };
}

/** A listing in the order of a ranking, for writers. */
export const inOrder = (listing: Listing, papers: readonly Ranked[]): Listing => ({
  ...listing,
  papers: papers.map((one) => one.paper),
});

/** The program that does the same. */
export function program(settings: Settings): string {
  const by =
    settings.ranking === 'own'
      ? JSON.stringify(settings.weights).replaceAll('"', '').replaceAll(/[:,{]/g, '$& ').replace('}', ' }')
      : `'${settings.ranking}'`;
  const writer = {
    RSS: 'toRss',
    Atom: 'toAtom',
    'JSON Feed': 'toJsonFeed',
    Mail: 'toEmail',
    Markdown: 'toMarkdown',
    BibTeX: 'toBibtex',
    RIS: 'toRis',
    'CSL-JSON': 'toCslJson',
  }[settings.output];
  const write =
    writer === 'toEmail'
      ? `console.log(toEmail(ranked, { from: { address: '${mailbox.from.address}' }, to: { address: '${mailbox.to.address}' } }).html);`
      : `console.log(${writer}(ranked));`;
  const search = settings.query
    ? [`const { hits } = createIndex(listing.papers).search(${JSON.stringify(settings.query)});`]
    : [];
  return [
    `import { readFile } from 'node:fs/promises';`,
    `import { ${settings.query ? 'createIndex, ' : ''}parse, rank, ${writer} } from '@trending-papers/core';`,
    '',
    `const listing = await parse(await readFile('listing'));`,
    `const ranked = rank(listing.papers, { by: ${by} });`,
    ...search,
    write,
  ].join('\n');
}
