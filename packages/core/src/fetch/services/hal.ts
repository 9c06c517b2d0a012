import { record } from '../pages/read.js';
import { ofRecords, type RecordReading, readRecords, textAt, textsAt } from '../pages/records.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';

const base = 'https://api.archives-ouvertes.fr/search/';
const pageSize = 100;
const etiquette: Etiquette = { queue: 'archives-ouvertes.fr', interval: 500, fresh: 60 * 60_000 };
/** https://api.archives-ouvertes.fr/docs/search/?schema=fields */
const fields =
  'halId_s,title_s,abstract_s,authFullName_s,doiId_s,arxivId_s,uri_s,fileMain_s,producedDate_s,submittedDate_s,keyword_s,journalTitle_s,conferenceTitle_s,docType_s';

const reading: RecordReading = {
  records: (json) => record(record(json).response).docs,
  total: (json) => record(record(json).response).numFound,
  draft: (entry) => ({
    title: textAt(entry.title_s),
    abstract: textAt(entry.abstract_s),
    authors: textsAt(entry.authFullName_s),
    published: textAt(entry.producedDate_s) ?? textAt(entry.submittedDate_s)?.slice(0, 10),
    ids: { hal: textAt(entry.halId_s), doi: textAt(entry.doiId_s), arxiv: textAt(entry.arxivId_s) },
    links: { page: textAt(entry.uri_s), pdf: textAt(entry.fileMain_s) },
    topics: textsAt(entry.keyword_s),
    venue: textAt(entry.journalTitle_s) ?? textAt(entry.conferenceTitle_s),
  }),
};

function search(query: string, session: Session) {
  const rows = Math.min(pageSize, session.limit);
  const parameters = { q: query, fl: fields, wt: 'json', sort: 'submittedDate_tdate desc', rows };
  return walk(session, {
    ...ofRecords,
    etiquette,
    size: rows,
    read: readRecords(session, reading),
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
