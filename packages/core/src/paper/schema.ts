import * as z from 'zod/mini';
import { isoDate } from '../text/iso.js';
import { type RelationType, relationTypes } from './relations.js';
import { type SignalName, signalNames } from './signals.js';

// Each shape twice: an interface, whose fields the editor explains, and the schema that checks data from outside.
// test/paper/schema.test.ts holds them to each other.

/** ISO 8601 date (`2026-03-18`) or instant (`2026-03-18T09:30:00Z`). A date without a time stays a date. */
const date = z.string().check(z.regex(isoDate));

const count = z.number();

const text = z.optional(z.string());

/** A person or group who wrote a paper. */
export interface Author {
  /** The name as people write it: `Yann LeCun`. */
  name: string;
  /** Family name, where the source tells it apart: `LeCun`. */
  family?: string | undefined;
  /** Given names or initials: `Yann`. */
  given?: string | undefined;
  /** What follows the family name: `Jr.`, `III`. */
  suffix?: string | undefined;
  /** Whether it is a group rather than a person: a collaboration, a consortium, an institution. */
  corporate?: boolean | undefined;
  /** Sixteen characters with hyphens, no URL: `0000-0002-1825-0097`. */
  orcid?: string | undefined;
  /** Institution as the source names it: `Courant Institute, NYU`. */
  affiliation?: string | undefined;
}

export const Author = z.object({
  name: z.string(),
  family: text,
  given: text,
  suffix: text,
  corporate: z.optional(z.boolean()),
  orcid: text,
  affiliation: text,
});

/** Bare identifiers by scheme, in their canonical form: no URL, no prefix, no version. */
export interface Ids {
  /** arXiv: `2403.12345`, `hep-th/9901001`. */
  arxiv?: string | undefined;
  /** Digital object identifier, in lower case: `10.1038/nature14539`. */
  doi?: string | undefined;
  /** OpenReview forum: `rJl6s0VtPB`. */
  openreview?: string | undefined;
  /** OpenAlex work: `W2741809807`. */
  openalex?: string | undefined;
  /** Semantic Scholar paper, 40 hexadecimal digits. */
  s2?: string | undefined;
  /** Semantic Scholar corpus number: `13756489`. */
  corpus?: string | undefined;
  /** PubMed: `31452104`. */
  pmid?: string | undefined;
  /** PubMed Central: `PMC6710254`. */
  pmcid?: string | undefined;
  /** ACL Anthology: `2020.acl-main.1`. */
  acl?: string | undefined;
  /** DBLP key: `conf/nips/VaswaniSPUJGKP17`. */
  dblp?: string | undefined;
  /** HAL deposit: `hal-01234567`. */
  hal?: string | undefined;
  /** Proceedings of Machine Learning Research: `v139/radford21a`. */
  pmlr?: string | undefined;
  /** NeurIPS proceedings, the hash of the paper's page. */
  neurips?: string | undefined;
  /** Astrophysics Data System bibcode: `2019ApJ...875L...1E`. */
  ads?: string | undefined;
  /** INSPIRE-HEP record number: `1782708`. */
  inspire?: string | undefined;
  /** Microsoft Academic Graph number: `2963403868`. */
  mag?: string | undefined;
  /** Any other scheme, by its lower-case name. */
  [scheme: string]: string | undefined;
}

export const Ids = z.catchall(
  z.object({
    arxiv: text,
    doi: text,
    openreview: text,
    openalex: text,
    s2: text,
    corpus: text,
    pmid: text,
    pmcid: text,
    acl: text,
    dblp: text,
    hal: text,
    pmlr: text,
    neurips: text,
    ads: text,
    inspire: text,
    mag: text,
  }),
  z.string(),
);

/** Absolute http or https addresses. */
export interface Links {
  /** The paper's own page: `https://arxiv.org/abs/2403.12345`. */
  page?: string | undefined;
  /** The full text as a PDF. */
  pdf?: string | undefined;
  /** A repository with the code. */
  code?: string | undefined;
  /** A page of the authors about the work. */
  project?: string | undefined;
  /** Where people talk about it: `https://huggingface.co/papers/2403.12345`. */
  discussion?: string | undefined;
  /** A talk or a demonstration. */
  video?: string | undefined;
}

export const Links = z.object({ page: text, pdf: text, code: text, project: text, discussion: text, video: text });

/** Counts by name, such as `upvotes` or `stars`; see `signalKinds`. A signal that is absent is unknown, not zero. */
export interface Signals extends Partial<Record<SignalName, number | undefined>> {
  [name: string]: number | undefined;
}

type KnownSignals = { [name in SignalName]: z.ZodMiniOptional<typeof count> };

export const Signals = z.catchall(
  z.object(Object.fromEntries(signalNames.map((name) => [name, z.optional(count)])) as KnownSignals),
  count,
);

/** What the signals were at one moment. */
export interface Reading {
  /** ISO 8601 date or instant: `2026-03-18T09:30:00Z`. */
  at: string;
  /** The counts of that moment; only those that were known. */
  signals: Signals;
}

