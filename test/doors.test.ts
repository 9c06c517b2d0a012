import { describe, expect, it } from 'vitest';
import * as core from '../packages/core/src/index.js';
import { publishRules } from '../packages/core/src/publish/rules.js';
import type { Rules } from '../packages/core/src/text/options.js';
import { barePaper } from '../packages/core/test/bare-paper.js';

const papers = [barePaper({ id: 'arxiv:2606.00001', title: 'One paper' })];
const listing: core.Listing = { title: 'Papers', papers, issues: [] };
const index = core.createIndex(papers);
const drain = async (stream: AsyncIterable<unknown>) => {
  for await (const _ of stream);
};
const refused = async () => new Response('', { status: 404 });

/** Every public function that takes options, called with them. */
const doors: Readonly<Record<string, (options: never) => unknown>> = {
  parse: (options) => core.parse('[]', options),
  parseStream: (options) => drain(core.parseStream(['[]'], options)),
  mergeListings: (options) => core.mergeListings(listing, listing, options),
  rank: (options) => core.rank(papers, options),
  trends: (options) => core.trends(papers, options),
  tops: (options) => core.tops(core.rank(papers), options),
  trainTaste: (options) => core.trainTaste(papers, options),
  filterPapers: (options) => core.filterPapers(papers, options),
  enrich: (options) => core.enrich(papers, options),
  track: (options) => core.track(papers, options),
  createFetcher: (options) => core.createFetcher(options),
  fetchListing: (options) => core.fetchListing('hf:daily', options),
  fetchPages: (options) => core.fetchPages('hf:daily', options),
  fetchListings: (options) => core.fetchListings(['hf:daily'], options),
  fetchDays: (options) => core.fetchDays('hf:daily', ['2026-06-01'], options),
  'a fetcher': (options) => core.createFetcher({ fetch: refused })('hf:daily', options),
  createIndex: (options) => core.createIndex(papers, options),
  loadIndex: (options) => core.loadIndex(index.save(), options),
  'index.search': (options) => index.search('paper', options),
  'index.save': (options) => index.save(options),
  createMeaning: (options) => core.createMeaning(index, options),
  saveShards: (options) => [...core.saveShards(papers, options)],
  goTo: (options) => core.goTo(papers, 'paper', options),
  toSite: (options) => [...core.toSite(listing, options)],
  ...Object.fromEntries(
    Object.entries(core)
      .filter(([name]) => /^to[A-Z]/.test(name) && name !== 'toSite' && name !== 'toPaper')
      .map(([name, write]) => [name, (options: never) => (write as (...args: unknown[]) => unknown)(listing, options)]),
  ),
};

