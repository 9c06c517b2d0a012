import type { Listing } from '../paper/schema.js';
import { joinPages, list, readJson, readPage, record } from './pages.js';
import { address, unknownRoute } from './route.js';
import type { Etiquette, Service, Session } from './types.js';

/** No limit is documented; an answer a second has been borne well. https://api.biorxiv.org/ */
const etiquette: Etiquette = { queue: 'biorxiv.org', interval: 1_000, fresh: 60 * 60_000 };
const defaultDays = 7;

/** What may follow the colon: an interval, and the parameters that go with it. */
function interval(what: string): { path: string; category?: string } | undefined {
  if (/^\d{1,3}d$/.test(what)) return { path: what };
  const dates = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(what);
  if (dates) return { path: `${dates[1]}/${dates[2]}` };
  if (/^[a-z][a-z ,_-]+$/i.test(what)) return { path: `${defaultDays}d`, category: what.replaceAll(' ', '_') };
  return undefined;
}

/**
 * Pages until an empty one. The size of a page has been 30 and 100 without notice, and a wrong step skips papers in
 * silence, so the step is what was received.
 */
async function details(server: string, what: string, session: Session): Promise<Listing | undefined> {
  const asked = interval(what);
  if (!asked) return undefined;
  const pages: Listing[] = [];
  let cursor = 0;
  let first = '';
  while (cursor < session.limit) {
    const url = address(`https://api.biorxiv.org/details/${server}/${asked.path}/${cursor}/json`, {
      category: asked.category,
    });
    first ||= url;
    const json = record(await session.request(url, etiquette, readJson));
    const received = list(json.collection).length;
    if (received === 0 && pages.length > 0) break;
    // "no posts found" comes with status 200 and an empty or absent collection.
    pages.push(await readPage(received, json, url, session));
    if (received === 0) break;
    cursor += received;
    const total = Number(record(list(json.messages)[0]).total);
    session.progress(`page ${pages.length}`, cursor, Number.isFinite(total) ? total : undefined);
    if (Number.isFinite(total) && cursor >= total) break;
  }
  return joinPages(pages, session, first);
}

async function one(server: string, doi: string, session: Session): Promise<Listing> {
  const url = `https://api.biorxiv.org/details/${server}/${doi}/na/json`;
  const json = record(await session.request(url, etiquette, readJson));
  return joinPages([await readPage(list(json.collection).length, json, url, session)], session, url);
}

function preprintServer(name: 'biorxiv' | 'medrxiv', category: string): Service {
  const service: Service = {
    name,
    routes: [
      { example: category, gives: 'the last week of a category' },
      { example: '3d', gives: 'the last days' },
      { example: '2026-03-01/2026-03-07', gives: 'the papers between two days' },
      { example: '10.1101/2024.01.01.573000', gives: 'one paper, by DOI' },
    ],
    async fetch(what, session) {
      // Older papers are 10.1101, newer ones openRxiv's 10.64898.
      if (/^10\.\d{4,9}\/[\w.-]+$/.test(what)) return one(name, what, session);
      const listing = await details(name, what, session);
      if (!listing) throw unknownRoute(service, what);
      return listing;
    },
  };
  return service;
}

/** bioRxiv; to search it by words, ask Europe PMC with `SRC:PPR`. */
export const biorxiv = preprintServer('biorxiv', 'neuroscience');
/** medRxiv, the same for medicine. */
export const medrxiv = preprintServer('medrxiv', 'epidemiology');
