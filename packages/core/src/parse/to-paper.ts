import { parseArxivId } from '../paper/arxiv-id.js';
import { completeIds, idFrom, normalizeId, openPdfOf, pageOf, parseId } from '../paper/id.js';
import type { Ids, Links, Paper, Relation, Source } from '../paper/schema.js';
import { cleanText, isVisible } from '../text/clean.js';
import { salvageDate, toIsoDate } from '../text/dates.js';
import { linksIn, safeUrl } from '../text/links.js';
import { cleanHeading, cleanProse } from '../text/markup.js';
import type { Draft } from './draft.js';
import type { Report } from './format.js';
import { guarded } from './guarded.js';
import { isCutShort, toAuthors } from './to-authors.js';
import { toRelations } from './to-relations.js';
import { toHistory, toSignals } from './to-signals.js';

/**
 * Makes a paper of a draft: text cleaned after its markup, identifiers canonical, dates ISO 8601, addresses safe.
 * Whatever cannot be used is left out and reported under `where`. A draft without any title is no paper: that is
 * reported and gives `undefined`. Never throws: what cannot be made a paper costs that paper, never its listing.
 */
export function toPaper(draft: Draft, report: Report, where: string): Paper | undefined {
  return guarded(() => makePaper(draft, report, where), report, where);
}

function makePaper(draft: Draft, report: Report, where: string): Paper | undefined {
  const markup = draft.markup ?? 'plain';
  const heading = (text: string | undefined) =>
    text === undefined ? undefined : cleanHeading(text, markup) || undefined;
  const written = heading(draft.title);
  if (written === undefined || !isVisible(written)) {
    report('title-missing', {}, where);
    return undefined;
  }
  const links = toLinks(draft.links, report, where);
  const given = toIds(draft.ids, links, report, where);
  const { title, arxiv } = withoutNumber(written, given.arxiv);
  const ids = arxiv === undefined || arxiv === given.arxiv ? given : { ...given, arxiv };
  // A collection that nobody wrote goes by its editors.
  const named = toAuthors(draft.authors ?? [], markup);
  const editors = toAuthors(draft.editors ?? [], markup);
  const authors = named.length > 0 ? named : editors;
  if (isCutShort(draft.authors ?? [])) report('authors-cut', { ending: '"et al." or dots' }, `${where}.authors`);
  const abstract = draft.abstract === undefined ? '' : cleanProse(draft.abstract, markup);
  const date = (field: 'published' | 'updated' | 'listed') => toDate(draft, field, report, where);
  const summary = cleanProse(draft.summary?.text ?? '', markup);
  const about = {
    id: idFrom(ids, title, authors[0]?.name),
    title,
    abstract: abstract || undefined,
    authors,
    published: date('published'),
    updated: date('updated'),
    listed: date('listed'),
    ids,
    relations: relationsOf(draft, ids, report, where),
    version: toVersion(draft),
    links: Object.assign(linksNamed(draft, abstract), derivedLinks(ids), links),
    signals: toSignals(draft.signals ?? {}, report, `${where}.signals`),
    position: draft.position,
    history: toHistory(draft.history ?? [], report, `${where}.history`),
    topics: toTopics(draft.topics ?? []),
    venue: heading(draft.venue),
  };
  const rest = {
    type: heading(draft.type),
    comment: heading(draft.comment),
    organization: heading(draft.organization),
    submitter: heading(draft.submitter),
    image: toLink(draft.image, report, where, 'image'),
    summary: summary === '' ? undefined : compact({ text: summary, model: heading(draft.summary?.model) }),
    license: heading(draft.license),
    sources: sourcesOf(draft),
  };
  return Object.assign(compact(about), toPrinted(draft, heading, editors), compact(rest));
}

/** Where it was seen. A source without a name is what is being read, which `withSource` names. */
function sourcesOf({ sources = [], announced }: Draft): Source[] {
  return announced === undefined ? [...sources] : [...sources, { name: '', announced }];
}

/** The related works; what is known by one of the paper's own identifiers is no other work. */
function relationsOf({ relations }: Draft, ids: Ids, report: Report, where: string): Relation[] | undefined {
  if (relations === undefined || relations.length === 0) return undefined;
  const own = new Set(Object.entries(ids).map(([scheme, id]) => `${scheme}:${id}`));
  const known = toRelations(relations).filter(({ id }) => !own.has(id));
  const notice = known.find(({ type }) => type === 'has-retraction');
  if (notice) report('retracted', { notice: notice.id }, where);
  return known.length > 0 ? known : undefined;
}

/** "[2403.12345] A title" and "A title. (arXiv:2403.12345v1 [cs.LG] UPDATED)": the number that feeds put there. */
const numbered =
  /^\[(?:arXiv:)?(\d{4}\.\d{4,5})(?:v\d{1,2})?\]\s+(?=\S)|[.\s]+\(arXiv:(\d{4}\.\d{4,5})(?:v\d{1,2})?(?:\s+\[[\w.-]{2,20}\])?(?:\s+(?:UPDATED|CROSS LISTED|new|replaced))?\)$/;

function withoutNumber(title: string, arxiv: string | undefined): { title: string; arxiv: string | undefined } {
  const match = title.includes('.') ? numbered.exec(title) : null;
  const number = match && normalizeId('arxiv', (match[1] ?? match[2])!);
  if (!match || !number || (arxiv !== undefined && arxiv !== number)) return { title, arxiv };
  return { title: title.replace(match[0], ''), arxiv: number };
}

