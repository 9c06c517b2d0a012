import { record } from '../pages/read.js';
import { type Catalogue, ofRecords, readRecords } from '../pages/records.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';

const base = 'https://doaj.org/api/search/articles/';
/** 100 a page, two requests a second, and no more than the first 1,000 hits. https://doaj.org/api/docs */
const pageSize = 100;
const reachable = 1_000;
const etiquette: Etiquette = { queue: 'doaj.org', interval: 600, fresh: 60 * 60_000 };

const catalogue: Catalogue = {
  format: 'doaj',
  records: (json) => record(json).results,
  total: (json) => record(json).total,
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
      withQuery(`${base}${encodeURIComponent(query)}`, {
        page: number + 1,
        pageSize: size,
        sort: 'created_date:desc',
      }),
  });
}

/** DOAJ, the directory of open-access journals: a search among their articles. */
export const doaj: Service = {
  name: 'doaj',
  title: 'DOAJ',
  routes: [
    {
      example: 'bibjson.journal.title:"PeerJ"',
      gives: 'the newest articles of a search',
      extent: 'search',
      pattern: /^(?:search:)?\s*(.+)$/,
      pages: ([, query = ''], session) => search(query, session),
    },
  ],
};
