import { unusableAnswer } from '../client/errors.js';
import { list, readJson, record } from '../pages/read.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';

const base = 'https://dblp.org/search/publ/api';
const pageSize = 100;
/** "Wait at least one or two seconds between requests". https://dblp.org/faq/1474706.html */
const etiquette: Etiquette = { queue: 'dblp.org', interval: 2_000, fresh: 60 * 60_000 };

function read(body: Uint8Array, url: string): Record<string, unknown> {
  const json = record(readJson(body, url));
  if (record(json.result).hits === undefined) throw unusableAnswer(url, 'without hits');
  return json;
}

/** Without a hit there is no `hit` at all; with a single one it may be an object. */
function hitsOf({ result }: Record<string, unknown>): unknown[] {
  const { hit } = record(record(result).hits);
  return hit === undefined || Array.isArray(hit) ? list(hit) : [hit];
}

function search(query: string, session: Session) {
  const size = Math.min(pageSize, session.limit);
  return walk(session, {
    etiquette,
    read,
    size,
    entries: (json) => hitsOf(json).length,
    total: ({ result }) => record(record(result).hits)['@total'],
    address: (received) => withQuery(base, { q: query, format: 'json', h: size, f: received || undefined }),
  });
}

/** DBLP: a search. It knows no abstracts. */
export const dblp: Service = {
  name: 'dblp',
  title: 'DBLP',
  routes: [
    {
      example: 'mixture of experts',
      gives: 'the hits of a search',
      extent: 'search',
      pattern: /^(?:search:)?\s*(.+)$/,
      pages: ([, query = ''], session) => search(query, session),
    },
  ],
};
