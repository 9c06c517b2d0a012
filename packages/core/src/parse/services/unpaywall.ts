import type { Listing } from '../../paper/schema.js';
import { at, listAt, textAt } from '../at.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor } from '../draft.js';
import { isRecord } from '../fields.js';
import type { ParseContext, Probe } from '../format.js';
import { readLines } from '../json-lines.js';
import { cslType } from './work-types.js';

/** Records of Unpaywall, as its API, its search and its snapshot give them: https://unpaywall.org/data-format */
export function detect({ head, json }: Probe): boolean {
  if (!/"doi_url"/.test(head) || !/"is_oa"/.test(head)) return false;
  return json === undefined ? head.startsWith('{') : recordsOf(json).length > 0;
}

function recordsOf(json: unknown): readonly unknown[] {
  const list = listAt(json, 'results').map((hit) => at(hit, 'response') ?? hit);
  return (list.length > 0 ? list : listAt(json)).filter((record) => isRecord(record) && 'is_oa' in record);
}

export function parse(probe: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const records = probe.json === undefined ? readLines(probe, report) : recordsOf(probe.json);
  return {
    title: 'Unpaywall',
    homepage: 'https://unpaywall.org/',
    papers: collect('records', records, report, draftOf),
  };
}

function draftOf(record: unknown): Draft {
  const issns = textAt(record, 'journal_issns')?.split(',');
  return {
    markup: 'html',
    title: textAt(record, 'title'),
    authors: listAt(record, 'z_authors').map(authorOf),
    published: textAt(record, 'published_date') ?? textAt(record, 'year'),
    updated: undefined,
    ids: { doi: textAt(record, 'doi'), arxiv: arxivOf(record) },
    links: { page: textAt(record, 'doi_url'), pdf: textAt(record, 'best_oa_location', 'url_for_pdf') },
    venue: textAt(record, 'journal_name'),
    publisher: textAt(record, 'publisher'),
    issn: issns,
    type: cslType(textAt(record, 'genre')),
    license: textAt(record, 'best_oa_location', 'license'),
  };
}

/** Old records have Crossref's names, new ones the name as it was printed. */
function authorOf(author: unknown): DraftAuthor {
  const family = textAt(author, 'family');
  const name = textAt(author, 'raw_author_name') ?? textAt(author, 'name');
  return {
    ...(family === undefined ? { name: name ?? textAt(author, 'given') } : { family, given: textAt(author, 'given') }),
    suffix: textAt(author, 'suffix'),
    orcid: textAt(author, 'ORCID'),
  };
}

function arxivOf(record: unknown): string | undefined {
  const places = [at(record, 'best_oa_location'), ...listAt(record, 'oa_locations')];
  return places
    .flatMap((place) => ['url_for_landing_page', 'url', 'url_for_pdf'].map((name) => textAt(place, name)))
    .find((url) => /^https?:\/\/arxiv\.org\/(?:abs|pdf)\//i.test(url ?? ''));
}
