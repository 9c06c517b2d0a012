import type { Listing } from '../paper/schema.js';
import { unusableAnswer } from './errors.js';
import { joinPages, list, readJson, readPage, record } from './pages.js';
import { address, splitVerb, unknownRoute } from './route.js';
import type { Etiquette, Service, Session } from './types.js';

const base = 'https://api.openalex.org/works';
/** Since February 2026; 200 before. https://developers.openalex.org/ */
const pageSize = 100;
/** Calls are metered, so a day's answer is kept for the day. */
const etiquette: Etiquette = { queue: 'openalex.org', interval: 150, fresh: 12 * 60 * 60_000 };

function read(body: Uint8Array, url: string): Record<string, unknown> {
  const json = record(readJson(body, url));
  if (typeof json.error === 'string') throw unusableAnswer(url, `with the error "${json.error.slice(0, 120)}"`);
  return json;
}

async function works(parameters: Record<string, string>, session: Session): Promise<Listing> {
  const pages: Listing[] = [];
  let received = 0;
  let cursor = '*';
  let first = '';
  while (received < session.limit) {
    const url = address(base, {
      ...parameters,
      per_page: Math.min(pageSize, session.limit - received),
      cursor,
      // A wrong or blank key is refused with 401, so an absent one is not sent.
      api_key: session.keys.openalex,
    });
    const json = await session.request(url, etiquette, read);
    first ||= withoutKey(url);
    const results = list(json.results).length;
    pages.push(await readPage(results, json, withoutKey(url), session));
    received += results;
    session.progress(`page ${pages.length}`, received, session.limit);
    const next = record(json.meta).next_cursor;
    if (typeof next !== 'string' || next === cursor || results === 0) break;
    cursor = next;
  }
  return joinPages(pages, session, first);
}

async function work(id: string, session: Session): Promise<Listing> {
  const named = /^10\.\d{4,9}\//.test(id) ? `doi:${id}` : id;
  const url = address(`${base}/${encodeURIComponent(named)}`, { api_key: session.keys.openalex });
  const json = await session.request(url, etiquette, read);
  const listing = await readPage(1, { meta: { count: 1 }, results: [json] }, withoutKey(url), session);
  return joinPages([listing], session, withoutKey(url));
}

/** What is kept and shown of an address must not tell the key. */
function withoutKey(url: string): string {
  const clean = new URL(url);
  clean.searchParams.delete('api_key');
  return clean.href;
}

/** OpenAlex works: a search, a filter, one work. The key is read from `keys.openalex`. */
export const openalex: Service = {
  name: 'openalex',
  routes: [
    { example: 'search:sparse attention', gives: 'the hits of a search' },
    {
      example: 'filter:primary_topic.id:T10028,from_publication_date:2026-01-01',
      gives: 'the newest works of a filter',
    },
    { example: 'work:10.7717/peerj.4375', gives: 'one work, by DOI or its own identifier' },
  ],
  async fetch(what, session) {
    const [verb, rest] = splitVerb(what, ['search', 'filter', 'work'], 'search');
    if (!rest) throw unknownRoute(openalex, what);
    if (verb === 'work') return work(rest, session);
    if (verb === 'filter') return works({ filter: rest, sort: 'publication_date:desc' }, session);
    return works({ search: rest }, session);
  },
};
