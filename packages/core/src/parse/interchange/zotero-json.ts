import type { Listing } from '../../paper/schema.js';
import { at, listAt, textAt, textsAt } from '../at.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor } from '../draft.js';
import { isRecord } from '../fields.js';
import type { ParseContext, Probe } from '../format.js';
import { looselyHtml } from './as-html.js';
import { serialOf } from './endnote-xml.js';

/** Items of Zotero as its API, its JSON export and Better BibTeX give them: https://www.zotero.org/support/dev/web_api/v3/basics */
export function detect({ head, json }: Probe): boolean {
  return (
    /"itemType"/.test(head) && itemsOf(json).some((item) => textAt(item, 'itemType') !== undefined && isWork(item))
  );
}

/** Better BibTeX wraps them in `{ config, items }`, the API each in `{ key, data }`. */
function itemsOf(json: unknown): readonly unknown[] {
  const list = isRecord(json) && Array.isArray(json.items) ? json.items : Array.isArray(json) ? json : [json];
  return list.map((item) => (isRecord(at(item, 'data')) ? at(item, 'data') : item));
}

/** Attachments and notes lie beside the works. */
const isWork = (item: unknown) =>
  !/^(?:attachment|note|annotation)$/.test(textAt(item, 'itemType') ?? '') &&
  (Array.isArray(at(item, 'creators')) || Object.hasOwn(types, textAt(item, 'itemType') ?? ''));

const types: Readonly<Record<string, string>> = {
  book: 'book',
  bookSection: 'chapter',
  computerProgram: 'software',
  conferencePaper: 'paper-conference',
  dataset: 'dataset',
  journalArticle: 'article-journal',
  magazineArticle: 'article-magazine',
  manuscript: 'manuscript',
  newspaperArticle: 'article-newspaper',
  patent: 'patent',
  preprint: 'article',
  report: 'report',
  thesis: 'thesis',
  webpage: 'webpage',
};

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const items = itemsOf(json);
  const beside = items.filter((item) => !isWork(item)).length;
  const papers = collect('items', items, report, (item) => (isWork(item) ? looselyHtml(draftOf(item)) : undefined));
  if (beside > 0) report('entries-left-out', { left: beside, of: items.length });
  return { title: 'Zotero', papers };
}

function draftOf(item: unknown): Draft {
  const extra = textAt(item, 'extra') ?? '';
  const extraOf = (name: string) => new RegExp(`^${name}:\\s?(\\S+)`, 'im').exec(extra)?.[1];
  const url = textAt(item, 'url');
  const creators = listAt(item, 'creators');
  const ofType = (test: (type: string) => boolean) =>
    creators
      .filter((creator) => test(textAt(creator, 'creatorType') ?? 'author'))
      .flatMap((creator) => personOf(creator) ?? []);
  return {
    title: textAt(item, 'title'),
    abstract: textAt(item, 'abstractNote'),
    authors: ofType((type) => !/^(?:editor|seriesEditor|translator|reviewedAuthor|contributor|bookAuthor)$/.test(type)),
    editors: ofType((type) => /^(?:editor|seriesEditor)$/.test(type)),
    published: textAt(item, 'date'),
    // When it came into the library.
    listed: textAt(item, 'dateAdded')?.slice(0, 10),
    ids: {
      doi: textAt(item, 'DOI') ?? extraOf('DOI'),
      arxiv: extraOf('arXiv') ?? arxivOf(item),
      pmid: extraOf('PMID'),
      pmcid: extraOf('PMCID'),
    },
    links: { page: url },
    topics: textsAt(item, ['tags'], ['tag']),
    venue: ['publicationTitle', 'proceedingsTitle', 'bookTitle', 'conferenceName', 'websiteTitle']
      .map((name) => textAt(item, name))
      .find(Boolean),
    volume: textAt(item, 'volume'),
    issue: textAt(item, 'issue') ?? textAt(item, 'reportNumber'),
    pages: textAt(item, 'pages'),
    publisher: textAt(item, 'publisher') ?? textAt(item, 'institution') ?? textAt(item, 'university'),
    place: textAt(item, 'place'),
    series: textAt(item, 'series') ?? textAt(item, 'seriesTitle'),
    edition: textAt(item, 'edition'),
    genre: textAt(item, 'thesisType') ?? textAt(item, 'reportType'),
    ...serialOf([textAt(item, 'ISSN'), textAt(item, 'ISBN')].filter(Boolean).join('; ')),
    language: textAt(item, 'language'),
    license: textAt(item, 'rights'),
    key: textAt(item, 'citationKey') ?? extraOf('Citation Key'),
    type: types[textAt(item, 'itemType') ?? ''],
  };
}

/** "arXiv:2601.00003", or the number alone where the repository is named. */
function arxivOf(item: unknown): string | undefined {
  const id = textAt(item, 'archiveID');
  return /^arxiv:/i.test(id ?? '') || /^arxiv$/i.test(textAt(item, 'repository') ?? '') ? id : undefined;
}

/** A person in two parts, or a group in one. */
function personOf(creator: unknown): DraftAuthor | undefined {
  const family = textAt(creator, 'lastName');
  const given = textAt(creator, 'firstName');
  const name = textAt(creator, 'name');
  if (family !== undefined && given !== undefined) return { family, given };
  const single = name ?? family ?? given;
  return single === undefined ? undefined : { name: single, ...(name === undefined ? {} : { corporate: true }) };
}
