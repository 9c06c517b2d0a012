import * as z from 'zod/mini';
import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import { flag, isRecord, label, listOf, maybe, number, readFields, record, text, texts } from '../fields.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { rangeOf } from '../range.js';
import { cslType } from './work-types.js';

/** Works of OpenAlex (https://docs.openalex.org/api-entities/works): lists, searches and single works. */
export function detect({ json }: Probe): boolean {
  if (isWork(json)) return true;
  if (!isRecord(json) || !Array.isArray(json.results)) return false;
  return json.results.length > 0
    ? json.results.some(isWork)
    : isRecord(json.meta) && 'db_response_time_ms' in json.meta;
}

function isWork(value: unknown): boolean {
  return isRecord(value) && typeof value.id === 'string' && /^https:\/\/openalex\.org\/W\d/i.test(value.id);
}

const location = record({
  landing_page_url: text,
  pdf_url: text,
  license: text,
  source: record({ display_name: text, issn: texts, host_organization_name: text }),
});

const named = z.object({ display_name: text });

const Work = z.object({
  id: text,
  doi: text,
  title: text,
  display_name: text,
  publication_year: number,
  publication_date: text,
  ids: record({ pmid: label, pmcid: label, mag: label }),
  type: text,
  type_crossref: text,
  authorships: listOf(
    z.object({
      author: record({ display_name: text, orcid: text }),
      raw_author_name: text,
      institutions: listOf(named),
      raw_affiliation_strings: texts,
    }),
  ),
  is_authors_truncated: flag,
  is_retracted: flag,
  cited_by_count: number,
  topics: listOf(named),
  keywords: listOf(named),
  primary_location: location,
  best_oa_location: location,
  locations: listOf(z.object({ landing_page_url: text, pdf_url: text })),
  abstract_inverted_index: maybe(z.unknown()),
  biblio: record({ volume: text, issue: text, first_page: text, last_page: text }),
  language: text,
});
type Work = z.infer<typeof Work>;

const Page = z.object({ meta: record({ next_cursor: text }) });

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const answer = isRecord(json) && Array.isArray(json.results) ? json : undefined;
  const works: readonly unknown[] = (answer?.results as unknown[] | undefined) ?? [json];
  return {
    title: 'OpenAlex works',
    homepage: 'https://openalex.org/',
    papers: collect('results', works, report, (work, where) => draftOf(work, where, report)),
    next: answer && readFields(Page, answer, report, 'answer')?.meta?.next_cursor,
  };
}

function draftOf(value: unknown, where: string, report: Report): Draft | undefined {
  const work = readFields(Work, value, report, where);
  if (work === undefined) return undefined;
  if (work.is_retracted) report('retracted', {}, where);
  if (work.is_authors_truncated) report('authors-truncated', { limit: 100 }, where);
  const { primary_location: primary, best_oa_location: open } = work;
  return {
    markup: 'html',
    title: work.display_name ?? work.title,
    abstract: abstractOf(work.abstract_inverted_index, where, report),
    authors: work.authorships?.map(
      ({ author, raw_author_name: raw, institutions, raw_affiliation_strings: places }) => ({
        name: author?.display_name ?? raw,
        orcid: author?.orcid,
        affiliation: (institutions?.length ? institutions.map((each) => each.display_name) : places)?.join('; '),
      }),
    ),
    published: work.publication_date ?? work.publication_year,
    ids: {
      openalex: work.id,
      doi: work.doi,
      arxiv: arxivOf(work),
      pmid: work.ids?.pmid,
      pmcid: work.ids?.pmcid,
      mag: work.ids?.mag,
    },
    links: { page: primary?.landing_page_url, pdf: open?.pdf_url ?? primary?.pdf_url },
    signals: { citations: work.cited_by_count },
    topics: [...(work.topics ?? []), ...(work.keywords ?? [])].map((topic) => topic.display_name ?? ''),
    venue: primary?.source?.display_name,
    volume: work.biblio?.volume,
    issue: work.biblio?.issue,
    pages: rangeOf(work.biblio?.first_page, work.biblio?.last_page),
    publisher: primary?.source?.host_organization_name,
    issn: primary?.source?.issn,
    language: work.language,
    type: cslType(work.type_crossref, work.type),
    license: open?.license ?? primary?.license,
  };
}

/** OpenAlex has no field for it: it stands in the places where a copy was found. */
function arxivOf({ locations = [] }: Work): string | undefined {
  const addresses = locations.flatMap(({ landing_page_url: page, pdf_url: pdf }) => [page, pdf]);
  return addresses
    .map((address) => /(?:\barxiv\.org\/(?:abs|pdf)\/|10\.48550\/arxiv\.)([\w./-]{9,30})/i.exec(address ?? '')?.[1])
    .find(Boolean);
}

/** No abstract has as many words: a position beyond it is a mistake. */
const maxPosition = 100_000;

/**
 * OpenAlex publishes abstracts as the positions of each word. Positions may be missing or taken twice: what is there
 * is put in order.
 */
function abstractOf(index: unknown, where: string, report: Report): string | undefined {
  if (index === undefined) return undefined;
  if (!isRecord(index)) {
    report('bad-field', {}, `${where}.abstract_inverted_index`);
    return undefined;
  }
  const words: [position: number, word: string][] = [];
  for (const [word, positions] of Object.entries(index)) {
    for (const position of Array.isArray(positions) ? positions : []) {
      if (Number.isInteger(position) && position >= 0 && position < maxPosition) words.push([position, word]);
    }
  }
  return words
    .sort(([a], [b]) => a - b)
    .map(([, word]) => word)
    .join(' ');
}
