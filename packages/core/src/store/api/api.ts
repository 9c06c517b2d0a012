import { TrendingPapersError } from '../../paper/errors.js';
import { didYouMean } from '../../text/nearest.js';
import { aFunction, amount, anObject, aText, checkArgument, checkOptions, type Rules } from '../../text/options.js';
import { aStore } from '../stored.js';
import type { PaperStore } from '../types.js';
import { changeRoutes } from './changes.js';
import { type RateLimit, rateLimiter } from './limit.js';
import { createMetrics } from './metrics.js';
import { paperRoutes } from './papers.js';
import { readParameters } from './parameters.js';
import { problemOf } from './problem.js';
import { answered, plain } from './respond.js';
import type { Answer, Route, Setting } from './route.js';
import { searchRoutes } from './search.js';
import { serviceRoutes } from './service.js';

/** What a read API is told. */
export interface ApiOptions {
  /** What it is called in feeds. @default 'Papers' */
  title?: string | undefined;
  /**
   * Where it is found on the web: `https://lab.example/api/`. Links in answers begin with it, and a path that begins with
   * its own is taken without that. @default links are relative, which serves under any address
   */
  url?: string | undefined;
  /** How much one client may ask for. @default no limit, as nobody is told apart */
  limit?: RateLimit | undefined;
  /** Milliseconds after which a question is answered with 503. @default 10000 */
  patience?: number | undefined;
  /** @default the clock */
  now?: (() => Date) | undefined;
  /** Told of every error that is not the asker's, which answers do not quote. */
  onError?: ((error: unknown, request: Request) => void) | undefined;
}

const rules: Rules<ApiOptions> = {
  title: aText,
  url: aText,
  limit: anObject,
  patience: amount(1),
  now: aFunction,
  onError: aFunction,
};

/** Longer addresses are no questions: as much as most servers take. */
const longestAddress = 8_192;

/**
 * A read API over a store, as one function from a `Request` to a `Response` for any host that speaks fetch: Deno, Bun,
 * workers, a framework, Node by an adapter such as `trending-papers serve --store`. It keeps nothing but counts and limits,
 * so any number of replicas may answer, and caches before them: every answer that may be kept has a tag and an age.
 *
 * It never rejects: what goes wrong is answered as `application/problem+json`, with a code of docs/codes.md.
 *
 * @throws TypeError, RangeError for options that make no sense
 *
 * @example
 * const api = createApi(createMemoryStore());
 * const response = await api(new Request('https://lab.example/papers?limit=5'));
 * (await response.json()).items; // → []
 */
export function createApi(store: PaperStore, options: ApiOptions = {}): (request: Request) => Promise<Response> {
  checkArgument('The store', store, aStore);
  checkOptions(options, rules);
  const { title = 'Papers', url, limit = {}, patience = 10_000, now = () => new Date(), onError } = options;
  const base = url === undefined ? undefined : asFolder(url);
  const metrics = createMetrics();
  const setting: Setting = { store, title, url: base?.href, now, metrics };
  const routes: Route[] = [...paperRoutes, ...searchRoutes, ...changeRoutes, ...serviceRoutes(store, () => routes)];
  const waitOf = rateLimiter(limit, () => now().getTime());

  async function answerTo(request: Request, address: URL, found: ReturnType<typeof routeOf>): Promise<Answer> {
    if (request.url.length > longestAddress)
      throw new TrendingPapersError('too-large', `An address has at most ${longestAddress} characters.`, {
        limit: longestAddress,
      });
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new TrendingPapersError('bad-request', `Here is only read: GET and HEAD, not ${request.method}.`, {});
    if (found === undefined) throw notFound(address, routes);
    const { route, name } = found;
    const wait = route.unlimited ? 0 : waitOf(request);
    if (wait > 0)
      throw new TrendingPapersError('rate-limited', `You ask too often: again in ${Math.ceil(wait / 1000)} s.`, {
        wait,
      });
    const values = readParameters(address.searchParams, route.parameters);
    return inTime(patience, route.answer(setting, { values, name, request, address }));
  }

  return async (request) => {
    if (request.method === 'OPTIONS') return plain(204);
    const began = performance.now();
    const end = metrics.begin('requests');
    const address = new URL(request.url);
    const found = routeOf(routes, pathOf(address, base));
    try {
      const response = await answerTo(request, address, found)
        .then((answer) => answered(request, answer))
        .catch((error) => {
          const { status, headers, body } = problemOf(error);
          if (status >= 500 && status !== 501) onError?.(error, request);
          return plain(status, headers, request.method === 'HEAD' ? null : body);
        });
      metrics.answered(found ? `/${found.route.path}` : 'none', response.status, (performance.now() - began) / 1000);
      return response;
    } finally {
      end();
    }
  };
}

/** @throws TypeError for what is no address of the web */
function asFolder(url: string): URL {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
    throw new TypeError(`url must be an http or https address, not "${url.slice(0, 80)}".`);
  const address = new URL(url);
  if (!address.pathname.endsWith('/')) address.pathname += '/';
  return address;
}

/** The path below the API's own. One slash at the end makes another address, from which links would lead elsewhere. */
function pathOf({ pathname }: URL, base: URL | undefined): string {
  const path = base && `${pathname}/`.startsWith(base.pathname) ? pathname.slice(base.pathname.length) : pathname;
  return path.replace(/^\//, '');
}

const namePlace = '{name}';

/** The row of a path, and what stands in the place of its name: paths without one first, as `changes/stream`. */
function routeOf(routes: readonly Route[], path: string): { route: Route; name: string } | undefined {
  const exact = routes.find((route) => route.path === path);
  if (exact) return exact.path.endsWith(namePlace) ? undefined : { route: exact, name: '' };
  for (const route of routes) {
    if (!route.path.endsWith(namePlace)) continue;
    const start = route.path.slice(0, -namePlace.length);
    const name = path.startsWith(start) ? decoded(path.slice(start.length)) : '';
    if (name !== '') return { route, name };
  }
  return undefined;
}

/** The text that is spelt in a path; the path itself where its signs are no text. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function notFound({ pathname }: URL, routes: readonly Route[]): TrendingPapersError {
  const names = routes.map(({ path }) => path).filter((path) => path !== '' && !path.endsWith(namePlace));
  const last = pathname.replace(/\/+$/, '').split('/').at(-1)!;
  return new TrendingPapersError(
    'not-found',
    `There is nothing at ${pathname.slice(0, 200)}, only ${names.join(', ')}.${didYouMean(last, names)}`,
    {},
  );
}

/** What is given in time; a later answer is nobody's. */
async function inTime<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new TrendingPapersError('timed-out', `No answer within ${milliseconds} ms.`, {})),
      milliseconds,
    );
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
