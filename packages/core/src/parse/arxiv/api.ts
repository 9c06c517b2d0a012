import { TrendingPapersError } from '../../paper/errors.js';
import type { Listing } from '../../paper/schema.js';
import { toIsoDate } from '../../text/dates.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { childOf, childrenOf, fieldOf, fieldsOf, readXml, rootTag, type XmlNode } from '../xml.js';
import { firstDoi, topicsOf, versionOf } from './entry.js';

/** Atom answers of the arXiv API: https://info.arxiv.org/help/api/user-manual.html */
export function detect({ head }: Probe): boolean {
  return rootTag(head)?.name === 'feed' && feedId.test(head);
}

/** The id of an answer, or of the one entry of an error. */
const feedId = /<id>\s*https?:\/\/(?:export\.)?arxiv\.org\/api\//i;

export function parse({ text, url }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const feed = childOf(readXml(text), 'feed');
  if (feed === undefined) throw new TrendingPapersError('wrong-format', 'No Atom feed in this arXiv answer.');
  const entries = papersOf(feed, report);
  const query = queryAddress(feed, url);
  reportMissing(feed, entries, query, report);
  return {
    title: fieldOf(feed, 'title') ?? 'arXiv',
    homepage: 'https://arxiv.org/',
    date: toIsoDate(fieldOf(feed, 'updated') ?? ''),
    papers: collect('entry', entries, report, (entry, where) => draftOf(entry, where, report)),
    next: nextPage(feed, entries.length, query, report),
  };
}

/** arXiv tells of an error in the one entry of a feed, with status 400 or 200. */
function papersOf(feed: XmlNode, report: Report): XmlNode[] {
  const entries = childrenOf(feed, 'entry');
  const errors = entries.filter((entry) => /\/api\/errors/.test(fieldOf(entry, 'id') ?? ''));
  for (const error of errors) {
    const answer = fieldOf(error, 'summary') ?? 'no reason given';
    report('error-answer', { answer });
    if (errors.length < entries.length) continue;
    throw new TrendingPapersError('error-answer', `arXiv answered with an error: "${answer}". Correct the query.`, {
      answer,
    });
  }
  return entries.filter((entry) => !errors.includes(entry));
}

function draftOf(entry: XmlNode, where: string, report: Report): Draft {
  const id = fieldOf(entry, 'id');
  const primary = childOf(entry, 'primary_category')?.attributes.term;
  return {
    markup: 'tex',
    title: fieldOf(entry, 'title'),
    abstract: fieldOf(entry, 'summary'),
    authors: childrenOf(entry, 'author').map((author) => ({
      name: fieldOf(author, 'name'),
      affiliation: fieldsOf(author, 'affiliation').join('; ') || undefined,
    })),
    published: fieldOf(entry, 'published'),
    updated: fieldOf(entry, 'updated'),
    ids: { arxiv: id, doi: firstDoi(fieldOf(entry, 'doi'), report, where) },
    version: versionOf(id),
    topics: topicsOf([primary, ...childrenOf(entry, 'category').map(({ attributes }) => attributes.term)]),
    venue: fieldOf(entry, 'journal_ref'),
    comment: fieldOf(entry, 'comment'),
  };
}

/** The address that was asked, as the feed names it. */
function queryAddress(feed: XmlNode, url: string | undefined): URL | undefined {
  const said = childrenOf(feed, 'link').find(({ attributes }) => /\/query\?/.test(attributes.href ?? ''));
  const address = said?.attributes.href ?? url;
  return address !== undefined && URL.canParse(address) ? new URL(address) : undefined;
}

/** An unknown id among known ones is left out of the answer without a word. */
function reportMissing(feed: XmlNode, entries: readonly XmlNode[], query: URL | undefined, report: Report): void {
  const asked = (query?.searchParams.get('id_list') ?? '').split(',').filter((id) => id.trim() !== '');
  const whole = counter(feed, 'startIndex') === 0 && entries.length >= (counter(feed, 'totalResults') ?? 0);
  if (asked.length === 0 || !whole || entries.length >= asked.length) return;
  const got = new Set(entries.map((entry) => bareId(fieldOf(entry, 'id') ?? '')));
  for (const id of asked) {
    if (!got.has(bareId(id))) report('not-found', { service: 'arXiv', id: id.trim() });
  }
}

function bareId(id: string): string {
  return id
    .trim()
    .toLowerCase()
    .replace(/^.*\/abs\//, '')
    .replace(/v\d+$/, '')
    .replace(/^([a-z-]+)\.[a-z-]+\//, '$1/');
}

function nextPage(feed: XmlNode, count: number, query: URL | undefined, report: Report): string | undefined {
  const total = counter(feed, 'totalResults');
  const start = counter(feed, 'startIndex');
  if (total === undefined || start === undefined || start + count >= total) return undefined;
  if (count === 0) {
    report('empty-page', { total, start });
    return undefined;
  }
  query?.searchParams.set('start', String(start + count));
  return query?.href;
}

function counter(feed: XmlNode, name: string): number | undefined {
  const digits = /^\d{1,9}$/.exec(fieldOf(feed, name) ?? '')?.[0];
  return digits === undefined ? undefined : Number(digits);
}
