import type { Listing } from '../../paper/schema.js';
import { at, listAt, numberAt, textAt, textsAt } from '../at.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { rangeOf } from '../range.js';

/** Records of INSPIRE HEP: https://github.com/inspirehep/rest-api-doc */
export function detect({ head, json }: Probe): boolean {
  return head.startsWith('{') && recordsOf(json).length > 0;
}

function recordsOf(json: unknown): readonly unknown[] {
  const hits = listAt(json, 'hits', 'hits').length > 0 ? listAt(json, 'hits', 'hits') : listAt(json);
  return hits.filter(
    (hit) => textAt(hit, 'metadata', 'control_number') !== undefined && at(hit, 'metadata', 'titles') !== undefined,
  );
}

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const next = textAt(json, 'links', 'next');
  return {
    title: 'INSPIRE HEP',
    homepage: 'https://inspirehep.net/',
    papers: collect('hits', recordsOf(json), report, (hit) => draftOf(at(hit, 'metadata'))),
    ...(next ? { next } : {}),
  };
}

function draftOf(record: unknown): Draft {
  const people = listAt(record, 'authors');
  const isEditor = (person: unknown) => textsAt(person, ['inspire_roles']).includes('editor');
  const [published] = listAt(record, 'publication_info');
  const fromArxiv = (list: readonly unknown[]) => list.find((item) => textAt(item, 'source') === 'arXiv') ?? list[0];
  return {
    markup: 'html',
    title: textAt(fromArxiv(listAt(record, 'titles')), 'title'),
    abstract: textAt(fromArxiv(listAt(record, 'abstracts')), 'value'),
    authors: [
      ...people.filter((person) => !isEditor(person)).map(personOf),
      ...textsAt(record, ['collaborations'], ['value']).map((name) => ({
        name: `${name} Collaboration`,
        corporate: true,
      })),
    ],
    editors: people.filter(isEditor).map(personOf),
    published: textAt(record, 'preprint_date') ?? textAt(record, 'earliest_date') ?? textAt(published, 'year'),
    ids: {
      inspire: textAt(record, 'control_number'),
      arxiv: textAt(listAt(record, 'arxiv_eprints')[0], 'value'),
      doi: textAt(listAt(record, 'dois')[0], 'value'),
    },
    topics: [...textsAt(record, ['arxiv_eprints', 0, 'categories']), ...textsAt(record, ['keywords'], ['value'])],
    venue: textAt(published, 'journal_title'),
    volume: textAt(published, 'journal_volume'),
    issue: textAt(published, 'journal_issue'),
    pages: rangeOf(textAt(published, 'page_start'), textAt(published, 'page_end')),
    articleNumber: textAt(published, 'artid'),
    signals: { citations: numberAt(record, 'citation_count') },
  };
}

function personOf(person: unknown): DraftAuthor {
  const orcid = listAt(person, 'ids').find((id) => textAt(id, 'schema') === 'ORCID');
  return {
    name: textAt(person, 'full_name'),
    orcid: textAt(orcid, 'value'),
    affiliation: textsAt(person, ['affiliations'], ['value']).join('; ') || undefined,
  };
}
