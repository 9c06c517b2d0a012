import type { Listing } from '../../paper/schema.js';
import { at, listAt, numberAt, textAt, textsAt } from '../at.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { cslType } from './work-types.js';

/** Records of Zenodo, as its search and its pages' JSON give them: https://developers.zenodo.org/#records */
export function detect({ head, json }: Probe): boolean {
  const isRecord = (each: unknown) =>
    textAt(each, 'metadata', 'title') !== undefined &&
    at(each, 'metadata', 'creators') !== undefined &&
    (textAt(each, 'conceptrecid') ?? textAt(each, 'links', 'self_html') ?? textAt(each, 'links', 'html')) !== undefined;
  return /^[[{]/.test(head) && recordsOf(json).some(isRecord);
}

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const next = textAt(json, 'links', 'next');
  return {
    title: 'Zenodo',
    homepage: 'https://zenodo.org/',
    papers: collect('hits', recordsOf(json), report, draftOf),
    ...(next === undefined ? {} : { next }),
  };
}

function recordsOf(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  return at(json, 'hits') === undefined ? [json] : listAt(json, 'hits', 'hits');
}

function draftOf(entry: unknown): Draft {
  const about = at(entry, 'metadata');
  const journal = at(about, 'journal');
  return {
    markup: 'html',
    title: textAt(about, 'title'),
    abstract: textAt(about, 'description'),
    authors: listAt(about, 'creators').map(personOf),
    editors: listAt(about, 'contributors')
      .filter((each) => textAt(each, 'type') === 'Editor')
      .map(personOf),
    published: textAt(about, 'publication_date'),
    ids: { doi: textAt(entry, 'doi') ?? textAt(about, 'doi') },
    relations: listAt(about, 'related_identifiers').map((each) => ({
      type: textAt(each, 'relation'),
      id: textAt(each, 'identifier'),
      scheme: textAt(each, 'scheme'),
    })),
    links: { page: textAt(entry, 'links', 'self_html') ?? textAt(entry, 'links', 'html') },
    signals: {
      views: numberAt(entry, 'stats', 'unique_views') ?? numberAt(entry, 'stats', 'views'),
      downloads: numberAt(entry, 'stats', 'unique_downloads') ?? numberAt(entry, 'stats', 'downloads'),
    },
    topics: textsAt(about, ['keywords']),
    venue: textAt(journal, 'title') ?? textAt(about, 'meeting', 'title'),
    volume: textAt(journal, 'volume'),
    issue: textAt(journal, 'issue'),
    pages: textAt(journal, 'pages'),
    publisher: textAt(about, 'imprint', 'publisher'),
    language: textAt(about, 'language'),
    type: cslType(textAt(about, 'resource_type', 'subtype'), textAt(about, 'resource_type', 'type')),
    license: textAt(about, 'license', 'id') ?? textAt(about, 'license'),
  };
}

/** "Family, Given"; without a comma a group, or a name as it is. */
function personOf(person: unknown): DraftAuthor {
  const name = textAt(person, 'name') ?? '';
  const [family = '', given] = name.split(/,\s*/, 2);
  return {
    ...(given === undefined ? { name } : { family, given }),
    orcid: textAt(person, 'orcid'),
    affiliation: textAt(person, 'affiliation'),
  };
}
