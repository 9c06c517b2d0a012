import { describe, expect, it } from 'vitest';
import * as collect from '../packages/core/src/collect/index.js';
import * as fetching from '../packages/core/src/fetch/index.js';
import * as core from '../packages/core/src/index.js';
import * as parsing from '../packages/core/src/parse/with.js';
import * as api from '../packages/core/src/store/api/index.js';
import * as maths from '../packages/core/src/text/maths/index.js';
import * as words from '../packages/core/src/words/index.js';
import { barePaper } from '../packages/core/test/bare-paper.js';
import * as postgres from '../packages/postgres/src/index.js';
import * as server from '../packages/widget/src/server.js';

const paper = barePaper({ id: 'arxiv:2606.00001', title: 'One paper', signals: { upvotes: 3 } });
const papers = [paper];
const listing: core.Listing = { title: 'Papers', papers, issues: [] };
const index = core.createIndex(papers);
const meaning = core.createMeaning(index);
const ranked = core.rank(papers);
const now = new Date('2026-06-02T00:00:00Z');
const fetch = async () => new Response('', { status: 404 });
const refused = { fetch, retries: 0 };
const store = core.createMemoryStore();
const shards = new Map([...core.saveShards(papers)].map(({ name, bytes }) => [name, bytes]));
const terms = { df: core.termsOf(papers).df, count: 1, averageWords: 2 };
const english = words.en;
const [reason] = ranked[0]!.reasons;

/** Arguments with which each public function does its work. */
const right: Readonly<Record<string, readonly unknown[]>> = {
  addToLedger: [[], []],
  annotate: [papers, () => undefined],
  asKnownAt: [papers, now],
  asOf: [papers, now.getTime()],
  cameUp: [paper],
  canonicalId: ['arxiv:2606.00001'],
  createApi: [store, {}],
  createFetcher: [refused],
  createIndex: [papers, {}],
  createIndexWorker: [{ papers }, {}],
  createMeaning: [index, {}],
  createMemoryStore: [],
  createPageFetcher: [refused],
  createSeen: [[]],
  dayOf: [paper],
  definePaper: [{ title: 'One paper' }],
  detectFormat: ['[]'],
  didYouMean: ['a', ['b']],
  diversify: [0.3],
  embedPapers: [papers, async (texts: readonly string[]) => texts.map(() => new Float32Array([1, 0]))],
  enrich: [papers, { ...refused, with: [] }],
  explain: [ranked[0], ranked[0], {}],
  feedOpener: [refused],
  fetchDays: ['hf:daily', ['2026-06-01'], refused],
  fetchListing: ['hf:daily', refused],
  fetchListings: [['hf:daily'], refused],
  fetchPages: ['hf:daily', refused],
  filesAt: ['https://papers.example/search/', fetch],
  filterPapers: [papers, {}],
  findRoute: ['hf:daily'],
  foldPapers: [meaning, papers],
  followStore: [store, {}],
  goTo: [papers, 'one', {}],
  guardedFetch: [{}],
  hackerNews: [papers, { now: now.getTime() }],
  interleave: [ranked],
  isPrivateHost: ['papers.example'],
  isSource: ['hf:daily'],
  isTrendingPapersError: [new Error('one'), 'too-large'],
  loadIndex: [index.save(), {}],
  loadMeaning: [core.saveMeaning(meaning)],
  loadWords: ['en'],
  lobsters: [papers, { now: now.getTime() }],
  mathsAsText: ['$x$'],
  mayHoldMaths: ['$x$'],
  mergeListings: [listing, listing, { now }],
  missedDays: [[], 'hf:daily', now],
  openShards: [async (name: string) => shards.get(name)],
  openStore: ['memory:', []],
  parse: ['[]', {}],
  parseLazily: ['[]', {}],
  parseMaths: ['x'],
  parseQuery: ['one'],
  parseStream: [['[]'], {}],
  parseWith: [{}, '[]', {}],
  // Without its second argument: a database would have to be opened for that.
  pgliteStore: [undefined],
  placeOf: [paper],
  postgresOpener: [{}],
  publishedDay: [paper],
  rank: [papers, {}],
  readLedger: [[]],
  redditHot: [papers, { now: now.getTime() }],
  renderPapers: [listing, { now }],
  rerank: [papers, 'one', terms, {}],
  retainPapers: [papers, core.defaultRetention, { given: new Set(), now }],
  saveMeaning: [meaning],
  saveShards: [papers, {}],
  sayCount: ['upvotes', 3, english],
  sayReason: [reason, english],
  sayReasons: [[reason], english],
  searchWithMeaning: [index, meaning, 'one', {}],
  signalKind: ['upvotes'],
  signalName: ['upvotes', english],
  signalNamesIn: [{ upvotes: 3 }],
  similarWithMeaning: [index, meaning, paper, 3],
  splitMaths: ['$x$'],
  starsPerHour: [papers, { now: now.getTime() }],
  tellingReasons: [[reason]],
  termsOf: [papers],
  thinHistory: [[], now],
  titleSearches: ['One paper'],
  toPaper: [{ title: 'One paper' }, () => {}, 'papers[0]'],
  tops: [ranked, {}],
  track: [papers, { ...refused, with: [] }],
  trainProfile: [papers, papers],
  trainTaste: [papers, {}],
  trends: [papers, {}],
  unfilledDays: [[], 'hf:daily', { from: '2026-05-01', to: '2026-05-03' }, now],
  vectorsOf: [meaning],
  weighted: [{}],
  windowStart: [7, now.getTime()],
  withIndex: [store, 1000],
  ...Object.fromEntries(
    Object.keys(core)
      .filter((name) => /^to[A-Z]/.test(name) && name !== 'toPaper')
      .map((name) => [name, [listing, {}]]),
  ),
};

