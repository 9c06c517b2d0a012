import { type Catalogue, ofRecords, readRecords } from '../pages/records.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';

const base = 'https://api.zotero.org';
/** https://www.zotero.org/support/dev/web_api/v3/basics */
const pageSize = 100;
/** What a library holds beside these (web pages, films, letters, notes) is not asked for. */
const kinds =
  'conferencePaper || journalArticle || preprint || thesis || report || manuscript || book || bookSection || dataset';

/** Ten requests a second with a key, more without. */
function etiquette({ keys }: Session): Etiquette {
  const secret = { headers: { 'zotero-api-key': keys.zotero } };
  const headers = { 'zotero-api-version': '3' };
  return { queue: 'zotero.org', interval: 200, fresh: 15 * 60_000, headers, secret, counts: 'total-results' };
}

const catalogue: Catalogue = {
  format: 'zotero-json',
  records: (json) => json,
  total: (_, counted) => counted,
};

function items(library: string, session: Session) {
  const limit = Math.min(pageSize, session.limit);
  return walk(session, {
    ...ofRecords,
    etiquette: etiquette(session),
    size: limit,
    read: readRecords(session, catalogue),
    address: (received) =>
      withQuery(`${base}/${library}/items/top`, { itemType: kinds, sort: 'dateAdded', limit, start: received }),
  });
}

/** Zotero: the papers of a library or a collection. A private one needs the key of its owner in `keys.zotero`. */
export const zotero: Service = {
  name: 'zotero',
  title: 'Zotero',
  keys: [{ name: 'zotero', env: 'ZOTERO_API_KEY', gives: 'a key of zotero.org/settings/keys opens your own library' }],
  routes: [
    {
      example: 'groups/4567/collections/ABCD1234',
      gives: 'the papers, books, theses and data sets of a library (users/ID, groups/ID) or of a collection in it',
      extent: 'whole',
      pattern: /^((?:users|groups)\/\d+(?:\/collections\/[A-Z0-9]{8})?)$/,
      pages: ([, library = ''], session) => items(library, session),
    },
  ],
};
