import { completeIds, idFrom, normalizeId, parseArxivId, parseId } from '../paper/id.js';
import type { Ids, Links, Paper } from '../paper/schema.js';
import { toIsoDate } from '../text/dates.js';
import { linksIn, safeUrl } from '../text/links.js';
import { cleanHeading, cleanProse } from '../text/markup.js';
import type { Draft } from './draft.js';
import type { Report } from './format.js';
import { toAuthors } from './to-authors.js';
import { toHistory, toSignals } from './to-signals.js';

/** Where each scheme's own page of a paper is, best first. */
const pages: readonly (readonly [scheme: keyof Ids, page: (id: string) => string])[] = [
  ['arxiv', (id) => `https://arxiv.org/abs/${id}`],
  ['doi', (id) => `https://doi.org/${encodeURI(id).replace(/[#?]/g, encodeURIComponent)}`],
  ['openreview', (id) => `https://openreview.net/forum?id=${id}`],
  ['acl', (id) => `https://aclanthology.org/${id}`],
  ['pmid', (id) => `https://pubmed.ncbi.nlm.nih.gov/${id}`],
  ['pmcid', (id) => `https://pmc.ncbi.nlm.nih.gov/articles/${id}`],
  ['s2', (id) => `https://www.semanticscholar.org/paper/${id}`],
  ['openalex', (id) => `https://openalex.org/${id}`],
];

/**
 * Makes a paper of a draft: text cleaned after its markup, identifiers canonical, dates ISO 8601, addresses safe.
 * Whatever cannot be used is left out and reported under `where`. A draft without any title is no paper: that is
 * reported and gives `undefined`.
 */
export function toPaper(draft: Draft, report: Report, where: string): Paper | undefined {
  const markup = draft.markup ?? 'plain';
  const heading = (text: string | undefined) =>
    text === undefined ? undefined : cleanHeading(text, markup) || undefined;
  const title = heading(draft.title);
  if (title === undefined) {
    report('title-missing', 'Skipped: it has no title.', where);
    return undefined;
  }
  const links = toLinks(draft.links, report, where);
  const ids = toIds(draft.ids, links, report, where);
  const authors = toAuthors(draft.authors ?? [], markup);
  const abstract = draft.abstract === undefined ? '' : cleanProse(draft.abstract, markup);
  const date = (field: 'published' | 'updated' | 'listed') => toDate(draft, field, report, where);
  const summary = cleanProse(draft.summary?.text ?? '', markup);
  return compact({
    id: idFrom(ids, title, authors[0]?.name),
    title,
    abstract: abstract || undefined,
    authors,
    published: date('published'),
    updated: date('updated'),
    listed: date('listed'),
    ids,
    version: toVersion(draft),
    links: Object.assign(linksIn(draft.comment ? `${abstract} ${draft.comment}` : abstract), derivedLinks(ids), links),
    signals: toSignals(draft.signals ?? {}, report, `${where}.signals`),
    position: draft.position,
    history: toHistory(draft.history ?? [], report, `${where}.history`),
    topics: toTopics(draft.topics ?? []),
    venue: heading(draft.venue),
    type: heading(draft.type),
    comment: heading(draft.comment),
    organization: heading(draft.organization),
    submitter: heading(draft.submitter),
    image: toLink(draft.image, report, where, 'image'),
    summary: summary === '' ? undefined : compact({ text: summary, model: heading(draft.summary?.model) }),
    license: heading(draft.license),
    sources: [...(draft.sources ?? [])],
  });
}

/** Without the fields that are unknown, so that a paper equals its own JSON. */
function compact<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const known: Record<string, unknown> = {};
  for (const name in record) if (record[name] !== undefined) known[name] = record[name];
  return known as never;
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
  if (date === undefined)
    report('date-unreadable', `Left out: ${JSON.stringify(value).slice(0, 60)} is no date.`, `${where}.${field}`);
  return date;
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
    report('link-unsafe', `Left out: ${JSON.stringify(text).slice(0, 80)} is no http address.`, where.join('.'));
  }
  return url;
}

/** The identifiers given, and where the paper's own page or PDF names one of another scheme, that one. */
function toIds(ids: Draft['ids'] = {}, links: Links, report: Report, where: string): Ids {
  const found: Ids = {};
  for (const scheme of Object.keys(ids)) {
    const value = ids[scheme];
    if (value === undefined || value === '' || scheme === '__proto__') continue;
    const id = normalizeId(scheme, String(value)) ?? fromOtherSpelling(scheme, String(value));
    if (id === undefined) {
      report(
        'id-unreadable',
        `Left out: ${JSON.stringify(value).slice(0, 80)} is no ${scheme} identifier.`,
        `${where}.ids`,
      );
    } else found[scheme] = id;
  }
  for (const url of [links.page, links.pdf]) {
    const named = url === undefined ? undefined : parseId(url);
    if (named && found[named.scheme] === undefined) found[named.scheme] = named.id;
  }
  return completeIds(found);
}

/** An identifier given as an address or citation: `https://arxiv.org/abs/2403.12345` under `arxiv`. */
function fromOtherSpelling(scheme: string, value: string): string | undefined {
  const named = parseId(value);
  return named?.scheme === scheme ? named.id : undefined;
}

function toVersion({ version, ids, links }: Draft): number | undefined {
  const stated = Number(version);
  if (Number.isInteger(stated) && stated > 0) return stated;
  const numbers = [ids?.arxiv, links?.page?.replace(/^.*\/(?:abs|pdf)\//, ''), links?.pdf?.replace(/^.*\/pdf\//, '')];
  return numbers.map((text) => (text === undefined ? undefined : parseArxivId(String(text))?.version)).find(Boolean);
}

function derivedLinks(ids: Ids): Links {
  const page = pages.find(([scheme]) => ids[scheme] !== undefined);
  const links: Links = page ? { page: page[1](ids[page[0]]!) } : {};
  if (ids.arxiv) links.pdf = `https://arxiv.org/pdf/${ids.arxiv}`;
  return links;
}
