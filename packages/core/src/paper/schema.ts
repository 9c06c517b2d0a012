import * as z from 'zod/mini';
import { isoDate } from '../text/iso.js';
import { type SignalName, signalNames } from './signals.js';

/** ISO 8601 date (`2026-03-18`) or instant (`2026-03-18T09:30:00Z`). A date without a time stays a date. */
const date = z.string().check(z.regex(isoDate));

const count = z.number();

export const Author = z.object({
  /** The name as people write it: "Yann LeCun". */
  name: z.string(),
  family: z.optional(z.string()),
  given: z.optional(z.string()),
  /** What follows the family name: "Jr.", "III". */
  suffix: z.optional(z.string()),
  /** Whether it is a group rather than a person: a collaboration, a consortium, an institution. */
  corporate: z.optional(z.boolean()),
  /** Sixteen characters with hyphens, no URL: 0000-0002-1825-0097. */
  orcid: z.optional(z.string()),
  affiliation: z.optional(z.string()),
});
export type Author = z.infer<typeof Author>;

/** Bare identifiers by scheme, in their canonical form: no URL, no prefix, no version. */
export const Ids = z.catchall(
  z.object({
    arxiv: z.optional(z.string()),
    doi: z.optional(z.string()),
    openreview: z.optional(z.string()),
    openalex: z.optional(z.string()),
    s2: z.optional(z.string()),
    corpus: z.optional(z.string()),
    pmid: z.optional(z.string()),
    pmcid: z.optional(z.string()),
    acl: z.optional(z.string()),
    dblp: z.optional(z.string()),
    hal: z.optional(z.string()),
    pmlr: z.optional(z.string()),
    neurips: z.optional(z.string()),
    ads: z.optional(z.string()),
    inspire: z.optional(z.string()),
    mag: z.optional(z.string()),
  }),
  z.string(),
);
export type Ids = z.infer<typeof Ids>;

/** Absolute http or https addresses. */
export const Links = z.object({
  page: z.optional(z.string()),
  pdf: z.optional(z.string()),
  code: z.optional(z.string()),
  project: z.optional(z.string()),
  discussion: z.optional(z.string()),
  video: z.optional(z.string()),
});
export type Links = z.infer<typeof Links>;

type KnownSignals = { [name in SignalName]: z.ZodMiniOptional<typeof count> };

/** Counts by name. A signal that is absent is unknown, not zero. */
export const Signals = z.catchall(
  z.object(Object.fromEntries(signalNames.map((name) => [name, z.optional(count)])) as KnownSignals),
  count,
);
export type Signals = z.infer<typeof Signals>;

/** What the signals were at one moment. */
export const Reading = z.object({ at: date, signals: Signals });
export type Reading = z.infer<typeof Reading>;

/** Where a paper was seen. */
export const Source = z.object({
  /** A service and what was asked of it (`hf:daily`, `arxiv:cs.LG`), or the format of a file. */
  name: z.string(),
  url: z.optional(z.string()),
  /** When it was first seen there. */
  seen: z.optional(date),
  /** Its place in that listing, from 1. */
  position: z.optional(z.number()),
});
export type Source = z.infer<typeof Source>;

/** A machine-written summary, named as such. */
export const Summary = z.object({ text: z.string(), model: z.optional(z.string()) });
export type Summary = z.infer<typeof Summary>;

/** `arxiv:2403.12345`, else `doi:…`, `openreview:…`, …, else `title:<hash>`. Never carries a version. */
export type PaperId = string;

/** One paper: a flat, JSON-serialisable record, the same whatever it was read from. */
export const Paper = z.object({
  id: z.string(),
  /** Clean Unicode text; mathematics stays as `$…$` TeX; never HTML; never empty. */
  title: z.string().check(z.minLength(1)),
  abstract: z.optional(z.string()),
  authors: z.array(Author),
  /** First made public anywhere. */
  published: z.optional(date),
  /** Newest version or correction. */
  updated: z.optional(date),
  /** When the listing took it up, such as the day of a daily page. */
  listed: z.optional(date),
  ids: Ids,
  /**
   * Other canonical ids it goes or went by: a preprint's DOI beside the journal's, the `title:` id from before an
   * identifier was known. Merging never drops one, so a link to any of them stays good.
   */
  sameAs: z.optional(z.array(z.string())),
  /**
   * The id under which it was first published in a feed, where that is another: its item and its page keep that name for
   * ever, so that no reader shows it again. `keepPublishedNames` sets it.
   */
  publishedAs: z.optional(z.string()),
  /** Version of the preprint, from 1. */
  version: z.optional(z.number()),
  links: Links,
  signals: Signals,
  /** Its place in the listing it was read from, from 1. */
  position: z.optional(z.number()),
  /** Dated readings of the signals, oldest first. */
  history: z.array(Reading),
  topics: z.array(z.string()),
  /** Journal, conference or series. */
  venue: z.optional(z.string()),
  volume: z.optional(z.string()),
  /** Issue of the journal, or number of the report. */
  issue: z.optional(z.string()),
  /** As printed, with a hyphen between first and last: `340-346`. */
  pages: z.optional(z.string()),
  /** What journals without pages number their articles by. */
  articleNumber: z.optional(z.string()),
  publisher: z.optional(z.string()),
  /** Where it was published or presented: "Vienna, Austria". */
  place: z.optional(z.string()),
  issn: z.optional(z.array(z.string())),
  isbn: z.optional(z.array(z.string())),
  /** Of the book or proceedings it is part of. */
  editors: z.optional(z.array(Author)),
  /** The series of books or reports. */
  series: z.optional(z.string()),
  /** The language it is written in, as the source names it: `en`, `eng`, `German`. */
  language: z.optional(z.string()),
  /** What the source calls the entry, for citing it: `vaswani2017attention`. */
  key: z.optional(z.string()),
  /** CSL type where known: `article`, `article-journal`, `paper-conference`, `thesis`, `book`, … */
  type: z.optional(z.string()),
  /** The authors' remark, as arXiv's "12 pages, accepted at …". */
  comment: z.optional(z.string()),
  organization: z.optional(z.string()),
  submitter: z.optional(z.string()),
  /** Thumbnail address. */
  image: z.optional(z.string()),
  summary: z.optional(Summary),
  /** SPDX name or the address of the licence. */
  license: z.optional(z.string()),
  sources: z.array(Source),
});
export type Paper = z.infer<typeof Paper>;

/** Something that could not be read, was repaired or was assumed. Nothing is dropped without one. */
export const Issue = z.object({
  /** Stable, lower-case with hyphens: `year-assumed`, `abstract-missing`. */
  code: z.string(),
  message: z.string(),
  /** A line, an index or a field: `line 12`, `papers[3].published`. */
  where: z.optional(z.string()),
});
export type Issue = z.infer<typeof Issue>;

/** What a page, an answer or a file lists. */
export const Listing = z.object({
  title: z.string(),
  description: z.optional(z.string()),
  homepage: z.optional(z.string()),
  /** The day or instant the listing is of. */
  date: z.optional(date),
  curators: z.optional(z.array(z.string())),
  papers: z.array(Paper),
  issues: z.array(Issue),
  /** How many papers its source counts, where it does: more than `papers` when not all of them were taken. */
  total: z.optional(z.number()),
  /** Address or cursor of the next page. */
  next: z.optional(z.string()),
});
export type Listing = z.infer<typeof Listing>;
