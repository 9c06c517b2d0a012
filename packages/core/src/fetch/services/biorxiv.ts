import { list, onlyPage, readEntries, readJson, record } from '../pages/read.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Page, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';
import { day, utcDay } from './days.js';

/** No limit is documented; an answer a second has been borne well. https://api.biorxiv.org/ */
const etiquette: Etiquette = { queue: 'biorxiv.org', interval: 1_000, fresh: 60 * 60_000 };
const defaultDays = 7;

const read = (body: Uint8Array, url: string) => record(readJson(body, url));

/**
 * Pages until an empty one. The size of a page has been 30 and 100 without notice, and a wrong step skips papers in
 * silence, so the step is what was received, and no page counts as short. "no posts found" comes with status 200 and an
 * empty or absent collection.
 */
function details(server: string, interval: string, category: string | undefined, session: Session) {
  return walk(session, {
    etiquette,
    read,
    size: 1,
    versions: true,
    entries: (json) => list(json.collection).length,
    total: (json) => record(list(json.messages)[0]).total,
    address: (received, before) => {
      const total = before && Number(record(list(before.messages)[0]).total);
      if (total !== undefined && received >= total) return undefined;
      return withQuery(`https://api.biorxiv.org/details/${server}/${interval}/${received}/json`, { category });
    },
  });
}

async function* one(server: string, doi: string, session: Session): AsyncGenerator<Page> {
  const url = `https://api.biorxiv.org/details/${server}/${doi}/na/json`;
  const json = await session.request(url, etiquette, read);
  const entries = list(json.collection).length;
  yield onlyPage(await readEntries(entries, json, url, session), url, entries);
}

function preprintServer(name: 'biorxiv' | 'medrxiv', title: string, category: string): Service {
  return {
    name,
    title,
    routes: [
      {
        example: '3d',
        gives: 'the last days',
        extent: 'whole',
        pattern: /^(\d{1,3}d)$/,
        pages: ([, interval = ''], session) => details(name, interval, undefined, session),
      },
      {
        example: '2026-03-01/2026-03-07',
        gives: 'the papers between two days',
        extent: 'whole',
        pattern: new RegExp(`^(${day}/${day})$`),
        pages: ([, interval = ''], session) => details(name, interval, undefined, session),
      },
      {
        // Older papers are 10.1101, newer ones openRxiv's 10.64898.
        example: '10.1101/2024.01.01.573000',
        gives: 'one paper, by DOI',
        extent: 'whole',
        pattern: /^(10\.\d{4,9}\/[\w.-]+)$/,
        pages: ([, doi = ''], session) => one(name, doi, session),
      },
      {
        example: `${category}:2026-03-18`,
        gives: 'the papers of a category of a day',
        extent: 'whole',
        pattern: new RegExp(`^([a-z][a-z ,_-]+):(${day})$`, 'i'),
        pages: ([, subject = '', asked = ''], session) =>
          details(name, `${asked}/${asked}`, subject.replaceAll(' ', '_'), session),
      },
      {
        example: category,
        gives: 'the last week of a category',
        extent: 'whole',
        pattern: /^([a-z][a-z ,_-]+)$/i,
        past: {
          on: (subject, asked) => `${subject}:${asked}`,
          days: 365,
          today: utcDay,
          isListed: () => true,
          covers: defaultDays,
          grows: true,
        },
        pages: ([, subject = ''], session) => details(name, `${defaultDays}d`, subject.replaceAll(' ', '_'), session),
      },
    ],
  };
}

/** bioRxiv; to search it by words, ask Europe PMC with `SRC:PPR`. */
export const biorxiv = preprintServer('biorxiv', 'bioRxiv', 'neuroscience');
/** medRxiv, the same for medicine. */
export const medrxiv = preprintServer('medrxiv', 'medRxiv', 'epidemiology');
