import { unusableAnswer } from '../client/errors.js';
import { quoted } from '../client/said.js';
import { list, onlyPage, readEntries, readJson, record } from '../pages/read.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Page, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';
import { freshTitle, mostOfTitle, titleWords } from './titles.js';

const base = 'https://api.crossref.org/works';
/** 1,000 are allowed; smaller answers arrive more often. https://api.crossref.org/swagger-ui/index.html */
const pageSize = 100;

/**
 * Five requests a second and one at a time without `mailto`, ten and three with it, as the rate headers have said
 * since December 2025. https://www.crossref.org/blog/
 */
function etiquette({ keys }: Session): Etiquette {
  const secret = { query: { mailto: keys.mailto } };
  return { queue: 'crossref.org', interval: 250, fresh: 60 * 60_000, secret };
}

/** The envelope; a failed query is `status: failed` with the reason inside. */
function read(body: Uint8Array, url: string): Record<string, unknown> {
  const json = record(readJson(body, url));
  if (json.status !== 'ok')
    throw unusableAnswer(url, `with status "${String(json.status)}": ${quoted(JSON.stringify(json.message)) ?? ''}`);
  return json;
}

/** The cursor never ends by itself: an empty or a short page does. */
function works(parameters: Record<string, string>, session: Session) {
  const rows = Math.min(pageSize, session.limit);
  return walk(session, {
    etiquette: etiquette(session),
    read,
    size: rows,
    entries: ({ message }) => list(record(message).items).length,
    total: ({ message }) => record(message)['total-results'],
    address: (_, before) => {
      const cursor = before ? record(before.message)['next-cursor'] : '*';
      return typeof cursor === 'string' ? withQuery(base, { ...parameters, rows, cursor }) : undefined;
    },
  });
}

/** Works of a title. */
async function* ofTitle(title: string, session: Session): AsyncGenerator<Page> {
  const url = withQuery(base, { 'query.title': titleWords(title), rows: mostOfTitle });
  const json = await session.request(url, { ...etiquette(session), fresh: freshTitle }, read);
  const entries = list(record(json.message).items).length;
  yield onlyPage(await readEntries(entries, json, url, session), url, entries);
}

async function* work(doi: string, session: Session): AsyncGenerator<Page> {
  const url = `${base}/${encodeURIComponent(doi)}`;
  const json = await session.request(url, etiquette(session), read);
  yield onlyPage(await readEntries(1, json, url, session), url);
}

/** Crossref works: a search, a filter, one work. `keys.mailto` opens the polite pool. */
export const crossref: Service = {
  name: 'crossref',
  title: 'Crossref',
  keys: [{ name: 'mailto', env: 'CROSSREF_MAILTO', gives: 'your mail address opens its polite pool, twice as fast' }],
  routes: [
    {
      example: 'filter:issn:2041-1723,from-pub-date:2026-01-01',
      gives: 'the newest works of a filter',
      extent: 'search',
      pattern: /^filter:\s*(.+)$/,
      pages: ([, filter = ''], session) => works({ filter, sort: 'published', order: 'desc' }, session),
    },
    {
      example: 'work:10.1038/s41586-021-03819-2',
      gives: 'one work, by DOI',
      extent: 'whole',
      pattern: /^work:\s*(\S+)$/,
      pages: ([, doi = ''], session) => work(doi, session),
    },
    {
      example: 'title:Highly accurate protein structure prediction',
      gives: 'the eight works whose titles match best',
      extent: 'whole',
      pattern: /^title:\s*(.+)$/,
      pages: ([, title = ''], session) => ofTitle(title, session),
    },
    {
      example: 'search:protein folding',
      gives: 'the hits of a search',
      extent: 'search',
      pattern: /^(?!(?:filter|work|search):\s*$)(?:search:)?\s*(.+)$/,
      pages: ([, query = ''], session) => works({ 'query.bibliographic': query }, session),
    },
  ],
};
