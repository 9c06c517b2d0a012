import type { Listing } from '../paper/schema.js';
import { unusableAnswer } from './errors.js';
import { joinPages, list, readJson, readPage, record } from './pages.js';
import { address, splitVerb, unknownRoute } from './route.js';
import type { Etiquette, Service, Session } from './types.js';

const base = 'https://api.crossref.org/works';
/** 1,000 are allowed; smaller answers arrive more often. https://api.crossref.org/swagger-ui/index.html */
const pageSize = 100;
/**
 * Five requests a second and one at a time without `mailto`, ten and three with it, as the rate headers have said
 * since December 2025. https://www.crossref.org/blog/
 */
const etiquette: Etiquette = { queue: 'crossref.org', interval: 250, fresh: 60 * 60_000 };

/** The envelope; a failed query is `status: failed` with the reason inside. */
function read(body: Uint8Array, url: string): Record<string, unknown> {
  const json = record(readJson(body, url));
  if (json.status !== 'ok')
    throw unusableAnswer(url, `with status "${String(json.status)}": ${JSON.stringify(json.message).slice(0, 160)}`);
  return json;
}

async function works(parameters: Record<string, string>, session: Session): Promise<Listing> {
  const pages: Listing[] = [];
  let received = 0;
  let cursor = '*';
  let first = '';
  while (received < session.limit) {
    const rows = Math.min(pageSize, session.limit - received);
    const url = address(base, { ...parameters, rows, cursor, mailto: session.keys.mailto });
    first ||= address(base, parameters);
    const json = await session.request(url, etiquette, read);
    const message = record(json.message);
    const items = list(message.items);
    // The cursor never ends by itself: an empty page does.
    if (items.length === 0 && pages.length > 0) break;
    pages.push(await readPage(items.length, json, first, session));
    received += items.length;
    session.progress(`page ${pages.length}`, received, session.limit);
    const next = message['next-cursor'];
    if (typeof next !== 'string' || items.length < rows) break;
    cursor = next;
  }
  return joinPages(pages, session, first);
}

async function work(doi: string, session: Session): Promise<Listing> {
  const url = `${base}/${encodeURIComponent(doi)}`;
  const json = await session.request(address(url, { mailto: session.keys.mailto }), etiquette, read);
  return joinPages([await readPage(1, json, url, session)], session, url);
}

/** Crossref works: a search, a filter, one work. `keys.mailto` opens the polite pool. */
export const crossref: Service = {
  name: 'crossref',
  routes: [
    { example: 'search:protein folding', gives: 'the hits of a search' },
    { example: 'filter:issn:2041-1723,from-pub-date:2026-01-01', gives: 'the newest works of a filter' },
    { example: 'work:10.1038/s41586-021-03819-2', gives: 'one work, by DOI' },
  ],
  async fetch(what, session) {
    const [verb, rest] = splitVerb(what, ['search', 'filter', 'work'], 'search');
    if (!rest) throw unknownRoute(crossref, what);
    if (verb === 'work') return work(rest, session);
    if (verb === 'filter') return works({ filter: rest, sort: 'published', order: 'desc' }, session);
    return works({ 'query.bibliographic': rest }, session);
  },
};
