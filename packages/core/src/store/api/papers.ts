import { TrendingPapersError } from '../../paper/errors.js';
import { parseId } from '../../paper/id.js';
import type { Paper } from '../../paper/schema.js';
import { toAtom, toJsonFeed, toRss } from '../../publish/index.js';
import { placeOf } from '../place.js';
import { day, flag, least, place, text, whole } from './parameters.js';
import { type Answer, json, route, type Setting, usualAge } from './route.js';

const feedType = 'application/feed+json';

/** Pages of papers, one paper, its readings, and feeds. */
export const paperRoutes = [
  route({
    path: 'papers',
    summary: 'Papers by when they came up, newest first, as pages of a JSON Feed. `next_url` is the next page.',
    parameters: {
      topic: { kind: text, many: true, description: 'One of these topics or categories: `cs` takes `cs.LG`' },
      author: { kind: text, many: true, description: 'One of these people' },
      exclude: { kind: text, many: true, description: 'Not papers whose text has these words' },
      since: { kind: day, description: 'Came up on this day or later' },
      until: { kind: day, description: 'Came up before this day' },
      min: { kind: least, many: true, description: 'At least so many of a signal: `upvotes:10`' },
      'with-code': { kind: flag, description: 'Has a link to code' },
      limit: { kind: whole(1, 200), preset: 20, description: 'How many a page' },
      after: { kind: place, description: 'Where the page before ended; `next_url` has it' },
    },
    type: feedType,
    schema: 'Feed',
    async answer(setting, { values, address }) {
      const { topic, author, exclude, min, limit, since, until, after } = values;
      const page: Paper[] = [];
      const which = {
        topics: topic,
        authors: author,
        exclude,
        minSignals: Object.fromEntries(min.map((each) => [each.split(':')[0]!, Number(each.split(':')[1])])),
        withCode: values['with-code'],
        ...{ since, until, after },
        limit: limit + 1,
      };
      for await (const paper of setting.store.papers(which)) page.push(paper);
      const papers = page.slice(0, limit);
      const next = page.length > limit ? withParameter(address, 'after', placeOf(papers.at(-1)!)) : undefined;
      return feedOf(setting, toJsonFeed, feedType, papers, address, { next });
    },
  }),
  route({
    path: 'papers/{name}',
    summary: 'One paper by any name it goes or went by: `arxiv:2403.12345`, a DOI, an address of it.',
    parameters: {},
    type: 'application/json',
    schema: 'Named',
    async answer({ store }, { name }) {
      const names = namesFor(name);
      const found = await store.get(names);
      const papers = names.map((each) => found.get(each)).find((each) => each !== undefined) ?? [];
      if (papers.length === 0) throw unknown(`There is no paper "${name.slice(0, 200)}" here.`);
      return json({ name, papers }, usualAge);
    },
  }),
  route({
    path: 'readings/{name}',
    summary: 'All readings of the signals of one paper, oldest first.',
    parameters: {
      signal: { kind: text, description: 'Only this signal: `upvotes`' },
      from: { kind: day, description: 'From this day or instant on' },
      to: { kind: day, description: 'Up to and without this day or instant' },
    },
    type: 'application/json',
    schema: 'Readings',
    async answer({ store }, { name, values }) {
      const names = namesFor(name);
      const found = await store.get(names);
      const known = names.find((each) => found.has(each));
      if (known === undefined) throw unknown(`There is no paper "${name.slice(0, 200)}" here.`);
      const readings = [];
      for await (const reading of store.series(known, values)) readings.push(reading);
      return json({ name, readings }, usualAge);
    },
  }),
  ...Object.entries({
    'feed.json': [toJsonFeed, feedType],
    'feed.xml': [toRss, 'application/rss+xml'],
    'atom.xml': [toAtom, 'application/atom+xml'],
  } as const).map(([path, [write, type]]) =>
    route({
      path,
      summary: 'The newest papers, or the newest that a query finds, as a feed.',
      parameters: {
        q: { kind: text, description: 'In the search language; every word must be there' },
        limit: { kind: whole(1, 100), preset: 50, description: 'How many at most' },
        title: { kind: text, description: 'What the feed is called' },
      },
      type,
      ...(path === 'feed.json' && { schema: 'Feed' as const }),
      async answer(setting, { values: { q = '', limit, title }, address }) {
        if (q.trim() === '')
          return feedOf(setting, write, type, await newest(setting, limit), address, { title: title ?? setting.title });
        const { papers, description } = await found(setting, q, limit);
        return feedOf(setting, write, type, papers, address, { title: title ?? `${setting.title}: ${q}`, description });
      },
    }),
  ),
];

async function newest({ store }: Setting, limit: number): Promise<Paper[]> {
  const papers: Paper[] = [];
  for await (const paper of store.papers({ limit })) papers.push(paper);
  return papers;
}

/** What a store says of papers that it did not look at. */
const leftOut: ReadonlySet<string> = new Set(['candidates-cut', 'search-approximate']);

/** A feed has no place to ask "did you mean": its query is taken as it is. */
async function found({ store }: Setting, query: string, limit: number) {
  const { hits, issues } = await store.search(query, { limit, sort: 'date', match: 'all', corrections: 'suggest' });
  // A query that is not understood is the asker's to mend; what the store left out is said in the feed.
  const wrong = issues.find(({ code }) => !leftOut.has(code));
  if (wrong)
    throw new TrendingPapersError('bad-option', `q: ${wrong.message}`, { option: 'q', value: query.slice(0, 80) });
  const description = issues.map(({ message }) => message).join(' ') || undefined;
  return { papers: hits.flatMap(({ paper }) => paper ?? []), description };
}

type Writer = typeof toJsonFeed | typeof toRss | typeof toAtom;

/** Papers in one of the feed formats. Its dates are those of the papers, so the same papers are the same bytes. */
function feedOf(
  { title, url, now }: Setting,
  write: Writer,
  type: string,
  papers: readonly Paper[],
  address: URL,
  more: { title?: string; description?: string | undefined; next?: URL | undefined },
): Answer {
  const absolute = (to: URL) => (url === undefined ? relative(to) : new URL(relative(to), url).href);
  const body = write(
    { title, papers: [...papers], issues: [] },
    {
      title: more.title ?? title,
      description: more.description,
      until: now(),
      ...(url !== undefined && { self: absolute(address), homepage: url }),
      ...(more.next && { next: absolute(more.next) }),
    },
  );
  return { body, type, maxAge: usualAge };
}

/** The last part of a path and its question, of characters that nobody reads as another: what leads there from beside it. */
function relative({ pathname, searchParams }: URL): string {
  const question = searchParams.toString().replaceAll('+', '%20').replaceAll('*', '%2A');
  return `${pathname.split('/').at(-1)}${question && `?${question}`}`;
}

function withParameter(address: URL, name: string, value: string): URL {
  const next = new URL(address);
  next.searchParams.set(name, value);
  return next;
}

/** The name as it is, and as the canonical id that it may spell: a DOI, an address, an arXiv number with its version. */
function namesFor(name: string): string[] {
  const id = parseId(name);
  return [...new Set([name, ...(id ? [`${id.scheme}:${id.id}`] : [])])];
}

function unknown(message: string): TrendingPapersError {
  return new TrendingPapersError('not-found', message, {});
}
