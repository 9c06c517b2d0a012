import { unusableAnswer } from '../client/errors.js';
import { quoted } from '../client/said.js';
import { list, readJson, record } from '../pages/read.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';

const base = 'https://www.ebi.ac.uk/europepmc/webservices/rest/search';
/** 1,000 are allowed. https://europepmc.org/RestfulWebService */
const pageSize = 100;
const etiquette: Etiquette = { queue: 'europepmc.org', interval: 200, fresh: 60 * 60_000 };

function read(body: Uint8Array, url: string): Record<string, unknown> {
  const json = record(readJson(body, url));
  if (json.resultList === undefined)
    throw unusableAnswer(url, `without results: ${quoted(String(json.errMsg ?? '')) ?? 'no reason is given'}`);
  return json;
}

/** The end is told by an echo of the cursor, not by its absence. */
function search(query: string, session: Session) {
  const size = Math.min(pageSize, session.limit);
  return walk(session, {
    etiquette,
    read,
    size,
    entries: ({ resultList }) => list(record(resultList).result).length,
    total: ({ hitCount }) => hitCount,
    address: (_, before) => {
      const cursorMark = before ? before.nextCursorMark : '*';
      if (typeof cursorMark !== 'string' || cursorMark === record(before?.request).cursorMark) return undefined;
      return withQuery(base, { query, format: 'json', resultType: 'core', pageSize: size, cursorMark });
    },
  });
}

/** Europe PMC: a search in its own query language, preprints with `SRC:PPR`. */
export const europepmc: Service = {
  name: 'europepmc',
  title: 'Europe PMC',
  routes: [
    {
      example: 'preprints:CRISPR',
      gives: 'the newest preprints of a search, of bioRxiv, medRxiv and thirty more servers',
      extent: 'search',
      pattern: /^preprints:\s*(.+)$/,
      pages: ([, query = ''], session) => search(`(${query}) AND SRC:PPR sort_date:y`, session),
    },
    {
      example: 'AUTH:"Baker D" sort_date:y',
      gives: 'the hits of a search in its own language, here the newest papers of an author',
      extent: 'search',
      pattern: /^(?!preprints:)(?:search:)?\s*(.+)$/,
      pages: ([, query = ''], session) => search(query, session),
    },
  ],
};
