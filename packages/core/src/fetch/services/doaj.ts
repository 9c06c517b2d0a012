import { list, record } from '../pages/read.js';
import { ofRecords, type RecordReading, readRecords, textAt, textsAt } from '../pages/records.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';

const base = 'https://doaj.org/api/search/articles/';
/** 100 a page, two requests a second, and no more than the first 1,000 hits. https://doaj.org/api/docs */
const pageSize = 100;
const reachable = 1_000;
const etiquette: Etiquette = { queue: 'doaj.org', interval: 600, fresh: 60 * 60_000 };

const reading: RecordReading = {
  records: (json) => record(json).results,
  total: (json) => record(json).total,
  draft: ({ bibjson }) => {
    const about = record(bibjson);
    const month = textAt(about.month);
    const year = textAt(about.year);
    const identifiers = list(about.identifier).map(record);
    const links = list(about.link).map(record);
    return {
      markup: 'html',
      title: textAt(about.title),
      abstract: textAt(about.abstract),
      authors: list(about.author).map((author) => {
        const { name, affiliation, orcid_id } = record(author);
        return { name: textAt(name), affiliation: textAt(affiliation), orcid: textAt(orcid_id) };
      }),
      published: month && /^\d{1,2}$/.test(month) ? `${year}-${month.padStart(2, '0')}` : year,
      ids: { doi: textAt(identifiers.find(({ type }) => textAt(type)?.toLowerCase() === 'doi')?.id) },
      links: { page: textAt(links.find(({ type }) => type === 'fulltext')?.url) },
      topics: textsAt(about.keywords),
      venue: textAt(record(about.journal).title),
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
