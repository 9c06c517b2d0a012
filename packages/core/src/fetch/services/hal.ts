import { record } from '../pages/read.js';
import { type Catalogue, ofRecords, readRecords } from '../pages/records.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';

const base = 'https://api.archives-ouvertes.fr/search/';
const pageSize = 100;
const etiquette: Etiquette = { queue: 'archives-ouvertes.fr', interval: 500, fresh: 60 * 60_000 };
/** Those that `parse` reads. https://api.archives-ouvertes.fr/docs/search/?schema=fields */
const fields =
  'halId_s,title_s,en_title_s,abstract_s,en_abstract_s,authFullName_s,doiId_s,arxivId_s,pubmedId_s,uri_s,fileMain_s,producedDate_s,producedDateY_i,publicationDate_s,submittedDate_s,keyword_s,journalTitle_s,conferenceTitle_s,bookTitle_s,volume_s,issue_s,page_s,publisher_s,journalPublisher_s,language_s,docType_s';

const catalogue: Catalogue = {
  format: 'hal',
  records: (json) => record(record(json).response).docs,
  total: (json) => record(record(json).response).numFound,
};

function search(query: string, session: Session) {
  const rows = Math.min(pageSize, session.limit);
  const parameters = { q: query, fl: fields, wt: 'json', sort: 'submittedDate_tdate desc', rows };
  return walk(session, {
    ...ofRecords,
    etiquette,
    size: rows,
    read: readRecords(session, catalogue),
    address: (received) => withQuery(base, { ...parameters, start: received }),
  });
}

/** HAL, the open archive of French research: a search in its own query language. */
export const hal: Service = {
  name: 'hal',
  title: 'HAL',
  routes: [
    {
      example: 'title_t:graphène AND docType_s:ART',
      gives: 'the newest papers of a search',
      extent: 'search',
      pattern: /^(?:search:)?\s*(.+)$/,
      pages: ([, query = ''], session) => search(query, session),
    },
  ],
};