type Heading = (text: string | undefined) => string | undefined;

/** What a bibliography says of how it was printed. Most papers have none of it. */
function toPrinted(draft: Draft, heading: Heading, editors: Paper['authors']): Partial<Paper> {
  const label = (value: string | number | undefined) => (value === undefined ? undefined : heading(String(value)));
  const numbers = (values: readonly string[] | undefined) => {
    if (values === undefined) return undefined;
    const known = [...new Set(values.map((value) => value.trim().toUpperCase()))].filter((value) => value !== '');
    return known.length > 0 ? known : undefined;
  };
  return compact({
    volume: label(draft.volume),
    issue: label(draft.issue),
    // A hyphen, one, two or a dash between the same two pages.
    pages: label(draft.pages)?.replace(/(?<=\w)\s?(?:-{1,3}|[\u2010-\u2014])\s?(?=\w)/g, '-'),
    articleNumber: label(draft.articleNumber),
    publisher: heading(draft.publisher),
    place: heading(draft.place),
    issn: numbers(draft.issn),
    isbn: numbers(draft.isbn),
    editors: editors.length > 0 ? editors : undefined,
    series: heading(draft.series),
    edition: label(draft.edition),
    chapter: label(draft.chapter),
    genre: heading(draft.genre),
    language: heading(draft.language),
    key: draft.key === undefined ? undefined : cleanText(draft.key).trim() || undefined,
  });
}

/** Without the fields that are unknown, so that a paper equals its own JSON. */
function compact<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const filled: Record<string, unknown> = {};
  // Own keys alone: a page may have extended the prototype of all objects.
  for (const name of Object.keys(record) as (keyof T & string)[]) {
    if (record[name] !== undefined) filled[name] = record[name];
  }
  return filled as never;
}

/** Each topic once. */
function toTopics(topics: readonly string[]): string[] {
  const clean = new Set<string>();
  for (const topic of topics) clean.add(cleanHeading(topic, 'plain'));
  clean.delete('');
  return [...clean];
}

function toDate(
  draft: Draft,
  field: 'published' | 'updated' | 'listed',
  report: Report,
  where: string,
): string | undefined {
  const value = draft[field];
  if (value === undefined || value === '') return undefined;
  const date = toIsoDate(value);
  if (date !== undefined) return date;
  const salvaged = salvageDate(value);
  const shown = JSON.stringify(value).slice(0, 60);
  if (salvaged === undefined) report('date-unreadable', { value: shown }, `${where}.${field}`);
  else report('date-part-unreadable', { value: shown, kept: salvaged }, `${where}.${field}`);
  return salvaged;
}

/**
 * The code and the project page that abstract and remark name. Of TeX before it is cleaned, which would join
 * `…/name{GitHub}` to an address that nobody has; only its escapes are undone.
 */
function linksNamed({ abstract: raw = '', comment = '', markup }: Draft, clean: string): Links {
  const abstract = markup === 'tex' && raw.includes('{') ? raw.replace(/\\([_&%#~])/g, '$1') : clean;
  return linksIn(comment === '' ? abstract : `${abstract} ${comment}`);
}

function toLinks(links: Draft['links'] = {}, report: Report, where: string): Links {
  const safe: Links = {};
  for (const name of Object.keys(links) as (keyof Links)[]) {
    const url = toLink(links[name], report, where, 'links', name);
    if (url !== undefined) safe[name] = url;
  }
  return safe;
}

function toLink(text: string | undefined, report: Report, ...where: string[]): string | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const url = safeUrl(text);
  if (url === undefined) {
    report('link-unsafe', { value: JSON.stringify(text).slice(0, 80) }, where.join('.'));
  }
  return url;
}

/** The identifiers given, and where the paper's own page or PDF names one of another scheme, that one. */
function toIds(ids: Draft['ids'] = {}, links: Links, report: Report, where: string): Ids {
  const found: Ids = {};
  for (const scheme of Object.keys(ids)) {
    const value = ids[scheme];
    if (value === undefined || value === '' || scheme === '__proto__') continue;
    const text = cleanText(String(value));
    if (text !== String(value)) report('id-repaired', { scheme }, `${where}.ids`);
    const id = normalizeId(scheme, text);
    if (id === undefined) {
      report('id-unreadable', { scheme, value: JSON.stringify(value).slice(0, 80) }, `${where}.ids`);
    } else found[scheme] = id;
  }
  for (const url of [links.page, links.pdf]) {
    const named = url === undefined ? undefined : parseId(url);
    if (named && found[named.scheme] === undefined) found[named.scheme] = named.id;
  }
  return completeIds(found);
}

function toVersion({ version, ids, links }: Draft): number | undefined {
  const stated = Number(version);
  if (Number.isInteger(stated) && stated > 0) return stated;
  return versionOf(ids?.arxiv) ?? versionOf(links?.page, /^.*\/(?:abs|pdf)\//) ?? versionOf(links?.pdf, /^.*\/pdf\//);
}

/** The version in an arXiv number, or in an address behind what stands before the number. */
function versionOf(written: string | number | undefined, before = /^/): number | undefined {
  const text = String(written);
  return /v\d/i.test(text) ? parseArxivId(text.replace(before, ''))?.version : undefined;
}

function derivedLinks(ids: Ids): Links {
  const links: Links = {};
  const page = pageOf(ids);
  if (page !== undefined) links.page = page;
  const pdf = openPdfOf(ids);
  if (pdf !== undefined) links.pdf = pdf;
  return links;
}
