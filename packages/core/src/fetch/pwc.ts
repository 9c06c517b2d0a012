import type { Listing } from '../paper/schema.js';
import { unusableAnswer } from './errors.js';
import { joinPages, list, readJson, readPage, record } from './pages.js';
import { address, splitVerb, unknownRoute } from './route.js';
import type { Etiquette, Service, Session } from './types.js';

/** Papers with Code as revived in May 2026; the old one is gone. https://github.com/huggingface/pwc-cli */
const base = 'https://paperswithcode.co/api/v1/papers';
const pageSize = 100;
const etiquette: Etiquette = { queue: 'paperswithcode.co', interval: 500, fresh: 15 * 60_000 };

/** A bare array, or one under a name; an object with an error is neither. */
function read(body: Uint8Array, url: string): unknown[] {
  const json = readJson(body, url);
  if (Array.isArray(json)) return json;
  const { data, results, items } = record(json);
  const found = [data, results, items].find(Array.isArray);
  if (!found) throw unusableAnswer(url, 'with JSON that is no list of papers');
  return list(found);
}

async function ask(path: string, parameters: Record<string, string>, session: Session): Promise<Listing> {
  const url = address(`${base}/${path}`, { ...parameters, limit: Math.min(pageSize, session.limit) });
  const items = await session.request(url, etiquette, read);
  return joinPages([await readPage(items.length, items, url, session)], session, url);
}

/** Papers with Code: what gains stars, what is new, a search. */
export const pwc: Service = {
  name: 'pwc',
  routes: [
    { example: 'trending', gives: 'papers whose code gained the most stars in a day' },
    { example: 'recent', gives: 'the newest papers' },
    { example: 'search:mixture of experts', gives: 'the hits of a search' },
  ],
  async fetch(what, session) {
    const [verb, rest] = splitVerb(what, ['trending', 'recent', 'search'], 'unknown');
    if (verb === 'trending') return ask('trending', {}, session);
    if (verb === 'recent') return ask('recent', {}, session);
    if (verb === 'search' && rest) return ask('', { search: rest }, session);
    throw unknownRoute(pwc, what);
  },
};
