import { cameUp, publishedDay } from '../../paper/days.js';
import { normalizeId, pageOf } from '../../paper/id.js';
import type { Links, Paper } from '../../paper/schema.js';
import { signalNamesIn } from '../../paper/signals.js';
import { cleanLine, cleanText } from '../../text/clean.js';
import { mathsAsText } from '../../text/maths/unicode.js';
import { sayCount, sayReasons } from '../../words/say.js';
import { saySite, siteWords } from '../../words/site-words.js';
import type { Words } from '../../words/types.js';
import type { Report } from '../issues.js';
import type { Picture, PublishOptions, Why } from '../types.js';
import { instantAt, instantOf, later, utcDay } from './date.js';
import { iriOf } from './iri.js';
import { strictUrl } from './url.js';
import { isWithdrawn } from './withdrawn.js';

/** A paper made ready for writing: clean text, usable addresses and real dates only. Markup is still to be escaped. */
export interface Entry {
  readonly paper: Paper;
  readonly id: string;
  readonly ids: Readonly<Record<string, string | undefined>>;
  /** Names the paper in every feed, for ever. */
  readonly iri: string;
  /** With its formulas in TeX, between dollars. */
  readonly title: string;
  /** The title for where no formula is set: in Unicode. */
  readonly titleText: string;
  readonly abstract: string | undefined;
  readonly abstractText: string | undefined;
  readonly authors: readonly string[];
  /** What to open: the paper's page, or the nearest thing to it. */
  readonly url: string | undefined;
  readonly links: Links;
  /** The address of its picture: the copy's where there are copies. */
  readonly image: string | undefined;
  /** The copy of its picture. */
  readonly picture: Picture | undefined;
  /** Taken back by its authors or its publisher. */
  readonly withdrawn: boolean;
  readonly topics: readonly string[];
  readonly venue: string | undefined;
  readonly comment: string | undefined;
  readonly organization: string | undefined;
  readonly summary: string | undefined;
  readonly summaryText: string | undefined;
  /** What is said before it, with its model: `Machine-written summary (qwen3): `. */
  readonly summaryLabel: string;
  readonly doi: string | undefined;
  readonly license: string | undefined;
  /** The day it was first made public, or the month or year when no more is known. */
  readonly published: string | undefined;
  /** The day to cite it by: published, else the day it came up. */
  readonly cited: string | undefined;
  /** When it became an item of the feed. It depends on no vote and no rank. */
  readonly date: Date | undefined;
  /** The newest version of the paper, never before `date`. */
  readonly updated: Date | undefined;
  /** Why it ranks where it does, said in the publication's language, and as it was given. */
  readonly reasons: readonly string[];
  readonly why: Why;
  readonly words: Words;
}

const linkFields = [
  ['page', '.links.page'],
  ['pdf', '.links.pdf'],
  ['code', '.links.code'],
  ['project', '.links.project'],
  ['discussion', '.links.discussion'],
  ['video', '.links.video'],
] as const;

/** What is counted of a paper, in words: "118 upvotes", "1,204 stars"; its own name for what nobody declared. */
export function countsOf({ paper: { signals }, words }: Entry): string[] {
  return signalNamesIn(signals).map((name) => cleanLine(sayCount(name, signals[name]!, words)));
}

/** Clean text on one line, or `undefined` when nothing is left. */
export function line(text: string | undefined): string | undefined {
  return text === undefined ? undefined : cleanLine(text) || undefined;
}

/** Clean texts, each on one line and once, without those of which nothing is left. */
const distinctLines = (texts: readonly string[]): string[] => [...new Set(texts.map(cleanLine))].filter(Boolean);

/** `where` is put together only when there is something to report: of nearly every field there is nothing. */
function usableUrl(text: string | undefined, report: Report, where: string, field: string): string | undefined {
  if (text === undefined) return undefined;
  const url = strictUrl(text);
  if (url === undefined) report('url-unusable', { value: cleanLine(text) }, where + field);
  return url;
}

function usableDate(text: string | undefined, report: Report, where: string, field: string): Date | undefined {
  if (text === undefined) return undefined;
  const date = instantOf(text);
  if (date === undefined) report('date-unusable', { value: cleanLine(text) }, where + field);
  return date;
}

function usableLinks(paper: Paper, report: Report, where: string): Links {
  const links: Links = {};
  for (const [name, field] of linkFields) {
    const url = usableUrl(paper.links[name], report, where, field);
    if (url !== undefined) links[name] = url;
  }
  return links;
}

