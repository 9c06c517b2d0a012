// npm run bench -- store [--sizes 10000,100000] [--databases postgresql,pglite,bm25] [--queries 200] [--to store]
// What a store in a database costs and finds, beside core's own index over the same papers; writes docs/benchmarks/store.md, or another page.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { createIndex, followStore, openStore, placeOf } from '../../packages/core/dist/index.js';
import { postgresOpener } from '../../packages/postgres/dist/index.js';
import { root } from '../../scripts/setup.mjs';
import { collection, corpusIsThere, randomFrom, titleQueries, withTypo } from '../search/corpus.mjs';
import { stamp, table } from '../search/report.mjs';
import { now, storePapers } from './papers.mjs';
import { databases } from './servers.mjs';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000' },
    databases: { type: 'string', default: 'postgresql,pglite' },
    queries: { type: 'string', default: '200' },
    to: { type: 'string', default: 'store' },
  },
});
if (!corpusIsThere) {
  console.error('The corpus is not there (set TRENDING_PAPERS_CORPUS): nothing was measured.');
  process.exit(1);
}
const sizes = options.sizes.split(',').map(Number);
const queries = titleQueries(Number(options.queries));
const random = randomFrom(11);
const withTypos = queries.map((query) => withTypo(query, random));

const rounded = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
const at = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const both = (values) => `${rounded(at(values, 0.5))} / ${rounded(at(values, 0.95))}`;
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** How long each of some questions takes, in milliseconds; the first of them is asked once before. */
async function timed(list, ask) {
  await ask(list[0]);
  const took = [];
  const answers = [];
  for (const each of list) {
    const start = performance.now();
    answers.push(await ask(each));
    took.push(performance.now() - start);
  }
  return { took, answers };
}

async function all(stream) {
  const taken = [];
  for await (const each of stream) taken.push(each);
  return taken;
}

/** The share of the first ten of the one that is among the first ten of the other. */
const shared = (meant, told) => {
  const ids = new Set(told.hits.slice(0, 10).map(({ id }) => id));
  const first = meant.hits.slice(0, 10);
  return first.length === 0 ? 1 : first.filter(({ id }) => ids.has(id)).length / first.length;
};

/** Bytes of each table with its indexes, the largest first; of PGlite nothing is told. */
async function bytesOf(address) {
  if (!address.startsWith('postgres')) return [];
  const { default: pg } = await import(
    new URL('../../packages/postgres/node_modules/pg/lib/index.js', import.meta.url)
  );
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const { rows } = await client.query(
    "SELECT relname AS name, pg_total_relation_size(oid)::float8 AS bytes, pg_indexes_size(oid)::float8 AS indexes FROM pg_class WHERE relnamespace = 'trending_papers'::regnamespace AND relkind = 'r' ORDER BY 2 DESC",
  );
  await client.query('VACUUM ANALYZE');
  await client.end();
  return rows;
}

async function measure(database, size) {
  const address = await database.address(`papers_${size}`);
  const open = () => database.open?.(address) ?? openStore(address, [postgresOpener()]);
  const papers = [...storePapers(size)];
  let store = await open();
  const began = performance.now();
  await store.merge(papers, { now });
  const seconds = (performance.now() - began) / 1000;
  const again = performance.now();
  await store.merge(papers.slice(0, 2000), { now });
  const unchanged = Math.min(size, 2000) / ((performance.now() - again) / 1000);
  const tables = await bytesOf(address);
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
  await store.close();

  store = await open();
  const index = createIndex(await all(store.papers()));
  const meant = queries.map((query) => index.search(query, { limit: 10 }));
  const cold = performance.now();
  await store.search(queries[0], { limit: 10 });
  const first = performance.now() - cold;
  const plain = await timed(queries, (query) => store.search(query, { limit: 10 }));
  const typos = await timed(withTypos, (query) => store.search(query, { limit: 10 }));
  const filtered = await timed(queries, (query) => store.search(`${query} topic:cs.CL after:2026-01`, { limit: 10 }));
  const lists = await timed(
    Array.from({ length: 50 }, () => ({ limit: 50 })),
    (which) => all(store.papers(which)),
  );
  const later = placeOf(papers.find(({ published }) => published.startsWith('2025-06')));
  const deep = await timed(
    Array.from({ length: 50 }, () => ({ limit: 50, after: later })),
    (which) => all(store.papers(which)),
  );
  const named = await timed(papers.slice(0, 100), ({ id }) => store.get([id]));
  const trending = await timed([1, 2, 3, 4, 5], () => store.trending({ now, limit: 20 }));
  const within = (await store.trending({ now })).length;
  const following = performance.now();
  const follower = followStore(store);
  await follower.catchUp();
  const followed = (performance.now() - following) / 1000;
  const kept = await timed(queries, async (query) => (await follower.catchUp()).search(query, { limit: 10 }));
  await store.close();
  const approximate = plain.answers.filter((answer) => answer.approximate).length / plain.answers.length;
  return {
    row: [
      database.name,
      size.toLocaleString('en'),
      `${rounded(seconds)} s`,
      (size / seconds).toFixed(0),
      unchanged.toFixed(0),
      bytes === 0 ? '–' : `${(bytes / size / 1000).toFixed(1)} kB`,
    ],
    disk: tables
      .slice(0, 6)
      .map((each) => [
        database.name,
        size.toLocaleString('en'),
        `\`${each.name}\``,
        (each.bytes / size).toFixed(0),
        (each.indexes / size).toFixed(0),
      ]),
    searches: [
      database.name,
      size.toLocaleString('en'),
      rounded(first),
      both(plain.took),
      both(typos.took),
      both(filtered.took),
      mean(plain.answers.map((answer, number) => shared(meant[number], answer))).toFixed(3),
      mean(
        typos.answers.map((answer, number) => shared(index.search(withTypos[number], { limit: 10 }), answer)),
      ).toFixed(3),
      `${(approximate * 100).toFixed(0)} %`,
      both(kept.took),
      mean(kept.answers.map((answer, number) => shared(meant[number], answer))).toFixed(3),
      rounded(followed),
    ],
    lists: [
      database.name,
      size.toLocaleString('en'),
      both(lists.took),
      both(deep.took),
      both(named.took),
      both(trending.took),
      String(within),
    ],
  };
}

