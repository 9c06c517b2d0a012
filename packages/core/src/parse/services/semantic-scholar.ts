import * as z from 'zod/mini';
import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import { isRecord, label, listOf, number, readFields, record, text, texts } from '../fields.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { cslType } from './work-types.js';

/**
 * Answers of the Semantic Scholar Academic Graph (https://api.semanticscholar.org/api-docs/graph): search, bulk,
 * batch, one paper, an author's papers, citations, references, recommendations, snippets.
 */
export function detect({ json }: Probe): boolean {
  if (isPaper(json)) return true;
  const entries = entriesOf(json);
  if (entries === undefined) return false;
  if (entries.length === 0) return isRecord(json) && isEmptyAnswer(json);
  return entries.some((entry) => isPaper(entry) || isPaper(paperIn(entry)));
}

function isPaper(value: unknown): boolean {
  return isRecord(value) && ('paperId' in value || ('corpusId' in value && 'title' in value));
}

/** `{ total: 0, offset: 0 }` and `{ data: [] }`: there is nothing else in them. */
function isEmptyAnswer(answer: object): boolean {
  return Object.keys(answer).every((key) => ['total', 'offset', 'data', 'token', 'recommendedPapers'].includes(key));
}

function entriesOf(json: unknown): readonly unknown[] | undefined {
  if (Array.isArray(json)) return json;
  if (!isRecord(json)) return undefined;
  const entries = json.data ?? json.recommendedPapers ?? (json.total === 0 ? [] : undefined);
  return Array.isArray(entries) ? entries : undefined;
}

/** Citations, references and snippets wrap the paper. */
function paperIn(entry: unknown): unknown {
  if (!isRecord(entry)) return undefined;
  return entry.citingPaper ?? entry.citedPaper ?? entry.paper;
}

const Work = z.object({
  paperId: text,
  corpusId: label,
  externalIds: record({
    ArXiv: label,
    DOI: label,
    PubMed: label,
    PubMedCentral: label,
    CorpusId: label,
    DBLP: label,
    ACL: label,
    MAG: label,
  }),
  url: text,
  title: text,
  abstract: text,
  // Snippets give bare names.
  authors: listOf(z.union([z.string(), z.object({ name: text, affiliations: texts })])),
  venue: text,
  publicationVenue: record({ name: text }),
  journal: record({ name: text, volume: text, pages: text }),
  year: number,
  publicationDate: text,
  publicationTypes: texts,
  citationCount: number,
  influentialCitationCount: number,
  openAccessPdf: record({ url: text, license: text }),
  fieldsOfStudy: texts,
  s2FieldsOfStudy: listOf(z.object({ category: text })),
  tldr: record({ model: text, text: text }),
});

const Page = z.object({ next: label, token: text });

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const page = isRecord(json) ? readFields(Page, json, report, 'answer') : undefined;
  return {
    title: 'Semantic Scholar',
    homepage: 'https://www.semanticscholar.org/',
    papers: collect('data', entriesOf(json) ?? [json], report, (entry, where) => draftOf(entry, where, report)),
    next: page?.token ?? (page?.next === undefined ? undefined : String(page.next)),
  };
}

function draftOf(entry: unknown, where: string, report: Report): Draft | undefined {
  if (entry === null) {
    report('not-found', { service: 'Semantic Scholar' }, where);
    return undefined;
  }
  const work = readFields(Work, paperIn(entry) ?? entry, report, where);
  if (work === undefined) return undefined;
  const { externalIds: ids, openAccessPdf: pdf } = work;
  return {
    markup: 'html',
    title: work.title,
    abstract: work.abstract,
    authors: work.authors?.map((author) =>
      typeof author === 'string' ? author : { name: author.name, affiliation: author.affiliations?.join('; ') },
    ),
    published: work.publicationDate ?? work.year,
    ids: {
      s2: work.paperId,
      arxiv: ids?.ArXiv,
      doi: ids?.DOI,
      pmid: ids?.PubMed,
      pmcid: ids?.PubMedCentral,
      corpus: ids?.CorpusId ?? work.corpusId,
      dblp: ids?.DBLP,
      acl: ids?.ACL,
      mag: ids?.MAG,
    },
    links: { page: work.url, pdf: pdf?.url },
    signals: { citations: work.citationCount, influentialCitations: work.influentialCitationCount },
    topics: work.fieldsOfStudy ?? work.s2FieldsOfStudy?.map(({ category }) => category ?? '') ?? [],
    volume: work.journal?.volume?.trim(),
    pages: work.journal?.pages?.trim().replace(/\s+/g, ' '),
    venue: work.publicationVenue?.name ?? (work.venue || work.journal?.name),
    type: cslType(...(work.publicationTypes ?? [])),
    summary: work.tldr,
    license: pdf?.license,
  };
}