/** The identifiers that are what their scheme says, in canonical form. */
function usableIds({ ids }: Paper, report: Report, where: string): Entry['ids'] {
  const usable: Record<string, string> = {};
  for (const [scheme, value] of Object.entries(ids)) {
    const id = value === undefined ? undefined : normalizeId(scheme, cleanLine(value));
    if (id !== undefined) usable[scheme] = id;
    else report('id-unusable', { scheme, value: cleanLine(value ?? '') }, `${where}.ids`);
  }
  return usable;
}

/** arXiv registers one DOI for each of its papers: https://info.arxiv.org/help/doi.html */
function doiOf({ arxiv, doi }: Entry['ids']): string | undefined {
  return doi ?? (arxiv === undefined ? undefined : `10.48550/arXiv.${arxiv}`);
}

/** When any source had it first. */
function firstSeen({ sources }: Paper): Date | undefined {
  return instantAt(cameUp({ sources } as Paper));
}

/** Makes a paper ready for writing, reporting what is left out. `fallbackDate` dates a paper that has no date itself. */
export function toEntry(
  paper: Paper,
  where: string,
  why: Why,
  words: Words,
  fallbackDate: Date | undefined,
  report: Report,
  { pictures, until }: Pick<PublishOptions, 'pictures' | 'until'> = {},
): Entry {
  const id = cleanLine(paper.id);
  const ids = usableIds(paper, report, where);
  const title = cleanLine(paper.title);
  if (title === '') report('title-missing', {}, where);
  const abstract = paper.abstract === undefined ? undefined : cleanText(paper.abstract).trim() || undefined;
  const summary = line(paper.summary?.text);
  const links = usableLinks(paper, report, where);
  const url = links.page ?? pageOf(ids) ?? links.pdf ?? links.code ?? links.project ?? links.discussion;
  if (url === undefined) report('link-missing', { title }, where);
  const image = usableUrl(paper.image, report, where, '.image');
  const picture = image === undefined ? undefined : pictures?.get(image);
  const published = usableDate(paper.published, report, where, '.published');
  const newest = usableDate(paper.updated, report, where, '.updated');
  usableDate(paper.listed, report, where, '.listed');
  const isAhead = (date: Date | undefined) => date !== undefined && until !== undefined && date > until;
  const said = instantAt(cameUp(paper));
  if (isAhead(said)) report('date-future', { title, day: utcDay(said!) }, where);
  const date = (isAhead(said) ? firstSeen(paper) : said) ?? fallbackDate;
  if (date === undefined) report('date-missing', { title }, where);
  const cited = publishedDay(paper);
  return {
    paper,
    id,
    ids,
    iri: iriOf(cleanLine(paper.publishedAs ?? paper.id)),
    title: title || siteWords(words).untitled,
    titleText: mathsAsText(title) || siteWords(words).untitled,
    abstract,
    abstractText: abstract && mathsAsText(abstract),
    authors: paper.authors.map((author) => cleanLine(author.name)).filter(Boolean),
    url,
    links,
    image: pictures === undefined ? image : picture?.url,
    picture,
    withdrawn: isWithdrawn(paper),
    topics: distinctLines(paper.topics),
    venue: line(paper.venue),
    comment: line(paper.comment),
    organization: line(paper.organization),
    summary,
    summaryText: summary && mathsAsText(summary),
    summaryLabel: paper.summary ? labelOf(paper.summary, words) : '',
    doi: doiOf(ids),
    license: line(paper.license),
    published: published && cited,
    cited: cited ?? (date && utcDay(date)),
    date,
    updated: later(date, isAhead(newest) ? undefined : newest),
    reasons: why.length === 0 ? [] : distinctLines(sayReasons(why, words)),
    why,
    words,
  };
}

/** By words, kind and model: the summaries of a feed are by few. */
const labels = new WeakMap<Words, Map<string, string>>();
const mostLabels = 1_000;

/** Nobody may take for the authors' words what a machine wrote. */
function labelOf({ kind, model }: NonNullable<Paper['summary']>, words: Words): string {
  const known = labels.get(words) ?? new Map<string, string>();
  labels.set(words, known);
  const key = `${kind} ${model}`;
  const label = known.get(key) ?? newLabel(kind, line(model), words);
  if (known.size < mostLabels) known.set(key, label);
  return label;
}

function newLabel(kind: NonNullable<Paper['summary']>['kind'], model: string | undefined, words: Words): string {
  const what = siteWords(words)[kind === 'translation' ? 'translation' : 'summary'];
  const term = model === undefined ? what : saySite('byModel', words, { what, model });
  return saySite('pair', words, { term, value: '' });
}
