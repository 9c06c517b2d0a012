import { record } from '../pages/read.js';
import { type Catalogue, ofRecords, readRecords } from '../pages/records.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';

const base = 'https://api.adsabs.harvard.edu/v1/search/query';
/** 2,000 are allowed, and 5,000 requests a day. https://ui.adsabs.harvard.edu/help/api/ */
const pageSize = 200;
/** Those that `parse` reads; nothing is given that is not asked for. */
const fields =
  'bibcode,alternate_bibcode,identifier,title,abstract,author,aff,orcid_pub,doi,pubdate,date,year,pub,volume,issue,page,page_range,comment,doctype,citation_count,read_count,keyword,arxiv_class';

function etiquette({ keys }: Session): Etiquette {
  const secret = { headers: { authorization: keys.ads ? `Bearer ${keys.ads}` : undefined } };
  return { queue: 'adsabs.harvard.edu', interval: 300, fresh: 60 * 60_000, secret };
}

const catalogue: Catalogue = {
  format: 'ads',
  records: (json) => record(record(json).response).docs,
  total: (json) => record(record(json).response).numFound,
};

function search(query: string, session: Session) {
  const rows = Math.min(pageSize, session.limit);
  return walk(session, {
    ...ofRecords,
    etiquette: etiquette(session),
    size: rows,
    read: readRecords(session, catalogue),
    address: (received) => withQuery(base, { q: query, fl: fields, sort: 'date desc', rows, start: received }),
  });
}

/** ADS, the literature of astronomy: a search in its own query language. It answers nobody without a key. */
export const ads: Service = {
  name: 'ads',
  title: 'NASA ADS',
  keys: [
    {
      name: 'ads',
      env: 'ADS_API_TOKEN',
      gives: 'a free token of ui.adsabs.harvard.edu, without which it does not answer',
    },
  ],
  routes: [
    {
      example: 'author:"^Huchra, J" year:2026',
      gives: 'the newest papers of a search',
      extent: 'search',
      pattern: /^(?:search:)?\s*(.+)$/,
      pages: ([, query = ''], session) => search(query, session),
    },
  ],
};
