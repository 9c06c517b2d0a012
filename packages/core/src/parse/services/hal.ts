import type { Listing } from '../../paper/schema.js';
import { listAt, textAt, textsAt } from '../at.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';

/** Answers of HAL's search: https://api.archives-ouvertes.fr/docs/search */
export function detect({ head, json }: Probe): boolean {
  return (
    head.startsWith('{') &&
    listAt(json, 'response', 'docs').some((doc) => (textAt(doc, 'halId_s') ?? textAt(doc, 'uri_s')) !== undefined)
  );
}

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  return {
    title: 'HAL',
    homepage: 'https://hal.science/',
    papers: collect('docs', listAt(json, 'response', 'docs'), report, draftOf),
  };
}

const types: Readonly<Record<string, string>> = {
  ART: 'article-journal',
  COMM: 'paper-conference',
  COUV: 'chapter',
  OUV: 'book',
  REPORT: 'report',
  SOFTWARE: 'software',
  THESE: 'thesis',
  UNDEFINED: 'article',
};

function draftOf(doc: unknown): Draft {
  return {
    markup: 'html',
    title: textAt(doc, 'title_s') ?? textAt(doc, 'en_title_s'),
    abstract: textAt(doc, 'abstract_s') ?? textAt(doc, 'en_abstract_s'),
    authors: textsAt(doc, ['authFullName_s']),
    // When it was deposited is no date of the paper.
    published: textAt(doc, 'producedDate_s') ?? textAt(doc, 'publicationDate_s') ?? textAt(doc, 'producedDateY_i'),
    listed: textAt(doc, 'submittedDate_s')?.slice(0, 10),
    ids: {
      hal: textAt(doc, 'halId_s'),
      doi: textAt(doc, 'doiId_s'),
      arxiv: textAt(doc, 'arxivId_s'),
      pmid: textAt(doc, 'pubmedId_s'),
    },
    links: { page: textAt(doc, 'uri_s'), pdf: textAt(doc, 'fileMain_s') },
    topics: textsAt(doc, ['keyword_s']),
    venue: textAt(doc, 'journalTitle_s') ?? textAt(doc, 'conferenceTitle_s') ?? textAt(doc, 'bookTitle_s'),
    volume: textAt(doc, 'volume_s'),
    issue: textAt(doc, 'issue_s'),
    pages: textAt(doc, 'page_s'),
    publisher: textAt(doc, 'publisher_s') ?? textAt(doc, 'journalPublisher_s'),
    language: textAt(doc, 'language_s'),
    type: types[textAt(doc, 'docType_s') ?? ''],
  };
}