/** What is thrown, by the promise too. */
const thrownBy = async (run: () => unknown): Promise<unknown> => {
  try {
    await run();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('every door', () => {
  it('is on the list, each writer too', () => {
    expect(Object.keys(doors).filter((name) => /^to[A-Z]/.test(name)).length).toBeGreaterThanOrEqual(23);
  });

  it.each(Object.entries(doors))('%s refuses an option that there is none of, by its name', async (_, call) => {
    const error = await thrownBy(() => call({ limitt: 1 } as never));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(/^There is no option "limitt", only /);
  });

  it.each(Object.entries(doors))('%s refuses a text, a list and a date in the place of options', async (_, call) => {
    for (const wrong of ['limit', ['limit'], new Date(0)]) {
      const error = await thrownBy(() => call(wrong as never));
      expect(error).toBeInstanceOf(TypeError);
    }
  });

  it('says what was probably meant', () => {
    expect(() => core.rank(papers, { limt: 1 } as never)).toThrow(/Did you mean "limit"\?$/);
    expect(() => core.toRss(listing, { titel: 'x' } as never)).toThrow(/Did you mean "title"\?$/);
  });

  it('takes an option that is undefined for one that is left out', () => {
    expect(core.rank(papers, { limit: undefined, now: undefined })).toHaveLength(1);
    expect(core.toRss(listing, { title: undefined })).toBe(core.toRss(listing));
  });

  it('inherits nothing', async () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty'])
      expect(() => core.rank(papers, { [name]: 1 } as never)).toThrow(`There is no option "${name}"`);
  });
});

describe('what a door is given', () => {
  it.each<[string, (value: never) => unknown]>([
    ['canonicalId', core.canonicalId],
    ['dayOf', core.dayOf],
    ['publishedDay', core.publishedDay],
    ['isSource', core.isSource],
    ['isPrivateHost', core.isPrivateHost],
    ['fetchListing', (value) => core.fetchListing(value, { fetch: refused })],
    ['fetchDays', (value) => core.fetchDays(value, ['2026-06-01'], { fetch: refused })],
    ['asOf', core.asOf],
    ['interleave', core.interleave],
    ['explain', core.explain],
    ['embedPapers', (value) => core.embedPapers(value, async () => [])],
    ['createIndexWorker', (value) => core.createIndexWorker(value)],
    ['rank', core.rank],
    ['toRss', core.toRss],
  ])('%s says in words that it can make nothing of nothing, or of a number', async (_, call) => {
    for (const wrong of [undefined, null, 42]) {
      const error = await thrownBy(() => call(wrong as never));
      expect(error).toBeInstanceOf(TypeError);
      expect((error as Error).message).toMatch(/ must be .*, not /);
    }
  });
});

describe('a value that an option cannot have', () => {
  it.each([
    ['rank', () => core.rank(papers, { pins: 'a' } as never), TypeError, 'pins must be a list of texts, not "a".'],
    ['rank', () => core.rank(papers, { limit: -1 }), RangeError, 'limit must be a whole number from 0, not -1.'],
    [
      'search',
      () => index.search('', { limit: Number.NaN }),
      RangeError,
      'limit must be a whole number from 0, not NaN.',
    ],
    [
      'similar',
      () => index.similar(papers[0]!, Number.NaN),
      RangeError,
      'limit must be a whole number from 0, not NaN.',
    ],
    ['suggest', () => index.suggest('p', -1), RangeError, 'limit must be a whole number from 0, not -1.'],
    [
      'trends',
      () => core.trends(papers, { spans: 1 }),
      RangeError,
      'spans must be a whole number from 2 to 1000, not 1.',
    ],
    [
      'filterPapers',
      () => core.filterPapers(papers, { topics: 'cs' } as never),
      TypeError,
      'topics must be a list of texts, not "cs".',
    ],
    [
      'toRss',
      () => core.toRss(listing, { items: 'day' } as never),
      TypeError,
      'items must be "papers" or "editions", not "day".',
    ],
    [
      'toEmail',
      () => core.toEmail(listing, { date: '2026-06-01' } as never),
      TypeError,
      'date must be a Date, not "2026-06-01".',
    ],
    [
      'createFetcher',
      () => core.createFetcher({ now: new Date() } as never),
      TypeError,
      'now must be a function, not a Date.',
    ],
  ])('%s says so: %#', (_, call, kind, message) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
  });

  it.each([
    ['rank', (given: never) => core.rank(given)],
    ['trends', (given: never) => core.trends(given)],
    ['tops', (given: never) => core.tops(given)],
    ['asKnownAt', (given: never) => core.asKnownAt(given, '2026-06-01')],
    ['trainTaste', (given: never) => core.trainTaste(given)],
    ['filterPapers', (given: never) => core.filterPapers(given, {})],
    ['enrich', (given: never) => core.enrich(given)],
    ['track', (given: never) => core.track(given, { with: [] })],
    ['annotate', (given: never) => core.annotate(given, () => undefined)],
    ['createIndex', (given: never) => core.createIndex(given)],
    ['saveShards', (given: never) => [...core.saveShards(given)]],
    ['goTo', (given: never) => core.goTo(given, 'x')],
  ])('%s says of a listing that its papers were meant, and refuses a text', async (_, call) => {
    expect(((await thrownBy(() => call(listing as never))) as Error).message).toMatch(
      /give its papers: listing\.papers\.$/,
    );
    expect(await thrownBy(() => call('papers' as never))).toBeInstanceOf(TypeError);
  });
});

describe('the table of the writers', () => {
  it('has a rule for each of their options', () => {
    type All = core.HtmlOptions &
      core.EmailOptions &
      core.MastodonOptions &
      core.JsonFeedOptions &
      core.OpmlOptions &
      core.SiteOptions;
    const complete: Rules<All> = publishRules;
    expect(complete).toBe(publishRules);
  });
});
