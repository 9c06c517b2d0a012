import { record } from '../pages/read.js';
import { type Catalogue, ofRecords, readRecords } from '../pages/records.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';

const base = 'https://inspirehep.net/api/literature';
/** 1,000 are allowed. "15 requests in 5 seconds". https://github.com/inspirehep/rest-api-doc */
const pageSize = 100;
const etiquette: Etiquette = { queue: 'inspirehep.net', interval: 350, fresh: 60 * 60_000 };
/** A search gives no more than its first 10,000 hits. */
const reachable = 10_000;
/** Those that `parse` reads: whole records carry their references. */
const fields =
  'titles,abstracts,authors.full_name,authors.ids,authors.affiliations,authors.inspire_roles,collaborations,arxiv_eprints,dois,preprint_date,earliest_date,citation_count,publication_info,keywords,control_number';

const catalogue: Catalogue = {
  format: 'inspire',
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
    address: (_, __, number) => withQuery(base, { q: query, sort: 'mostrecent', size, page: number + 1, fields }),
  });
}

/** INSPIRE, the literature of high-energy physics: a search in its own query language. */
export const inspire: Service = {
  name: 'inspire',
  title: 'INSPIRE',
  routes: [
    {
      example: 'a Witten and topcite 500+',
      gives: 'the newest papers of a search',
      extent: 'search',
      pattern: /^(?:search:)?\s*(.+)$/,
      pages: ([, query = ''], session) => search(query, session),
    },
  ],
};
