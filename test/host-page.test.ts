import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../packages/cli/test/terminal-io.js';
import {
  asKnownAt,
  canonicalId,
  createIndex,
  filterPapers,
  isTrendingPapersError,
  mergeListings,
  type Paper,
  parse,
  rank,
  toAtom,
  toBibtex,
  toCsv,
  toHtml,
  toJsonFeed,
  toMarkdown,
  toRss,
} from '../packages/core/src/index.js';
import { readFeed } from '../packages/widget/src/feed/read.js';
import { select } from '../packages/widget/src/search/select.js';

// Names that every object has, or that a page gave to every object, are names like any other: nothing is inherited.

const now = new Date('2026-03-18T12:00:00Z');
const inherited = ['__proto__', 'constructor', 'hasOwnProperty', 'toString'];

const inputs: Readonly<Record<string, string>> = {
  json: '[{"title":"Slow Glass","authors":["Ada Example"],"upvotes":5,"date":"2026-03-01","__proto__":{"x":1}}]',
  bibtex: '@article{a, title={Deep Bees}, author={Example, Ada}, year=2026, doi={10.1000/xyz}}',
  ris: 'TY  - JOUR\nTI  - Deep Wasps\nAU  - Example, Ada\nPY  - 2026\nER  - \n',
  csv: 'title,authors,constructor\nA Table of Moths,Ada Example,x\n',
  rss: '<rss version="2.0"><channel><title>F</title><item><title>On Ants</title><link>https://a.example/1</link></item></channel></rss>',
};

/** Everything that is made of one input, by those who make it. */
async function madeOf(text: string): Promise<Readonly<Record<string, unknown>>> {
  const listing = await parse(text, { now });
  const { papers } = mergeListings(undefined, listing, { now });
  const feed = toJsonFeed(papers);
  const entries = readFeed(JSON.parse(feed))!.entries;
  return {
    listing,
    papers,
    ranked: rank(papers),
    hits: createIndex(papers).search('deep OR glass OR moths OR ants', { facets: ['topics', 'years'] }),
    written: [toRss, toAtom, toHtml, toBibtex, toCsv, toMarkdown].map((write) => write(papers)),
    feed,
    entries,
    shown: select(entries, { sort: 'newest', window: '', topic: '', now: now.getTime() }),
  };
}

describe('on a page that extends Object.prototype', () => {
  const host = Object.prototype as unknown as Record<string, unknown>;

  beforeEach(() => {
    host.sneaky = () => 'from the page';
    host.upvotes7 = 7;
  });
  afterEach(() => {
    delete host.sneaky;
    delete host.upvotes7;
  });

  it.each(Object.entries(inputs))('all that is made of %s is what it would be elsewhere', async (_, text) => {
    const here = JSON.stringify(await madeOf(text));
    delete host.sneaky;
    delete host.upvotes7;
    expect(here).toBe(JSON.stringify(await madeOf(text)));
    expect(here).not.toMatch(/sneaky|upvotes7/);
  });
});

describe.each(inherited)('%s', (name) => {
  let papers: Paper[];
  beforeEach(async () => {
    ({ papers } = await parse(inputs.json!, { now }));
  });

  it('is no ranking, facet, order or format', async () => {
    const index = createIndex(papers);
    expect(() => rank(papers, { by: name as never })).toThrow(TypeError);
    expect(() => index.search('glass', { facets: [name as never] })).toThrow(TypeError);
    expect(() => index.search('glass', { sort: name as never })).toThrow(TypeError);
    const refused = await parse('a', { format: name as never }).catch((error: unknown) => error);
    expect(isTrendingPapersError(refused, 'unknown-format')).toBe(true);
  });

  it('is a signal and a topic that no paper has', () => {
    const index = createIndex(papers);
    expect(filterPapers(papers, { minSignals: { [name]: 1 } })).toEqual([]);
    expect(filterPapers(papers, { topics: [name] })).toEqual([]);
    expect(index.search(`${name}:>0`).total).toBe(0);
    expect(index.search('glass', { sort: { signal: name } }).total).toBe(1);
  });

  it('is a name like any other where papers of two sources become one', async () => {
    const first: Paper = {
      ...papers[0]!,
      id: 'arxiv:2603.00001',
      ids: { arxiv: '2603.00001' },
      history: [{ at: '2026-03-17T00:00:00Z', signals: { upvotes: 3 } }],
    };
    const second: Paper = {
      ...first,
      ids: Object.fromEntries([...Object.entries(first.ids), [name, 'theirs']]),
      links: Object.fromEntries([[name, 'https://a.example/theirs']]),
      history: [{ at: '2026-03-17T00:00:00Z', signals: Object.fromEntries([[name, 7]]) }],
    };
    const listing = (paper: Paper) => ({ title: 'A', papers: [paper], issues: [] });
    const [merged] = mergeListings(listing(first), listing(second), { now }).papers;
    expect(Object.getOwnPropertyDescriptor(merged!.ids, name)?.value).toBe('theirs');
    expect(Object.getOwnPropertyDescriptor(merged!.links, name)?.value).toBe('https://a.example/theirs');
    const reading = merged!.history.find(({ at }) => at.startsWith('2026-03-17'))!.signals;
    expect(Object.entries(reading).sort()).toEqual(
      [
        [name, 7],
        ['upvotes', 3],
      ].sort(),
    );
    expect(JSON.stringify(asKnownAt([merged!], '2026-03-17T12:00:00Z'))).not.toMatch(/function|null/);
  });

  it('is a word of a title', () => {
    const titled = (title: string): Paper => ({ ...papers[0]!, id: `title:${title}`, ids: {}, title, links: {} });
    const listing = { title: 'A', papers: [titled(`Part ${name} of a Long Work on Bees`)], issues: [] };
    expect(mergeListings(listing, listing, { now }).papers).toHaveLength(1);
    expect(canonicalId(`${name}:2403.12345`) ?? '').not.toMatch(/function|native/);
  });

  it.each(['by', 'language', 'filters', name])('is nothing that a config may say under %s', async (key) => {
    const folder = await mkdtemp(join(tmpdir(), 'host-page-'));
    await writeFile(join(folder, 'feed.json'), inputs.json!);
    const said = key === 'filters' ? `{ "${name}": 1 }` : `"${name}"`;
    await writeFile(join(folder, 'trending-papers.config.json'), `{ "sources": ["feed.json"], "${key}": ${said} }`);
    const { code, err } = await run(['build'], { cwd: folder });
    const wrong = key === 'filters' || key === name ? `${name} is no field` : `${key}\\b.* one of `;
    expect([code, err]).toEqual([2, expect.stringMatching(wrong)]);
  });

  it.each(['--format', '--by', '--language', '--input-format', '--enrich'])(
    'is nothing that %s takes',
    async (option) => {
      const { code, err } = await run(['export', '-', option, name], { input: inputs.json! });
      expect([code, err]).toEqual([2, expect.stringContaining(name)]);
    },
  );

  it('is no command and no option', async () => {
    for (const argv of [
      [name],
      ['show', '-', `--${name}`],
      ['show', '-', '--by', name],
      ['show', '-', '--columns', name],
    ]) {
      const { code, err } = await run(argv, { input: inputs.json! });
      expect([argv, code]).toEqual([argv, 2]);
      expect(err).toContain(name);
    }
  });
});
