import { TrendingPapersError } from '../paper/errors.js';
import type { Listing } from '../paper/schema.js';
import { unusableAnswer } from './errors.js';
import { joinPages, list, readJson, readPage, record } from './pages.js';
import { address, unknownRoute } from './route.js';
import type { Etiquette, Service, Session } from './types.js';

/** Venues since about 2024, then those before, each with what it calls a venue's papers. https://docs.openreview.net/ */
const generations: readonly { base: string; ask: (venue: string) => Record<string, string> }[] = [
  { base: 'https://api2.openreview.net/notes', ask: (venue) => ({ 'content.venueid': venue }) },
  { base: 'https://api2.openreview.net/notes', ask: (venue) => ({ invitation: `${venue}/-/Submission` }) },
  { base: 'https://api.openreview.net/notes', ask: (venue) => ({ invitation: `${venue}/-/Blind_Submission` }) },
];
const pageSize = 1_000;
/** Guests have some hundred requests in half an hour. https://github.com/openreview/openreview/issues/437 */
const etiquette: Etiquette = { queue: 'openreview.net', interval: 2_000, fresh: 60 * 60_000 };

/** A limit may be told inside the body, with the instant when it ends. */
function read(body: Uint8Array, url: string): Record<string, unknown> {
  const json = record(readJson(body, url));
  if (json.name === 'RateLimitError') {
    const until = record(json.details).resetTime;
    throw new TrendingPapersError(
      'rate-limited',
      `OpenReview asks for a pause${typeof until === 'string' ? ` until ${until}` : ''}.`,
      { url, until },
    );
  }
  if (!Array.isArray(json.notes)) throw unusableAnswer(url, 'without notes');
  return json;
}

/** Reviews and decisions are notes too; a paper is one that opens its own forum. */
function papersOnly(json: Record<string, unknown>): { notes: unknown[] } {
  const notes = list(json.notes).filter((note) => {
    const { id, forum } = record(note);
    return forum === undefined || id === forum;
  });
  return { ...json, notes };
}

async function venue(name: string, session: Session): Promise<Listing> {
  for (const { base, ask } of generations) {
    const pages: Listing[] = [];
    let offset = 0;
    let first = '';
    while (offset < session.limit) {
      const limit = Math.min(pageSize, session.limit - offset);
      const url = address(base, { ...ask(name), limit, offset: offset || undefined });
      first ||= url;
      const json = await session.request(url, etiquette, read);
      const received = list(json.notes).length;
      if (received === 0) break;
      const papers = papersOnly(json);
      pages.push(await readPage(papers.notes.length, papers, url, session));
      offset += received;
      session.progress(`page ${pages.length}`, offset, session.limit);
      if (received < limit) break;
    }
    if (pages.length > 0) return joinPages(pages, session, first);
  }
  throw new TrendingPapersError(
    'not-found',
    `OpenReview has no papers of "${name}"; a venue is like ICLR.cc/2025/Conference.`,
    {
      venue: name,
    },
  );
}

async function forum(id: string, session: Session): Promise<Listing> {
  const url = address('https://api2.openreview.net/notes', { id });
  const json = await session.request(url, etiquette, read);
  return joinPages([await readPage(list(json.notes).length, json, url, session)], session, url);
}

/** OpenReview: the papers of a venue, one paper. */
export const openreview: Service = {
  name: 'openreview',
  routes: [
    { example: 'ICLR.cc/2025/Conference', gives: 'the papers of a venue' },
    { example: 'forum:KS8mIvetg2', gives: 'one paper' },
  ],
  async fetch(what, session) {
    if (/^forum:[\w-]+$/.test(what)) return forum(what.slice('forum:'.length), session);
    if (/^[\w.]+(\/[\w.-]+)+$/.test(what)) return venue(what, session);
    throw unknownRoute(openreview, what);
  },
};
