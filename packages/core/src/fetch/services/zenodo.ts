import { list, record } from '../pages/read.js';
import { ofRecords, type RecordReading, readRecords, textAt, textsAt } from '../pages/records.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';

const base = 'https://zenodo.org/api/records';
/** Guests get 25 a page since 2025, and 30 searches a minute. https://developers.zenodo.org/#rate-limiting */
const pageSize = 25;
const etiquette: Etiquette = { queue: 'zenodo.org', interval: 2_000, fresh: 60 * 60_000 };
/** A search gives no more than its first 10,000 hits. */
const reachable = 10_000;

const reading: RecordReading = {
  records: (json) => record(record(json).hits).hits,
  total: (json) => record(record(json).hits).total,
  draft: (entry) => {
    const about = record(entry.metadata);
    return {
      markup: 'html',
      title: textAt(about.title),
      abstract: textAt(about.description),
      authors: list(about.creators).map((creator) => {
        const { name, orcid, affiliation } = record(creator);
        const [family = '', given] = (textAt(name) ?? '').split(/,\s*/, 2);
        const person = given === undefined ? { name: family } : { family, given };
        return { ...person, orcid: textAt(orcid), affiliation: textAt(affiliation) };
      }),
      published: textAt(about.publication_date),
      ids: { doi: textAt(entry.doi) ?? textAt(about.doi) },
      links: { page: textAt(record(entry.links).self_html) },
      topics: textsAt(about.keywords),
      venue: textAt(record(about.journal).title),
      license: textAt(record(about.license).id),
    };
  },
};

function search(query: string, session: Session) {
  const size = Math.min(pageSize, session.limit);
  return walk(session, {
    ...ofRecords,
    etiquette,
    size,
    reach: reachable,
    read: readRecords(session, reading),
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
