import { onlyPage, record } from '../pages/read.js';
import { type Catalogue, readRecords } from '../pages/records.js';
import type { Etiquette, Page, Service, Session } from '../types.js';

/** "24 requests a second" for everybody. https://info.orcid.org/documentation/api-tutorials/api-tutorial-read-data-on-a-record/ */
const etiquette: Etiquette = {
  queue: 'orcid.org',
  interval: 200,
  fresh: 60 * 60_000,
  headers: { accept: 'application/json' },
};

const catalogue: Catalogue = { format: 'orcid', records: (json) => record(json).group };

async function* works(id: string, session: Session): AsyncGenerator<Page> {
  const url = `https://pub.orcid.org/v3.0/${id}/works`;
  const { listing, entries } = await session.request(url, etiquette, readRecords(session, catalogue));
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
