import { later, utcDay } from '../model/date.js';
import type { Entry } from '../model/entry.js';
import { uuidOf } from '../model/iri.js';
import { type Publication, reporter } from '../model/publication.js';
import { editionTitle, shorten } from './content.js';
import { defaultLimit, type FeedOptions } from './options.js';

/** One item of a feed, in no format yet. */
export interface Item {
  readonly iri: string;
  readonly title: string;
  readonly url: string | undefined;
  readonly authors: readonly string[];
  readonly date: Date | undefined;
  readonly updated: Date | undefined;
  /** Plain text. */
  readonly summary: string | undefined;
  readonly image: string | undefined;
  readonly topics: readonly string[];
  /** The paper, when the item is one paper. */
  readonly entry: Entry | undefined;
  /** The papers, when the item is a day's. */
  readonly edition: readonly Entry[];
}

/** Longer than nearly every abstract, so that reference managers which read the summary get it whole. */
const summaryLength = 4000;

function paperItem(entry: Entry): Item {
  return {
    iri: entry.iri,
    title: entry.titleText,
    url: entry.url,
    authors: entry.authors,
    date: entry.date,
    updated: entry.updated,
    summary: entry.abstractText && shorten(entry.abstractText, summaryLength),
    image: entry.image,
    topics: entry.topics,
    entry,
    edition: [],
  };
}

/** The papers of one day as one item, named after the day. Its date is the day itself, however often it is written. */
function editionItem(publication: Publication, day: string, entries: readonly Entry[]): Item {
  const date = new Date(day);
  return {
    iri: uuidOf(`edition ${publication.self ?? publication.homepage ?? publication.title} ${day}`),
    title: editionTitle(publication.title, date),
    url: publication.homepage,
    authors: publication.curators,
    date,
    updated: entries.reduce<Date | undefined>((newest, entry) => later(newest, entry.date), date),
    summary: `${entries.length} papers: ${shorten(entries.map((entry) => entry.titleText).join('; '), 400)}`,
    image: undefined,
    topics: [],
    entry: undefined,
    edition: entries,
  };
}

function editions(publication: Publication, entries: readonly Entry[]): Item[] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const date = entry.date ?? publication.updated;
    if (date === undefined) continue;
    const day = utcDay(date);
    const papers = days.get(day);
    if (papers) papers.push(entry);
    else days.set(day, [entry]);
  }
  return [...days].map(([day, papers]) => editionItem(publication, day, papers));
}

/** The items of a publication, in its own order: the first `limit` papers, or the days they came up on. */
export function toItems(publication: Publication, options: FeedOptions, limit: number): Item[] {
  const entries = publication.entries.slice(0, limit);
  return options.items === 'editions' ? editions(publication, entries) : entries.map(paperItem);
}

/** The items of a feed that is loaded whole: where nobody says how many, the first hundred, and how many more there are is told. */
export function firstItems(publication: Publication, options: FeedOptions): Item[] {
  const of = publication.entries.length;
  if (options.limit === undefined && of > defaultLimit)
    reporter(options)('cut-off', { what: 'papers', taken: defaultLimit, of });
  return toItems(publication, options, options.limit ?? defaultLimit);
}

/** Newest first, as readers that keep the feed's order expect; papers of one date stay in their order. */
export function newestFirst<Dated extends { readonly date: Date | undefined }>(items: readonly Dated[]): Dated[] {
  return [...items].sort((a, b) => (b.date?.getTime() ?? 0) - (a.date?.getTime() ?? 0));
}

/** Items written at a time: what is written of them is garbage before it is old. */
const sliceLength = 64;

/**
 * A feed: its items, each written, between its start and its end. Long texts cost by the memory they touch, so it is put
 * together from slices, and the slices only when the text is first read.
 */
export function feedText(start: string, items: readonly Item[], write: (item: Item) => string, end: string): string {
  let text = start;
  for (let at = 0; at < items.length; at += sliceLength)
    text += items
      .slice(at, at + sliceLength)
      .map(write)
      .join('');
  return text + end;
}
