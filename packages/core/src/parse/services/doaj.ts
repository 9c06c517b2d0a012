import type { Listing } from '../../paper/schema.js';
import { at, listAt, textAt, textsAt } from '../at.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { rangeOf } from '../range.js';

/** Articles of DOAJ, as its search and its public data give them: https://doaj.org/api/docs */
export function detect({ head, json }: Probe): boolean {
  return head.includes('"bibjson"') && recordsOf(json).some((each) => textAt(each, 'bibjson', 'title') !== undefined);
}

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  return { title: 'DOAJ', homepage: 'https://doaj.org/', papers: collect('results', recordsOf(json), report, draftOf) };
}

function recordsOf(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  return at(json, 'results') === undefined ? [json] : listAt(json, 'results');
}

function draftOf(entry: unknown): Draft {
  const about = at(entry, 'bibjson');
  const [year, month] = [textAt(about, 'year'), textAt(about, 'month')];
  const identifiers = listAt(about, 'identifier');
  const idsOf = (type: RegExp) =>
    identifiers.filter((each) => type.test(textAt(each, 'type') ?? '')).flatMap((each) => textAt(each, 'id') ?? []);
  const links = listAt(about, 'link');
  return {
    markup: 'html',
    title: textAt(about, 'title'),
    abstract: textAt(about, 'abstract'),
    authors: listAt(about, 'author').map((author) => ({
      name: textAt(author, 'name'),
      affiliation: textAt(author, 'affiliation'),
      orcid: textAt(author, 'orcid_id'),
    })),
    published: month && /^\d{1,2}$/.test(month) ? `${year}-${month.padStart(2, '0')}` : year,
    ids: { doi: idsOf(/^doi$/i)[0] },
    links: { page: textAt(links.find((each) => textAt(each, 'type') === 'fulltext') ?? links[0], 'url') },
    topics: textsAt(about, ['keywords']),
    venue: textAt(about, 'journal', 'title'),
    volume: textAt(about, 'journal', 'volume'),
    issue: textAt(about, 'journal', 'number'),
    pages: rangeOf(textAt(about, 'start_page'), textAt(about, 'end_page')),
    publisher: textAt(about, 'journal', 'publisher'),
    issn: idsOf(/^[ep]?issn$/i),
    language: textAt(about, 'journal', 'language'),
    type: 'article-journal',
  };
}
