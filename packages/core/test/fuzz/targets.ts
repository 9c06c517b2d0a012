import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as collect from '../../src/collect/index.js';
import type { Listing } from '../../src/paper/index.js';
import * as parsing from '../../src/parse/index.js';
import * as publish from '../../src/publish/index.js';
import { rank } from '../../src/rank/index.js';
import * as search from '../../src/search/index.js';
import { parseMaths, splitMaths } from '../../src/text/maths/index.js';
import { mutated, mutatedBytes } from './mutate.js';
import { checkError, checkListing, checkPrototypes, frozen } from './oracles.js';

/** What is fuzzed: inputs that are known, how another is made of one, and what must hold for any. */
interface Target<Input> {
  seeds: readonly Input[];
  mutate(input: Input, random: () => number): Input;
  /** Throws when something does not hold. */
  check(input: Input): Promise<void> | void;
}

const now = '2026-07-01T12:00:00Z';

const fixtures = join(import.meta.dirname, '..', 'fixtures');

/** Inputs of our own for every format, beside the tests that read them. */
const listings = readdirSync(fixtures, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.includes('golden'))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort()
  .map((path) => readFileSync(path, 'utf8'))
  .filter((text) => text.length < 50_000);

const writers = [
  ...[
    publish.toRss,
    publish.toAtom,
    publish.toJsonFeed,
    publish.toHtml,
    publish.toMarkdown,
    publish.toEmail,
    publish.toCsv,
  ],
  ...[
    publish.toBibtex,
    publish.toBiblatex,
    publish.toRis,
    publish.toCslJson,
    publish.toOpml,
    publish.toSlack,
    publish.toTelegram,
  ],
];

const idsOf = ({ papers }: Listing) => [...new Set(papers.map(({ id }) => id))];

/** Listings: schema, prototypes, the same again, every writer on frozen papers, and our own feed read back. */
const parse: Target<string> = {
  seeds: listings,
  mutate: (text, random) => mutated(text, random, listings),
  async check(text) {
    const listing = await parsing.parse(text, { now }).catch(checkError);
    checkPrototypes();
    if (!listing) return;
    checkListing(listing);
    const again = await parsing.parse(text, { now });
    if (JSON.stringify(again) !== JSON.stringify(listing)) throw new Error('another listing the second time');
    frozen(listing.papers);
    for (const write of writers) write(listing);
    search.createIndex(listing.papers).search('a');
    rank(listing.papers, { now });
    const back = await parsing.parse(publish.toJsonFeed(listing, { limit: 1e6 }), { now }).catch((error: unknown) => {
      if (listing.papers.length > 0) throw error;
    });
    if (back && idsOf(back).join() !== idsOf(listing).join())
      throw new Error(`our feed gives ${idsOf(back).join(' ')} for ${idsOf(listing).join(' ')}`.slice(0, 500));
  },
};

const papers = Array.from({ length: 40 }, (_, at) =>
  parsing.definePaper({
    title: `On sparse graphs and policies, part ${at}`,
    authors: ['Ida Muster'],
    published: `${2020 + (at % 6)}`,
  }),
);
const index = search.createIndex(papers);

const queries = [
  ...[
    'graph policy',
    '"sparse graphs" -policy',
    'author:muster OR title:part',
    'after:2022-01 before:2024',
    'gra* NOT (a b)',
  ],
  ...[
    'topic:"x y" stars:>10',
    'doi:10.1/x',
    'year:2020..2023 sort:date',
    '"on sparse"~3',
    'grahp plicy',
    '学习 图',
    '^a$',
  ],
];

const query: Target<string> = {
  seeds: queries,
  mutate: (text, random) => mutated(text, random, queries),
  check(text) {
    search.parseQuery(text);
    const { hits, total } = index.search(text, { facets: ['topics'] });
    checkPrototypes();
    if (total > papers.length || hits.length > total) throw new Error(`${hits.length} hits of ${total}`);
    for (const { score } of hits) if (!Number.isFinite(score)) throw new Error(`a score of ${score}`);
  },
};

const formulas = [
  ...[
    'so $x^{2}_i$ and $$\\frac{a}{b}$$ hold',
    '\\(\\alpha_{n+1}\\) at $5 and 10$',
    '$\\mathcal{O}(n \\log n)$ in \\[x\\]',
  ],
  ...[
    '\\begin{matrix} a & b \\\\ c \\end{matrix}',
    '$\\text{if } x \\le \\sqrt[3]{y}$',
    '$\\left( \\sum_{i=1}^n \\right.$',
  ],
];

const maths: Target<string> = {
  seeds: formulas,
  mutate: (text, random) => mutated(text, random, formulas),
  check(text) {
    for (const piece of splitMaths(text)) parseMaths(piece.text);
    parseMaths(text);
    checkPrototypes();
    const listing = { title: 'x', papers: [{ ...papers[0]!, title: text, abstract: text }], issues: [] };
    for (const write of writers) write(listing);
  },
};

const meaning = search.createMeaning(index, { dimensions: 8 });

const loads: readonly (readonly [bytes: Uint8Array, load: (bytes: Uint8Array) => unknown])[] = [
  [index.save(), (bytes) => search.loadIndex(bytes).search('graph')],
  [search.saveMeaning(meaning), (bytes) => search.similarWithMeaning(index, search.loadMeaning(bytes), papers[0]!)],
];

/** A saved index or meaning, by its number, of which bytes were changed. */
const saved: Target<readonly [kind: number, bytes: Uint8Array]> = {
  seeds: loads.map(([bytes], at) => [at, bytes] as const),
  mutate: ([at, bytes], random) => [at, mutatedBytes(bytes, random)],
  check([at, bytes]) {
    try {
      loads[at]![1](bytes);
    } catch (error) {
      checkError(error);
    }
    checkPrototypes();
  },
};

const files = new Map([...search.saveShards(papers)].map(({ name, bytes }) => [name, bytes]));

/** One file of an index in shards, by its name, of which bytes were changed. */
const shards: Target<readonly [name: string, bytes: Uint8Array]> = {
  seeds: [...files],
  mutate: ([name, bytes], random) => [name, mutatedBytes(bytes, random)],
  async check([name, bytes]) {
    try {
      const opened = await search.openShards(async (wanted) => (wanted === name ? bytes : files.get(wanted)!));
      await opened.search('graph muster -policy', { facets: ['topics'] });
      await opened.search('');
    } catch (error) {
      checkError(error);
    }
    checkPrototypes();
  },
};

const states = [
  JSON.stringify([{ source: 'hf:daily', day: '2026-03-18', at: now, received: 3, new: 2, expected: 4, missing: 1 }]),
  JSON.stringify(['arxiv:2601.00001', 'doi:10.1/x']),
  JSON.stringify([{ id: 'a', names: ['arxiv:2601.00001'], titleKey: 'x' }]),
];

/** What programs keep between runs. */
const state: Target<string> = {
  seeds: states,
  mutate: (text, random) => mutated(text, random, states),
  check(text) {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return;
    }
    for (const read of [collect.readLedger, collect.createSeen])
      try {
        read(value);
      } catch (error) {
        checkError(error);
      }
    checkPrototypes();
  },
};

// Each is called with its own inputs alone.
export const targets = { parse, query, maths, saved, shards, state } as unknown as Readonly<
  Record<string, Target<unknown>>
>;
