import { list, record } from '../pages/read.js';
import { ofRecords, type RecordReading, readRecords, textAt } from '../pages/records.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';

const base = 'https://api.zotero.org';
/** https://www.zotero.org/support/dev/web_api/v3/basics */
const pageSize = 100;
const kinds = 'conferencePaper || journalArticle || preprint || thesis || report || manuscript';

/** Ten requests a second with a key, more without. */
function etiquette({ keys }: Session): Etiquette {
  const secret = { headers: { 'zotero-api-key': keys.zotero } };
  const headers = { 'zotero-api-version': '3' };
  return { queue: 'zotero.org', interval: 200, fresh: 15 * 60_000, headers, secret, counts: 'total-results' };
}

const reading: RecordReading = {
  records: (json) => json,
  total: (_, counted) => counted,
  draft: (entry) => {
    const item = record(entry.data);
    const authors = list(item.creators)
      .map(record)
      .filter(({ creatorType }) => creatorType === 'author');
    return {
      title: textAt(item.title),
      abstract: textAt(item.abstractNote) || undefined,
      authors: authors.map(({ name, firstName, lastName }) =>
        textAt(name) ? { name: textAt(name) } : { family: textAt(lastName), given: textAt(firstName) || undefined },
      ),
      published: textAt(item.date) || undefined,
      listed: textAt(item.dateAdded)?.slice(0, 10),
      ids: { doi: textAt(item.DOI) || undefined, arxiv: arxivOf(item) },
      links: { page: textAt(item.url) || undefined },
      topics: list(item.tags).flatMap((tag) => textAt(record(tag).tag) ?? []),
      venue: textAt(item.publicationTitle) || textAt(item.proceedingsTitle) || undefined,
    };
  },
};

/** Zotero keeps a preprint's number as an archive's, or in the notes of an item. */
function arxivOf(item: Record<string, unknown>): string | undefined {
  const text = `${textAt(item.archiveID) ?? ''}\n${textAt(item.extra) ?? ''}`;
  return /arxiv:\s*(\S+)/i.exec(text)?.[1];
}

function items(library: string, session: Session) {
  const limit = Math.min(pageSize, session.limit);
  return walk(session, {
    ...ofRecords,
    etiquette: etiquette(session),
    size: limit,
    read: readRecords(session, reading),
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
      gives: 'the papers of a library (users/ID, groups/ID) or of a collection in it',
      extent: 'whole',
      pattern: /^((?:users|groups)\/\d+(?:\/collections\/[A-Z0-9]{8})?)$/,
      pages: ([, library = ''], session) => items(library, session),
    },
  ],
};
