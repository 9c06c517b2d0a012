import type { Listing } from '../../paper/schema.js';
import { listAt, numberAt, textAt, textsAt } from '../at.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { rangeOf } from '../range.js';
import { cslType } from './work-types.js';

/** Answers of the OpenAIRE Graph API: https://graph.openaire.eu/docs/apis/graph-api/ */
export function detect({ head, json }: Probe): boolean {
  return head.startsWith('{') && recordsOf(json).length > 0;
}

const recordsOf = (json: unknown) =>
  listAt(json, 'results').filter((record) => textAt(record, 'mainTitle') !== undefined);

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  return {
    title: 'OpenAIRE',
    homepage: 'https://graph.openaire.eu/',
    papers: collect('results', recordsOf(json), report, draftOf),
  };
}

function draftOf(record: unknown): Draft {
  const pids = [
    ...listAt(record, 'pids'),
    ...listAt(record, 'instances').flatMap((each) => [
      ...listAt(each, 'pids'),
      ...listAt(each, 'alternateIdentifiers'),
    ]),
  ];
  const idOf = (scheme: RegExp) =>
    textAt(
      pids.find((pid) => scheme.test(textAt(pid, 'scheme') ?? '')),
      'value',
    );
  const subtitle = textAt(record, 'subTitle');
  const title = textAt(record, 'mainTitle');
  return {
    markup: 'jats',
    title: title && subtitle ? `${title}: ${subtitle}` : title,
    abstract: textAt(record, 'descriptions'),
    authors: listAt(record, 'authors').map((author) => ({
      name: textAt(author, 'surname') === undefined ? textAt(author, 'fullName') : undefined,
      family: textAt(author, 'surname'),
      given: textAt(author, 'name'),
      orcid: textAt(author, 'pid', 'id', 'value'),
    })),
    published: textAt(record, 'publicationDate'),
    ids: { doi: idOf(/^doi$/i), arxiv: idOf(/^arxiv$/i), pmid: idOf(/^pmid$/i), pmcid: idOf(/^pmc/i) },
    links: { page: textsAt(record, ['instances', 0, 'urls'])[0] },
    topics: textsAt(record, ['subjects'], ['subject', 'value']),
    venue: textAt(record, 'container', 'name'),
    volume: textAt(record, 'container', 'vol'),
    issue: textAt(record, 'container', 'iss'),
    pages: rangeOf(textAt(record, 'container', 'sp'), textAt(record, 'container', 'ep')),
    issn: textsAt(record, ['container', 'issnPrinted']).concat(textsAt(record, ['container', 'issnOnline'])),
    publisher: textAt(record, 'publisher'),
    language: textAt(record, 'language', 'code'),
    type: cslType(textAt(record, 'instances', 0, 'type'), textAt(record, 'type')),
    signals: { citations: numberAt(record, 'indicators', 'citationImpact', 'citationCount') },
  };
}
