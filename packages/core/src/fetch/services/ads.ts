import type { DraftAuthor } from '../../parse/draft.js';
import { list, record } from '../pages/read.js';
import { ofRecords, type RecordReading, readRecords, textAt, textsAt } from '../pages/records.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';

const base = 'https://api.adsabs.harvard.edu/v1/search/query';
/** 2,000 are allowed, and 5,000 requests a day. https://ui.adsabs.harvard.edu/help/api/ */
const pageSize = 200;
const fields =
  'bibcode,title,abstract,author,aff,orcid_pub,doi,identifier,pubdate,pub,citation_count,keyword,arxiv_class';

function etiquette({ keys }: Session): Etiquette {
  const secret = { headers: { authorization: keys.ads ? `Bearer ${keys.ads}` : undefined } };
  return { queue: 'adsabs.harvard.edu', interval: 300, fresh: 60 * 60_000, secret };
}

const reading: RecordReading = {
  records: (json) => record(record(json).response).docs,
  total: (json) => record(record(json).response).numFound,
  draft: (entry) => ({
    markup: 'html',
    title: textAt(entry.title),
    abstract: textAt(entry.abstract),
    authors: list(entry.author).map((author): DraftAuthor => {
      const [family = '', given] = (textAt(author) ?? '').split(/,\s*/, 2);
      return given === undefined ? { name: family } : { family, given };
    }),
    // A month or a day that is not known is 00.
    published: textAt(entry.pubdate)?.replace(/-00.*$/, ''),
    ids: {
      ads: textAt(entry.bibcode),
      doi: textAt(entry.doi),
      arxiv: textsAt(entry.identifier)
        .find((identifier) => /^arxiv:/i.test(identifier))
        ?.slice('arxiv:'.length),
    },
    signals: { citations: entry.citation_count },
    topics: [...textsAt(entry.arxiv_class), ...textsAt(entry.keyword)],
    venue: textAt(entry.pub),
  }),
};

function search(query: string, session: Session) {
  const rows = Math.min(pageSize, session.limit);
  return walk(session, {
    ...ofRecords,
    etiquette: etiquette(session),
    size: rows,
    read: readRecords(session, reading),
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
