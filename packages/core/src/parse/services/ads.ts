import type { Listing } from '../../paper/schema.js';
import { isCollaboration } from '../../text/names.js';
import { listAt, numberAt, textAt, textsAt } from '../at.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';

/** Answers of NASA ADS's search: https://ui.adsabs.harvard.edu/help/api/api-docs.html */
export function detect({ head, json }: Probe): boolean {
  return head.startsWith('{') && listAt(json, 'response', 'docs').some((doc) => textAt(doc, 'bibcode') !== undefined);
}

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  return {
    title: 'NASA ADS',
    homepage: 'https://ui.adsabs.harvard.edu/',
    papers: collect('docs', listAt(json, 'response', 'docs'), report, draftOf),
  };
}

/** ADS's word for a kind of work. */
const types: Readonly<Record<string, string>> = {
  article: 'article-journal',
  eprint: 'article',
  inproceedings: 'paper-conference',
  proceedings: 'book',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  book: 'book',
  inbook: 'chapter',
  software: 'software',
  catalog: 'dataset',
};

function draftOf(doc: unknown): Draft {
  const ids = [...textsAt(doc, ['identifier']), ...textsAt(doc, ['alternate_bibcode'])];
  const dois = textsAt(doc, ['doi']);
  const pages = textAt(doc, 'page_range') ?? textAt(doc, 'page');
  return {
    markup: 'html',
    title: textAt(doc, 'title'),
    abstract: textAt(doc, 'abstract'),
    authors: textsAt(doc, ['author']).map((name, index) => ({
      name,
      ...(isCollaboration(name) ? { corporate: true } : {}),
      orcid: textsAt(doc, ['orcid_pub'])[index],
      affiliation: textsAt(doc, ['aff'])[index]?.replace(/^-$/, '') || undefined,
    })),
    // "2025-03-00" is March 2025, "2025-00-00" the year.
    published: textAt(doc, 'pubdate') ?? textAt(doc, 'date') ?? textAt(doc, 'year'),
    ids: {
      ads: textAt(doc, 'bibcode'),
      arxiv: ids.find((id) => /^arxiv:/i.test(id)),
      doi: dois.find((doi) => !/^10\.48550\//i.test(doi)) ?? dois[0],
    },
    topics: [...textsAt(doc, ['arxiv_class']), ...textsAt(doc, ['keyword'])],
    venue: isPreprint(textAt(doc, 'pub')) ? undefined : textAt(doc, 'pub'),
    volume: textAt(doc, 'volume'),
    issue: textAt(doc, 'issue'),
    pages,
    comment: textAt(doc, 'comment'),
    type: types[textAt(doc, 'doctype') ?? ''],
    signals: { citations: numberAt(doc, 'citation_count'), reads: numberAt(doc, 'read_count') },
  };
}

const isPreprint = (venue = '') => /^arxiv\b/i.test(venue);
