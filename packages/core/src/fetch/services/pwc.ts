import { unusableAnswer } from '../client/errors.js';
import { list, readEntries, readJson, record } from '../pages/read.js';
import type { Etiquette, Page, Route, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';

/** Papers with Code as revived in May 2026; the old one is gone. https://github.com/huggingface/pwc-cli */
const base = 'https://paperswithcode.co/api/v1/papers';
/** No second page is documented. */
const pageSize = 100;
const etiquette: Etiquette = { queue: 'paperswithcode.co', interval: 500, fresh: 15 * 60_000 };

/** A bare array, or one under a name; an object with an error is neither. */
function read(body: Uint8Array, url: string): unknown[] {
  const json = readJson(body, url);
  if (Array.isArray(json)) return json;
  const { data, results, items } = record(json);
  const papers = [data, results, items].find(Array.isArray);
  if (!papers) throw unusableAnswer(url, 'with JSON that is no list of papers');
  return list(papers);
}

async function* ask(path: string, parameters: Record<string, string>, session: Session): AsyncGenerator<Page> {
  const size = Math.min(pageSize, session.limit);
  const url = withQuery(`${base}/${path}`, { ...parameters, limit: size });
  const items = await session.request(url, etiquette, read);
  const listing = await readEntries(items.length, items, url, session);
  yield { listing, url, entries: items.length, reach: pageSize, more: items.length >= size && size < pageSize };
}

const ranking = (name: string, gives: string): Route => ({
  example: name,
  gives,
  extent: 'search',
  pattern: new RegExp(`^${name}$`),
  pages: (_, session) => ask(name, {}, session),
});

/** Papers with Code: what gains stars, what is new, a search. */
export const pwc: Service = {
  name: 'pwc',
  title: 'Papers with Code',
  routes: [
    ranking('trending', 'papers whose code gained the most stars in a day'),
    ranking('recent', 'the newest papers'),
    {
      example: 'search:mixture of experts',
      gives: 'the hits of a search',
      extent: 'search',
      pattern: /^search:\s*(.+)$/,
      pages: ([, query = ''], session) => ask('', { search: query }, session),
    },
  ],
};
