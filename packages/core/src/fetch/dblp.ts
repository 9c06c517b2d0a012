import type { Listing } from '../paper/schema.js';
import { unusableAnswer } from './errors.js';
import { joinPages, list, readJson, readPage, record } from './pages.js';
import { address, unknownRoute } from './route.js';
import type { Etiquette, Service } from './types.js';

const base = 'https://dblp.org/search/publ/api';
const pageSize = 100;
/** "Wait at least one or two seconds between requests". https://dblp.org/faq/1474706.html */
const etiquette: Etiquette = { queue: 'dblp.org', interval: 2_000, fresh: 60 * 60_000 };

function read(body: Uint8Array, url: string): Record<string, unknown> {
  const json = record(readJson(body, url));
  if (record(json.result).hits === undefined) throw unusableAnswer(url, 'without hits');
  return json;
}

/** DBLP: a search. It knows no abstracts. */
export const dblp: Service = {
  name: 'dblp',
  routes: [{ example: 'mixture of experts', gives: 'the hits of a search' }],
  async fetch(what, session) {
    if (!what) throw unknownRoute(dblp, what);
    const pages: Listing[] = [];
    let received = 0;
    let total = session.limit;
    let first = '';
    while (received < Math.min(total, session.limit)) {
      const h = Math.min(pageSize, session.limit - received);
      const url = address(base, { q: what, format: 'json', h, f: received || undefined });
      first ||= url;
      const json = await session.request(url, etiquette, read);
      const hits = record(record(json.result).hits);
      // Without a hit there is no `hit` at all; with a single one it may be an object.
      const hit = hits.hit === undefined ? [] : Array.isArray(hits.hit) ? list(hits.hit) : [hits.hit];
      if (hit.length === 0 && pages.length > 0) break;
      pages.push(await readPage(hit.length, json, url, session));
      if (hit.length === 0) break;
      received += hit.length;
      total = Number(hits['@total']) || total;
      session.progress(`page ${pages.length}`, received, Math.min(total, session.limit));
    }
    return joinPages(pages, session, first);
  },
};
