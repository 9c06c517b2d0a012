import type { Listing } from '../paper/schema.js';
import { unusableAnswer } from './errors.js';
import { joinPages, list, readJson, readPage, record } from './pages.js';
import { address, unknownRoute } from './route.js';
import type { Etiquette, Service } from './types.js';

const base = 'https://www.ebi.ac.uk/europepmc/webservices/rest/search';
/** 1,000 are allowed. https://europepmc.org/RestfulWebService */
const pageSize = 100;
const etiquette: Etiquette = { queue: 'europepmc.org', interval: 200, fresh: 60 * 60_000 };

function read(body: Uint8Array, url: string): Record<string, unknown> {
  const json = record(readJson(body, url));
  if (json.resultList === undefined) throw unusableAnswer(url, `without results: ${String(json.errMsg ?? '')}`);
  return json;
}

/** Europe PMC: a search in its own query language, preprints with `SRC:PPR`. */
export const europepmc: Service = {
  name: 'europepmc',
  routes: [
    { example: 'CRISPR AND SRC:PPR', gives: 'the hits of a search, here among preprints' },
    { example: 'AUTH:"Baker D" sort_date:y', gives: 'the newest papers of an author' },
  ],
  async fetch(what, session) {
    if (!what) throw unknownRoute(europepmc, what);
    const pages: Listing[] = [];
    let received = 0;
    let cursorMark = '*';
    let first = '';
    while (received < session.limit) {
      const size = Math.min(pageSize, session.limit - received);
      const url = address(base, { query: what, format: 'json', resultType: 'core', pageSize: size, cursorMark });
      first ||= url;
      const json = await session.request(url, etiquette, read);
      const results = list(record(json.resultList).result).length;
      if (results === 0 && pages.length > 0) break;
      pages.push(await readPage(results, json, url, session));
      received += results;
      session.progress(`page ${pages.length}`, received, Number(json.hitCount) || undefined);
      // The end is told by an echo of the cursor, not by its absence.
      const next = json.nextCursorMark;
      if (results === 0 || typeof next !== 'string' || next === cursorMark) break;
      cursorMark = next;
    }
    return joinPages(pages, session, first);
  },
};
