import { unusableAnswer } from '../client/errors.js';
import { onlyPage, readEntries, readJson, readListing, record } from '../pages/read.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Page, Route, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';
import { day, month, utcDay } from './days.js';

// No limit is documented; pages of 100 are what other clients use. https://huggingface.co/.well-known/openapi.json
const pageSize = 100;
const etiquette: Etiquette = { queue: 'huggingface.co', interval: 500, fresh: 5 * 60_000 };
const base = 'https://huggingface.co/api';

function readItems(body: Uint8Array, url: string): unknown[] {
  const json = readJson(body, url);
  if (Array.isArray(json)) return json;
  throw unusableAnswer(url, 'with JSON that is no list of papers');
}

/** Past the end the service answers `[]`; a short page is the last one, so that request is spared. */
function daily(parameters: Record<string, string>, session: Session, isLast = (_: unknown[]) => false) {
  const size = Math.min(pageSize, session.limit);
  return walk<unknown[]>(session, {
    etiquette,
    read: readItems,
    size,
    entries: (items) => items.length,
    address: (_, before, number) => {
      if (before && isLast(before)) return undefined;
      return withQuery(`${base}/daily_papers`, { ...parameters, limit: size, p: number || undefined });
    },
  });
}

/** The day an item was taken up. */
function dayOf(item: unknown): string {
  const { paper, publishedAt } = record(item);
  const { submittedOnDailyAt } = record(paper);
  return String(submittedOnDailyAt ?? publishedAt ?? '').slice(0, 10);
}

/** The list without a date runs back through all days: it is turned until an older day than the newest begins. */
function newestDay(session: Session) {
  let newest = '';
  return daily({}, session, (items) => {
    const days = items.map(dayOf).filter(Boolean);
    newest ||= [...days].sort().at(-1) ?? '';
    return days.some((each) => each < newest);
  });
}

/** One page of hits is all that a search gives. */
async function* search(query: string, session: Session): AsyncGenerator<Page> {
  const size = Math.min(pageSize, session.limit);
  const url = withQuery(`${base}/papers/search`, { q: query, limit: size });
  const hits = await session.request(url, etiquette, readItems);
  const listing = await readEntries(hits.length, hits, url, session);
  yield { ...onlyPage(listing, url, hits.length), reach: pageSize, more: hits.length >= size && size < pageSize };
}

async function* paper(id: string, session: Session): AsyncGenerator<Page> {
  const url = withQuery(`${base}/papers/${id.replace(/v\d+$/, '')}`);
  const json = await session.request(url, etiquette, readJson);
  yield onlyPage(await readListing(record(json), url, session.now()), url);
}

const span = (
  name: string,
  example: string,
  gives: string,
  value: string,
  extent: Route['extent'] = 'whole',
): Route => ({
  example: `${name}:${example}`,
  gives,
  extent,
  pattern: new RegExp(`^${name}:(${value})$`),
  pages: ([, asked = ''], session) => daily({ [name === 'daily' ? 'date' : name]: asked }, session),
});

/** Hugging Face papers: the daily lists, the trending page, search, one paper. */
export const hf: Service = {
  name: 'hf',
  title: 'Hugging Face',
  routes: [
    {
      example: 'daily',
      gives: "the newest day's papers",
      extent: 'whole',
      pattern: /^(?:daily)?$/,
      past: {
        on: (_, asked) => `daily:${asked}`,
        days: 90,
        today: utcDay,
        isListed: () => true,
        covers: 1,
        grows: true,
      },
      pages: (_, session) => newestDay(session),
    },
    span('daily', '2026-03-18', 'the papers of a day', day),
    span('week', '2026-W12', 'the papers of a week', String.raw`\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])`),
    span('month', '2026-03', 'the papers of a month', month),
    {
      example: 'trending',
      gives: 'the trending page',
      extent: 'search',
      pattern: /^trending$/,
      pages: (_, session) => daily({ sort: 'trending' }, session),
    },
    span('submitter', 'akhaliq', 'the newest papers someone submitted', String.raw`[\w.-]+`, 'search'),
    {
      example: 'search:mixture of experts',
      gives: 'the hits of a search',
      extent: 'search',
      pattern: /^search:\s*(.+)$/,
      pages: ([, query = ''], session) => search(query, session),
    },
    {
      example: 'paper:2403.12345',
      gives: 'one paper, with how many models and datasets cite it',
      extent: 'whole',
      pattern: /^paper:\s*(\S+)$/,
      pages: ([, id = ''], session) => paper(id, session),
    },
  ],
};