/** Four writers at once, each with the same papers in another order: new records a second, all of them taken together. */
async function fourWriters(database) {
  const address = await database.address('writers');
  const papers = [...storePapers(1000)];
  const stores = [];
  for (let writer = 0; writer < 4; writer += 1) stores.push(await openStore(address, [postgresOpener()]));
  const began = performance.now();
  await Promise.all(
    stores.map(async (store, writer) => {
      const turned = [...papers.slice(writer * 250), ...papers.slice(0, writer * 250)];
      for (let from = 0; from < turned.length; from += 50) await store.merge(turned.slice(from, from + 50), { now });
    }),
  );
  const rate = (4 * papers.length) / ((performance.now() - began) / 1000);
  const count = (await all(stores[0].papers())).length;
  for (const store of stores) await store.close();
  return [database.name, rate.toFixed(0), `${count} of ${papers.length}`];
}

const gain = (grade, place) => (2 ** grade - 1) / Math.log2(place + 2);

/** nDCG@10 of a store and of core's index over the same collection. */
async function quality(database, name) {
  const { docs, queries: asked, judgments } = collection(name);
  const paper = { authors: [], links: {}, signals: {}, history: [], topics: [], sources: [] };
  const papers = docs.map(({ id, title, text }) => ({
    ...paper,
    id: `doi:10.5555/${id}`,
    ids: { doi: `10.5555/${id}` },
    title,
    abstract: text,
  }));
  const address = await database.address(name);
  const store = await (database.open?.(address) ?? openStore(address, [postgresOpener()]));
  // Papers of one title would become one.
  await store.merge(papers, { now });
  const index = createIndex(await all(store.papers()));
  const score = async (search) => {
    const scores = [];
    for (const { _id, text } of asked) {
      const judged = judgments.get(_id);
      const { hits } = await search(text);
      const told = hits.reduce((sum, { id }, place) => sum + gain(judged.get(id.slice(12)) ?? 0, place), 0);
      const best = [...judged.values()].sort((a, b) => b - a).slice(0, 10);
      scores.push(told / best.reduce((sum, grade, place) => sum + gain(grade, place), 0));
    }
    return mean(scores);
  };
  const row = [
    database.name,
    name,
    String(index.size),
    (await score(async (text) => index.search(text, { limit: 10 }))).toFixed(3),
    (await score((text) => store.search(text, { limit: 10 }))).toFixed(3),
  ];
  await store.close();
  return row;
}

const rows = { disk: [], costs: [], searches: [], lists: [], writers: [], quality: [] };
for await (const database of databases(options.databases.split(','))) {
  try {
    for (const size of sizes) {
      const { row, searches, lists, disk } = await measure(database, size);
      rows.disk.push(...disk);
      rows.costs.push(row);
      rows.searches.push(searches);
      rows.lists.push(lists);
      process.stderr.write(`${[...row, '|', ...searches.slice(2), '|', ...lists.slice(2)].join('  ')}\n`);
    }
    if (!database.name.startsWith('PGlite')) rows.writers.push(await fourWriters(database));
    for (const name of ['cranfield', 'scifact']) rows.quality.push(await quality(database, name));
  } finally {
    await database.end();
  }
}

const report = `# Stores in databases, measured

${stamp(`store --sizes ${options.sizes} --databases ${options.databases} --queries ${options.queries}`)}.
Real arXiv papers up to 20,000, made ones beyond; the server, the store and the measuring share the machine. Times of
queries are in milliseconds, p50 / p95. Sizes that are not in the tables were not measured.

## Taking in

${table(['database', 'papers', 'merged in', 'papers a second', 'again, unchanged, a second', 'disk a paper'], rows.costs)}

What takes the room, in bytes a paper, the largest tables. Words of the collection (\`term\`) grow far slower than its
papers:

${table(['database', 'papers', 'table', 'with indexes', 'of which indexes'], rows.disk)}

Four writers at once, each with the same papers in another order, in batches of 50:

${table(['database', 'records a second', 'papers at the end'], rows.writers)}

## Searching

${options.queries} queries of two to five words of real titles. "Of core's ten" is the share of the first ten of core's index over the same
papers that is among the first ten of the store's search; "followed" is core's index kept by \`followStore\`, with the
seconds that it takes to read all papers once.

${table(
  [
    'database',
    'papers',
    'first',
    'as typed',
    'a letter wrong',
    'topic and date',
    "of core's ten",
    '… a letter wrong',
    'approximate',
    'followed',
    "… of core's ten",
    '… read in, s',
  ],
  rows.searches,
)}

nDCG@10 of test collections (tuned on by core's index, not by the candidates):

${table(['database', 'collection', 'papers', "core's index", "store's search"], rows.quality)}

## Lists

${table(['database', 'papers', 'newest 50', '50 from the middle', 'one by name', 'trending, 7 days', 'papers in those days'], rows.lists)}
`;
mkdirSync(join(root, 'docs', 'benchmarks'), { recursive: true });
writeFileSync(join(root, 'docs', 'benchmarks', `${options.to}.md`), report);
console.log(report);