/** Classes, which programs do not make themselves; and what the archive of the command line is built with. */
const others = new Set(['SearchIndex', 'TrendingPapersError']);
const archive = new Set(Object.keys(collect).filter((name) => !(name in core)));

type Call = (...given: readonly unknown[]) => unknown;

const exported = { ...fetching, ...parsing, ...words, ...maths, ...api, ...postgres, ...server, ...core };

const functions = Object.entries<unknown>(exported)
  .filter((entry): entry is [string, Call] => typeof entry[1] === 'function')
  .filter(([name]) => !others.has(name) && !archive.has(name))
  .sort(([a], [b]) => (a < b ? -1 : 1));

/** What programs in JavaScript hand over by mistake. */
const odd = {
  undefined: undefined,
  null: null,
  'a number': 42,
  'a text': 'odd',
  'an object': {},
  'an empty list': [],
  'a list of nothing': [null],
  'a list of numbers': [42],
  'a list of objects': [{}],
  'a date that is none': new Date(Number.NaN),
};

const asksNobody = (options: unknown) => (options as Partial<typeof refused> | undefined)?.fetch === fetch;

/** Waits for what is promised, and goes through what comes one after the other. */
async function whole(given: unknown): Promise<void> {
  const got = await given;
  if (typeof got !== 'object' || got === null || !('next' in got)) return;
  for await (const _ of got as unknown as AsyncIterable<unknown>);
}

/** How errors of wrong arguments are said, which no engine does. */
const said = /must be .+, not |^There is no |^[\w ]+ needs |^\w+ is no date: /;

describe('a public function', () => {
  it('has arguments here, whatever entry it is exported from', () => {
    expect(functions.map(([name]) => name).filter((name) => !Object.hasOwn(right, name))).toEqual([]);
  });

  it.each(functions)('%s says what is wrong with an odd argument, or does its work', async (name, call) => {
    const wrong: string[] = [];
    const given = right[name]!;
    for (const place of given.keys())
      for (const [what, value] of Object.entries(odd)) {
        // Without options it would ask the network.
        if (asksNobody(given[place]) && (value === undefined || what === 'an object')) continue;
        try {
          await whole(call(...given.map((one, at) => (at === place ? value : one))));
        } catch (error) {
          const isOurs = core.isTrendingPapersError(error) || said.test((error as Error).message);
          if (!isOurs) wrong.push(`argument ${place} ${what}: ${(error as Error).stack?.slice(0, 300)}`);
        }
      }
    expect(wrong).toEqual([]);
  });
});
