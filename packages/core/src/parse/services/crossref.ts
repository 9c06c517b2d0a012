import * as z from 'zod/mini';
import { TrendingPapersError } from '../../paper/errors.js';
import type { Listing } from '../../paper/schema.js';
import { listAt, textAt } from '../at.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor, DraftRelation } from '../draft.js';
import { isRecord, listOf, number, readFields, record, text, texts } from '../fields.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { cslType } from './work-types.js';

/** Works of the Crossref REST API (https://api.crossref.org/swagger-ui): lists and single works. */
export function detect({ head, json }: Probe): boolean {
  return head.includes('"message') && isRecord(json) && 'status' in json && 'message-type' in json;
}

const name = z.object({ name: text });

/** `[[2012, 3]]`; `[[null]]` is how Crossref says that it knows no date. */
const dateParts = record({ 'date-parts': z.optional(z.array(z.array(z.nullish(z.number())))) });

const person = z.object({
  given: text,
  family: text,
  suffix: text,
  name: text,
  ORCID: text,
  affiliation: listOf(name),
});

const Work = z.object({
  DOI: text,
  URL: text,
  type: text,
  title: texts,
  abstract: text,
  author: listOf(person),
  issued: dateParts,
  published: dateParts,
  posted: dateParts,
  'container-title': texts,
  event: record({ name: text }),
  institution: listOf(name),
  subject: texts,
  license: listOf(z.object({ URL: text, 'content-version': text })),
  link: listOf(z.object({ URL: text, 'content-type': text })),
  'is-referenced-by-count': number,
  volume: text,
  issue: text,
  page: text,
  'article-number': text,
  publisher: text,
  'publisher-location': text,
  ISSN: texts,
  ISBN: texts,
  editor: listOf(person),
  language: text,
  'edition-number': text,
  degree: texts,
  /** By kind; what this work updates, and by what it was updated. */
  relation: z.optional(z.unknown()),
  'update-to': listOf(z.object({ DOI: text, type: text })),
  'updated-by': listOf(z.object({ DOI: text, type: text })),
});
type Work = z.infer<typeof Work>;
type Dated = Work['issued'];

const Page = z.object({ 'next-cursor': text });

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const works = worksOf(json);
  const message = isRecord(json) ? json.message : undefined;
  return {
    title: 'Crossref works',
    homepage: 'https://www.crossref.org/',
    papers: collect('items', works, report, (work, where) => draftOf(work, where, report)),
    // The cursor never ends by itself; the page after the last one is empty.
    next: works.length > 0 ? readFields(Page, message, report, 'message')?.['next-cursor'] : undefined,
  };
}

function worksOf(json: unknown): readonly unknown[] {
  const { 'message-type': kind, message } = isRecord(json) ? json : {};
  if (kind === 'work') return [message];
  if (kind === 'work-list' && isRecord(message) && Array.isArray(message.items)) return message.items;
  if (kind !== 'validation-failure') {
    throw new TrendingPapersError('not-a-listing', `This Crossref answer is a ${kind}, not works. Ask /works.`, {
      kind: String(kind),
    });
  }
  const answer = Array.isArray(message) && isRecord(message[0]) ? String(message[0].message) : 'no reason given';
  throw new TrendingPapersError('error-answer', `Crossref refused the query: "${answer}"`, { answer });
}

/** What Crossref registers besides papers; its searches return them all. */
const notPapers =
  /^(?:component|journal|journal-issue|journal-volume|peer-review|grant|proceedings|book-set|book-series|report-series|proceedings-series)$/;

function draftOf(value: unknown, where: string, report: Report): Draft | undefined {
  const work = readFields(Work, value, report, where);
  if (work === undefined) return undefined;
  if (notPapers.test(work.type ?? '')) {
    report('not-a-paper', { name: work.DOI, kind: `a ${work.type}` }, where);
    return undefined;
  }
  return {
    markup: 'jats',
    title: work.title?.find((title) => title.trim() !== ''),
    abstract: work.abstract,
    authors: work.author?.map(authorOf),
    published: dateOf(work.issued) ?? dateOf(work.published) ?? dateOf(work.posted),
    ids: { doi: work.DOI, arxiv: arxivOf(work) },
    relations: relationsOf(work),
    links: {
      page: work.URL,
      pdf: work.link?.find((link) => link['content-type'] === 'application/pdf')?.URL,
    },
    signals: { citations: work['is-referenced-by-count'] },
    topics: work.subject ?? [],
    venue: work['container-title']?.[0] ?? work.event?.name ?? work.institution?.[0]?.name,
    volume: work.volume,
    issue: work.issue,
    pages: work.page,
    articleNumber: work['article-number'],
    publisher: work.publisher,
    place: work['publisher-location'],
    issn: work.ISSN,
    isbn: work.ISBN?.map((isbn) => isbn.replace(/^.*\/isbn\//, '')),
    editors: work.editor?.map(authorOf),
    language: work.language,
    edition: work['edition-number'],
    genre: work.type === 'dissertation' ? work.degree?.[0] : undefined,
    type: cslType(work.type),
    license: (work.license?.find((each) => each['content-version'] === 'vor') ?? work.license?.[0])?.URL,
  };
}

/** arXiv's own DOIs are registered elsewhere, but articles name them as their preprints. */
function arxivOf({ relation }: Work): string | undefined {
  const preprints = listAt(relation, 'has-preprint').map((each) => textAt(each, 'id'));
  return preprints.find((id) => /^10\.48550\/arxiv\./i.test(id ?? ''));
}

/**
 * Its registered relations, and what Crossmark says of corrections and retractions:
 * https://www.crossref.org/documentation/crossmark/version-control-corrections-and-retractions/
 */
function relationsOf(work: Work): DraftRelation[] {
  const { relation, 'update-to': updates = [], 'updated-by': updated = [] } = work;
  const registered = isRecord(relation)
    ? Object.keys(relation).flatMap((type) =>
        listAt(relation, type).map((each) => ({ type, id: textAt(each, 'id'), scheme: textAt(each, 'id-type') })),
      )
    : [];
  return [
    ...registered,
    ...updates.map(({ DOI, type }) => ({ type: `${type}-of`, id: DOI })),
    ...updated.map(({ DOI, type }) => ({ type: `has-${type}`, id: DOI })),
  ];
}

type Person = NonNullable<Work['author']>[number];

function authorOf({ given, family, suffix, name: whole, ORCID: orcid, affiliation }: Person): DraftAuthor {
  const place = affiliation?.map((each) => each.name).join('; ');
  // Journals without family names fill in a hyphen.
  if (!/\p{L}/u.test(family ?? ''))
    return { name: whole ?? given, orcid, affiliation: place, corporate: whole === undefined ? undefined : true };
  return { family, given, suffix, orcid, affiliation: place };
}

function dateOf(date: Dated): string | undefined {
  const parts = date?.['date-parts']?.[0]?.filter((part) => typeof part === 'number') ?? [];
  if (parts.length === 0) return undefined;
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
}
