import { isTrendingPapersError, TrendingPapersError } from '../../paper/errors.js';
import { unusableAnswer } from '../client/errors.js';
import { quoted } from '../client/said.js';
import { list, onlyPage, readEntries, readJson, record } from '../pages/read.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Page, Read, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';

const current = 'https://api2.openreview.net';
const former = 'https://api.openreview.net';

/** Venues since about 2024, then those before, each with what it calls a venue's papers. https://docs.openreview.net/ */
const generations: readonly { base: string; ask: (venue: string) => Record<string, string> }[] = [
  { base: current, ask: (venue) => ({ 'content.venueid': venue }) },
  { base: current, ask: (venue) => ({ invitation: `${venue}/-/Submission` }) },
  { base: former, ask: (venue) => ({ invitation: `${venue}/-/Blind_Submission` }) },
];
const pageSize = 1_000;
/** Guests had some hundred requests in half an hour. https://github.com/openreview/openreview/issues/437 */
const etiquette: Etiquette = { queue: 'openreview.net', interval: 2_000, fresh: 60 * 60_000 };

/** A limit may be told inside the body, with the instant when it ends. */
function read(body: Uint8Array, url: string): Record<string, unknown> {
  const json = record(readJson(body, url));
  if (json.name === 'RateLimitError') {
    const { resetTime } = record(json.details);
    const until = typeof resetTime === 'string' ? resetTime : undefined;
    throw new TrendingPapersError(
      'rate-limited',
      `OpenReview asks for a pause${until === undefined ? '' : ` until ${quoted(until)}`}.`,
      { url, until },
    );
  }
  if (!Array.isArray(json.notes)) throw unusableAnswer(url, 'without notes');
  return json;
}

const tokens = new WeakMap<Session['keys'], Map<string, Promise<string>>>();

/** The token of a login, which each of the two hosts gives for itself; nothing without a name and a password. */
function tokenOf(base: string, session: Session): Promise<string> | undefined {
  const { openreviewUser: id, openreviewPassword: password } = session.keys;
  if (!id || !password) return undefined;
  const known = tokens.get(session.keys) ?? new Map<string, Promise<string>>();
  tokens.set(session.keys, known);
  const token = known.get(base) ?? logIn(base, id, password, session);
  known.set(base, token);
  token.catch(() => known.delete(base));
  return token;
}

async function logIn(base: string, id: string, password: string, session: Session): Promise<string> {
  const body = JSON.stringify({ id, password });
  const how: Etiquette = { ...etiquette, fresh: 0, body, secret: { headers: {} }, tries: 2 };
  const answer = await session.request(`${base}/login`, how, (bytes, url) => record(readJson(bytes, url)));
  if (typeof answer.token === 'string') return answer.token;
  const why = answer.mfaPending ? 'it wants a second factor, which a program cannot give' : 'it gave no token';
  throw new TrendingPapersError('login-required', `OpenReview did not let us in: ${why}.`, { url: `${base}/login` });
}

/** One request as whoever we are. Guests are turned away with a riddle for browsers since the summer of 2026. */
async function ask<T>(url: string, session: Session, reader: Read<T>): Promise<T> {
  const token = await tokenOf(new URL(url).origin, session);
  const secret = token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } };
  try {
    return await session.request(url, { ...etiquette, secret }, reader);
  } catch (error) {
    if (!isTrendingPapersError(error, 'forbidden') || token !== undefined) throw error;
    const said = error.facts.said ? ` It says: "${error.facts.said}"` : '';
    throw new TrendingPapersError('login-required', `OpenReview answers only who is logged in.${said}`, error.facts, {
      cause: error,
    });
  }
}

/** Reviews and decisions are notes too; a paper is one that opens its own forum. */
function papersOnly(json: Record<string, unknown>): { notes: unknown[] } {
  const notes = list(json.notes).filter((note) => {
    const { id, forum } = record(note);
    return forum === undefined || id === forum;
  });
  return { ...json, notes };
}

async function* venue(name: string, session: Session): AsyncGenerator<Page> {
  const limit = Math.min(pageSize, session.limit);
  const asking = { ...session, request: <T>(url: string, _: Etiquette, reader: Read<T>) => ask(url, session, reader) };
  for (const generation of generations) {
    let isThere = false;
    const pages = walk(asking, {
      etiquette,
      read,
      size: limit,
      entries: ({ notes }) => list(notes).length,
      total: ({ count }) => count,
      input: papersOnly,
      address: (received) =>
        withQuery(`${generation.base}/notes`, { ...generation.ask(name), limit, offset: received || undefined }),
    });
    for await (const page of pages) {
      if (page.entries === 0) break;
      isThere = true;
      yield page;
    }
    if (isThere) return;
  }
  throw new TrendingPapersError(
    'not-found',
    `OpenReview has no papers of "${name}"; a venue is like ICLR.cc/2025/Conference.`,
    { venue: name },
  );
}

async function* forum(id: string, session: Session): AsyncGenerator<Page> {
  const url = withQuery(`${current}/notes`, { id });
  const json = await ask(url, session, read);
  const { notes } = papersOnly(json);
  yield onlyPage(await readEntries(notes.length, { ...json, notes }, url, session), url);
}

/** OpenReview: the papers of a venue, one paper. `keys.openreviewUser` and `keys.openreviewPassword` log in. */
export const openreview: Service = {
  name: 'openreview',
  title: 'OpenReview',
  keys: [
    {
      name: 'openreviewUser',
      env: 'OPENREVIEW_USERNAME',
      gives: 'name and password of a free account at openreview.net, since guests are no longer answered',
    },
    { name: 'openreviewPassword', env: 'OPENREVIEW_PASSWORD', gives: 'the password of that account' },
  ],
  routes: [
    {
      example: 'ICLR.cc/2025/Conference',
      gives: 'the papers of a venue',
      extent: 'whole',
      pattern: /^([\w.]+(?:\/[\w.-]+)+)$/,
      pages: ([, name = ''], session) => venue(name, session),
    },
    {
      example: 'forum:KS8mIvetg2',
      gives: 'one paper',
      extent: 'whole',
      pattern: /^forum:([\w-]+)$/,
      pages: ([, id = ''], session) => forum(id, session),
    },
  ],
};
