import { list, onlyPage, record } from '../pages/read.js';
import { type RecordReading, readRecords, textAt } from '../pages/records.js';
import type { Etiquette, Page, Service, Session } from '../types.js';

/** "24 requests a second" for everybody. https://info.orcid.org/documentation/api-tutorials/api-tutorial-read-data-on-a-record/ */
const etiquette: Etiquette = {
  queue: 'orcid.org',
  interval: 200,
  fresh: 60 * 60_000,
  headers: { accept: 'application/json' },
};

const wrapped = (value: unknown) => textAt(record(value).value);

/** The same work may stand there several times, by several sources: the first is the one its author prefers. */
const reading: RecordReading = {
  records: (json) => record(json).group,
  draft: (group) => {
    const work = record(list(group['work-summary'])[0]);
    const date = record(work['publication-date']);
    const parts = [date.year, date.month, date.day].map(wrapped);
    const missing = parts.indexOf(undefined);
    const ids = list(record(group['external-ids'])['external-id']).map(record);
    const idOf = (type: string) => textAt(ids.find((each) => each['external-id-type'] === type)?.['external-id-value']);
    return {
      title: wrapped(record(work.title).title),
      published: parts.slice(0, missing === -1 ? 3 : missing).join('-') || undefined,
      ids: { doi: idOf('doi'), arxiv: idOf('arxiv'), pmid: idOf('pmid') },
      links: { page: wrapped(work.url) },
      venue: wrapped(work['journal-title']),
    };
  },
};

async function* works(id: string, session: Session): AsyncGenerator<Page> {
  const url = `https://pub.orcid.org/v3.0/${id}/works`;
  const { listing, entries } = await session.request(url, etiquette, readRecords(session, reading));
  yield onlyPage(listing, url, entries);
}

/** ORCID: the works of a person. It knows neither abstracts nor co-authors: `enrich` fills them in. */
export const orcid: Service = {
  name: 'orcid',
  title: 'ORCID',
  routes: [
    {
      example: '0000-0002-1825-0097',
      gives: 'the works of a person',
      extent: 'whole',
      pattern: /^(?:https:\/\/orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/,
      pages: ([, id = ''], session) => works(id, session),
    },
  ],
};
