import { TrendingPapersError } from '../paper/errors.js';
import type { Listing } from '../paper/schema.js';
import { joinPages, readJson, readPage } from './pages.js';
import { address, unknownRoute } from './route.js';
import type { Etiquette, Service, Session } from './types.js';

// No limit is documented; pages of 100 are what other clients use. https://huggingface.co/.well-known/openapi.json
const pageSize = 100;
const etiquette: Etiquette = { queue: 'huggingface.co', interval: 500, fresh: 5 * 60_000 };
const base = 'https://huggingface.co/api';

/** What may follow `hf:`, as a pattern, and the parameters it asks with. */
const lists: readonly (readonly [RegExp, (found: RegExpExecArray) => Record<string, string>])[] = [
  [/^(?:daily)?$/, () => ({})],
  [/^daily:(\d{4}-\d{2}-\d{2})$/, ([, date = '']) => ({ date })],
  [/^week:(\d{4}-W\d{2})$/, ([, week = '']) => ({ week })],
  [/^month:(\d{4}-\d{2})$/, ([, month = '']) => ({ month })],
  [/^submitter:([\w.-]+)$/, ([, submitter = '']) => ({ submitter })],
  [/^trending$/, () => ({ sort: 'trending' })],
];

async function daily(parameters: Record<string, string>, session: Session): Promise<Listing> {
  const pages: Listing[] = [];
  let received = 0;
  let first = '';
  while (received < session.limit) {
    const limit = Math.min(pageSize, session.limit);
    const url = address(`${base}/daily_papers`, { ...parameters, limit, p: pages.length || undefined });
    first ||= url;
    session.progress(`page ${pages.length + 1}`, received, session.limit);
    const items = await session.request(url, etiquette, readItems);
    pages.push(await readPage(items.length, items, url, session));
    received += items.length;
    // Past the end the service answers `[]`; a short page is the last one, so that request is spared.
    if (items.length < limit) break;
  }
  return joinPages(pages, session, first);
}

function readItems(body: Uint8Array, url: string): unknown[] {
  const json = readJson(body, url);
  if (Array.isArray(json)) return json;
  throw new TrendingPapersError('unusable-answer', 'huggingface.co answered with JSON that is no list of papers.', {
    url,
    again: true,
  });
}

async function search(query: string, session: Session): Promise<Listing> {
  const url = address(`${base}/papers/search`, { q: query, limit: Math.min(pageSize, session.limit) });
  const hits = await session.request(url, etiquette, readItems);
  return joinPages([await readPage(hits.length, hits, url, session)], session, url);
}

async function paper(id: string, session: Session): Promise<Listing> {
  const url = address(`${base}/papers/${id.replace(/v\d+$/, '')}`);
  const json = await session.request(url, etiquette, readJson);
  return joinPages([await readPage(1, [json], url, session)], session, url);
}

/** Hugging Face papers: the daily lists, the trending page, search, one paper. */
export const hf: Service = {
  name: 'hf',
  routes: [
    { example: 'daily', gives: "the newest day's papers" },
    { example: 'daily:2026-03-18', gives: 'the papers of a day' },
    { example: 'week:2026-W12', gives: 'the papers of a week' },
    { example: 'month:2026-03', gives: 'the papers of a month' },
    { example: 'trending', gives: 'the trending page' },
    { example: 'submitter:akhaliq', gives: 'the papers someone submitted' },
    { example: 'search:mixture of experts', gives: 'the hits of a search' },
    { example: 'paper:2403.12345', gives: 'one paper' },
  ],
  async fetch(what, session) {
    const found = /^(search|paper):(.+)$/.exec(what);
    if (found?.[1] === 'search') return search(found[2]!, session);
    if (found?.[1] === 'paper') return paper(found[2]!, session);
    for (const [pattern, parameters] of lists) {
      const match = pattern.exec(what);
      if (match) return daily(parameters(match), session);
    }
    throw unknownRoute(hf, what);
  },
};
