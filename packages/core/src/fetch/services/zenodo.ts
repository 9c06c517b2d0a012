import { record } from '../pages/read.js';
import { type Catalogue, ofRecords, readRecords } from '../pages/records.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';

const base = 'https://zenodo.org/api/records';
/** Guests get 25 a page since 2025, and 30 searches a minute. https://developers.zenodo.org/#rate-limiting */
const pageSize = 25;
const etiquette: Etiquette = { queue: 'zenodo.org', interval: 2_000, fresh: 60 * 60_000 };
/** A search gives no more than its first 10,000 hits. */
const reachable = 10_000;

const catalogue: Catalogue = {
  format: 'zenodo',
  records: (json) => record(record(json).hits).hits,
  total: (json) => record(record(json).hits).total,
};

function search(query: string, session: Session) {
  const size = Math.min(pageSize, session.limit);
  return walk(session, {
    ...ofRecords,
    etiquette,
    size,
    reach: reachable,
    read: readRecords(session, catalogue),
    address: (_, __, number) =>
      withQuery(base, { q: query, type: 'publication', sort: 'mostrecent', size, page: number + 1 }),
  });
}

/** Zenodo: a search among its publications. */
export const zenodo: Service = {
  name: 'zenodo',
  title: 'Zenodo',
  routes: [
    {
      example: 'creators.orcid:0000-0002-1825-0097',
      gives: 'the newest publications of a search',
      extent: 'search',
      pattern: /^(?:search:)?\s*(.+)$/,
      pages: ([, query = ''], session) => search(query, session),
    },
  ],
};
