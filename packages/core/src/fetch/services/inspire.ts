import type { DraftAuthor } from '../../parse/draft.js';
import { list, record } from '../pages/read.js';
import { ofRecords, type RecordReading, readRecords, textAt } from '../pages/records.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';

const base = 'https://inspirehep.net/api/literature';
/** 1,000 are allowed. "15 requests in 5 seconds". https://github.com/inspirehep/rest-api-doc */
const pageSize = 100;
const etiquette: Etiquette = { queue: 'inspirehep.net', interval: 350, fresh: 60 * 60_000 };
/** A search gives no more than its first 10,000 hits. */
const reachable = 10_000;
const fields =
  'titles,abstracts,authors.full_name,arxiv_eprints,dois,preprint_date,earliest_date,citation_count,publication_info,keywords,control_number';

/** The value of the first of several records. */
const firstOf = (value: unknown, name: string) => textAt(record(list(value)[0])[name]);

const reading: RecordReading = {
  records: (json) => record(record(json).hits).hits,
  total: (json) => record(record(json).hits).total,
  draft: ({ metadata }) => {
    const about = record(metadata);
    const eprint = record(list(about.arxiv_eprints)[0]);
    return {
      markup: 'tex',
      title: firstOf(about.titles, 'title'),
      abstract: firstOf(about.abstracts, 'value'),
      authors: list(about.authors).map((author): DraftAuthor => personOf(textAt(record(author).full_name) ?? '')),
      published: textAt(about.preprint_date) ?? textAt(about.earliest_date),
      ids: { arxiv: textAt(eprint.value), doi: firstOf(about.dois, 'value'), inspire: textAt(about.control_number) },
      signals: { citations: about.citation_count },
      topics: list(eprint.categories).flatMap((category) => textAt(category) ?? []),
      venue: firstOf(about.publication_info, 'journal_title'),
    };
  },
};

/** "Maldacena, Juan Martin". */
function personOf(name: string): DraftAuthor {
  const [family = '', given] = name.split(/,\s*/, 2);
  return given === undefined ? { name } : { family, given };
}

function search(query: string, session: Session) {
  const size = Math.min(pageSize, session.limit);
  return walk(session, {
    ...ofRecords,
    etiquette,
    size,
    reach: reachable,
    read: readRecords(session, reading),
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