export const Reading = z.object({ at: date, signals: Signals });

/** Where a paper was seen. */
export interface Source {
  /** A service and what was asked of it (`hf:daily`, `arxiv:cs.LG`), or the format of a file. */
  name: string;
  /** The address it was read from. */
  url?: string | undefined;
  /** When it was first seen there: ISO 8601 date or instant. */
  seen?: string | undefined;
  /** Its place in that listing, from 1. */
  position?: number | undefined;
  /** As what it was announced there, where the source says so, in arXiv's words: `cross` is a paper of another category. */
  announced?: Announcement | undefined;
}

/** A new paper, one that another category announced first, a new version, a new version of such a one; most telling first. */
export const announcements = ['new', 'cross', 'replace', 'replace-cross'] as const;

/** As what a source announced a paper; see `Source`. */
export type Announcement = (typeof announcements)[number];

export const Source = z.object({
  name: z.string(),
  url: text,
  seen: z.optional(date),
  position: z.optional(count),
  announced: z.optional(z.enum(announcements)),
});

/** Another work that is related to a paper and not the same: its preprint, a correction, a comment, its data. */
export interface Relation {
  /** How this paper stands to the other: `is-preprint-of`, `has-correction`. */
  type: RelationType;
  /** The canonical id of the other: `doi:10.1038/nature14539`. */
  id: PaperId;
}

export const Relation = z.object({ type: z.enum(relationTypes), id: z.string() });

/** A machine-written summary, named as such. */
export interface Summary {
  /** Plain text, one to three sentences; a translation is as long as what it translates. */
  text: string;
  /** The model that wrote it, where known. */
  model?: string | undefined;
  /** What it is. @default 'summary' */
  kind?: 'summary' | 'translation' | undefined;
  /** BCP 47 tag of its language, where known. */
  language?: string | undefined;
}

export const Summary = z.object({
  text: z.string(),
  model: text,
  kind: z.optional(z.enum(['summary', 'translation'])),
  language: text,
});

/** `arxiv:2403.12345`, else `doi:…`, `openreview:…`, …, else `title:<hash>`. Never carries a version. */
export type PaperId = string;

/**
 * One paper: a flat, JSON-serialisable record, the same whatever it was read from. What is unknown is absent.
 * `definePaper` makes one from what a program has.
 */
export interface Paper {
  /** What tells it apart from every other paper: `arxiv:2403.12345`, `doi:10.1038/nature14539`; see `PaperId`. */
  id: PaperId;
  /** Clean Unicode text; mathematics stays as `$…$` TeX; never HTML; never empty. */
  title: string;
  /** Clean Unicode text with paragraphs parted by an empty line; mathematics stays as `$…$` TeX; never HTML. */
  abstract?: string | undefined;
  /** In the order of the paper; empty where the source names none. */
  authors: Author[];
  /** When it was first made public anywhere: ISO 8601 date or instant, `2026-03-18`. */
  published?: string | undefined;
  /** Date of the newest version or correction: ISO 8601 date or instant. */
  updated?: string | undefined;
  /** When the listing took it up, such as the day of a daily page: ISO 8601 date or instant. */
  listed?: string | undefined;
  /** Bare identifiers by scheme: `{ arxiv: '2403.12345', doi: '10.48550/arxiv.2403.12345' }`. */
  ids: Ids;
  /**
   * Other canonical ids it goes or went by: a preprint's DOI beside the journal's, the `title:` id from before an
   * identifier was known. Merging never drops one, so a link to any of them stays good.
   */
  sameAs?: string[] | undefined;
  /**
   * The id under which it was first published in a feed, where that is another: its item and its page keep that name for
   * ever, so that no reader shows it again. `keepPublishedNames` sets it.
   */
  publishedAs?: string | undefined;
  /** Works related to it and not the same, as its sources name them: its preprint, a correction, its data. */
  relations?: Relation[] | undefined;
  /** Version of the preprint, from 1. */
  version?: number | undefined;
  /** Where to read it, its code and more: absolute http or https addresses. */
  links: Links;
  /** How much it is noticed, as counts: `{ upvotes: 12, stars: 340 }`. Absent is unknown, not zero. */
  signals: Signals;
  /** Its place in the listing it was read from, from 1. */
  position?: number | undefined;
  /** When it was last read at that place: that its counts are read again later does not make the place a present one. */
  placed?: string | undefined;
  /** Dated readings of the signals, oldest first: what growth is told from. */
  history: Reading[];
  /** Subjects and keywords as the source names them: `cs.LG`, `Reinforcement Learning`. */
  topics: string[];
  /** Journal, conference or series: `Nature`, `NeurIPS 2025`. */
  venue?: string | undefined;
  /** Volume of the journal: `521`. */
  volume?: string | undefined;
  /** Issue of the journal, or number of the report: `7553`. */
  issue?: string | undefined;
  /** As printed, with a hyphen between first and last: `340-346`. */
  pages?: string | undefined;
  /** What journals without pages number their articles by: `e0123456`. */
  articleNumber?: string | undefined;
  /** Who publishes the journal, the proceedings or the book. */
  publisher?: string | undefined;
  /** Where it was published or presented: `Vienna, Austria`. */
  place?: string | undefined;
  /** Of the journal, with hyphen: `1476-4687`. */
  issn?: string[] | undefined;
  /** Of the book or proceedings: `9781713829546`. */
  isbn?: string[] | undefined;
  /** Of the book or proceedings it is part of. */
  editors?: Author[] | undefined;
  /** The series of books or reports: `Lecture Notes in Computer Science`. */
  series?: string | undefined;
  /** Of a book, as its source says it: `2`, `Second`. */
  edition?: string | undefined;
  /** Number of the chapter within its book: `7`. */
  chapter?: string | undefined;
  /** What kind of thesis or report it is, in its source's words: `Master's thesis`. */
  genre?: string | undefined;
  /** The language it is written in, as the source names it: `en`, `eng`, `German`. */
  language?: string | undefined;
  /** What the source calls the entry, for citing it: `vaswani2017attention`. */
  key?: string | undefined;
  /** CSL type where known: `article`, `article-journal`, `paper-conference`, `thesis`, `book`, … */
  type?: string | undefined;
  /** The authors' remark, as arXiv's "12 pages, accepted at …". */
  comment?: string | undefined;
  /** The organisation that presents it, as on Hugging Face. */
  organization?: string | undefined;
  /** Who submitted it to the listing. */
  submitter?: string | undefined;
  /** Thumbnail address: absolute http or https. */
  image?: string | undefined;
  /** A machine-written summary, named as such. */
  summary?: Summary | undefined;
  /** SPDX name or the address of the licence: `CC-BY-4.0`. */
  license?: string | undefined;
  /** Everywhere it was seen; empty for a paper that a program made. */
  sources: Source[];
}

export const Paper = z.object({
  id: z.string(),
  title: z.string().check(z.minLength(1)),
  abstract: text,
  authors: z.array(Author),
  published: z.optional(date),
  updated: z.optional(date),
  listed: z.optional(date),
  ids: Ids,
  sameAs: z.optional(z.array(z.string())),
  publishedAs: text,
  relations: z.optional(z.array(Relation)),
  version: z.optional(count),
  links: Links,
  signals: Signals,
  position: z.optional(count),
  placed: z.optional(date),
  history: z.array(Reading),
  topics: z.array(z.string()),
  venue: text,
  volume: text,
  issue: text,
  pages: text,
  articleNumber: text,
  publisher: text,
  place: text,
  issn: z.optional(z.array(z.string())),
  isbn: z.optional(z.array(z.string())),
  editors: z.optional(z.array(Author)),
  series: text,
  edition: text,
  chapter: text,
  genre: text,
  language: text,
  key: text,
  type: text,
  comment: text,
  organization: text,
  submitter: text,
  image: text,
  summary: z.optional(Summary),
  license: text,
  sources: z.array(Source),
});

/** Something that could not be read, was repaired or was assumed. Nothing is dropped without one. */
export interface Issue {
  /** Stable, lower-case with hyphens: `year-assumed`, `abstract-missing`; docs/codes.md lists all. */
  code: string;
  /** What happened, for people, with names and numbers. */
  message: string;
  /** What the message is made of, by name, for programs; `IssueFacts` has the names of each code. */
  facts?: Record<string, unknown> | undefined;
  /** A line, an index or a field: `line 12`, `papers[3].published`. */
  where?: string | undefined;
}

export const Issue = z.object({
  code: z.string(),
  message: z.string(),
  facts: z.optional(z.record(z.string(), z.unknown())),
  where: text,
});

/** What a page, an answer or a file lists. */
export interface Listing {
  /** What it calls itself: `Daily Papers`, `cs.LG updates on arXiv.org`. */
  title: string;
  /** What it is about, in its own words. */
  description?: string | undefined;
  /** The page that people read it on: absolute http or https address. */
  homepage?: string | undefined;
  /** The day or instant the listing is of: ISO 8601. */
  date?: string | undefined;
  /** Who chose the papers. */
  curators?: string[] | undefined;
  /** In the order of the listing. */
  papers: Paper[];
  /** Everything that could not be read, was repaired, assumed, cut or left out. */
  issues: Issue[];
  /** How many papers its source counts, where it does: more than `papers` when not all of them were taken. */
  total?: number | undefined;
  /** Address or cursor of the next page. */
  next?: string | undefined;
}

export const Listing = z.object({
  title: z.string(),
  description: text,
  homepage: text,
  date: z.optional(date),
  curators: z.optional(z.array(z.string())),
  papers: z.array(Paper),
  issues: z.array(Issue),
  total: z.optional(count),
  next: text,
});
