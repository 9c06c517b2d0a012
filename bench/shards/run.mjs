// One size in a process of its own: writes an index in shards into memory, searches it, prints a line of JSON.
import { deflateRawSync } from 'node:zlib';
import { createIndex, openShards, saveShards } from '../../packages/core/dist/search.js';
import { papers, randomFrom, titleQueries, withTypo } from '../search/corpus.mjs';

const size = Number(process.argv[2]);
const empty = { ids: {}, links: {}, signals: {}, history: [], topics: [], sources: [] };

function* made() {
  for (const { id, title, text } of papers(size)) yield { id, title, abstract: text, authors: [], ...empty };
}

function processor() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Seconds of processor time that something took, and what it gave. */
function timed(action) {
  const before = processor();
  const result = action();
  return [processor() - before, result];
}

function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

const [making] = timed(() => {
  for (const _ of made());
});
const [spent, files] = timed(
  () => new Map(Array.from(saveShards(made(), { deflate: deflateRawSync }), ({ name, bytes }) => [name, bytes])),
);
const index = createIndex(made(), { keepPapers: false });

let moved = 0;
let fetched = 0;
async function fetchFile(name) {
  const bytes = files.get(name);
  moved += bytes.length;
  fetched++;
  return bytes;
}

async function asked(queries) {
  const seen = { bytes: [], files: [], ms: [] };
  let shared = 0;
  let first = 0;
  let whole = 0;
  for (const query of queries) {
    // Opened anew each time, so that nothing is there from before.
    const shards = await openShards(fetchFile);
    moved = 0;
    fetched = 0;
    const before = processor();
    const { hits, complete } = await shards.search(`${query} `, { limit: 10 });
    seen.ms.push((processor() - before) * 1000);
    seen.bytes.push(moved);
    seen.files.push(fetched);
    whole += complete ? 1 : 0;
    const found = new Set(hits.map(({ id }) => id));
    const expected = index.search(`${query} `, { limit: 10 }).hits.map(({ id }) => id);
    shared += expected.filter((id) => found.has(id)).length / Math.max(expected.length, 1);
    first += expected[0] === hits[0]?.id ? 1 : 0;
  }
  const share = (sum) => sum / queries.length;
  return {
    kB: [0.5, 0.95, 1].map((at) => percentile(seen.bytes, at) / 1000),
    files: percentile(seen.files, 0.5),
    ms: [0.5, 0.95].map((at) => percentile(seen.ms, at)),
    shared: share(shared),
    first: share(first),
    whole: share(whole),
  };
}

const queries = titleQueries(200);
const random = randomFrom(3);
const exact = await asked(queries);
const typo = await asked(queries.map((query) => withTypo(query, random)));
const total = [...files.values()].reduce((sum, { length }) => sum + length, 0);
const entry = files.get('search.bin').length / 1000;
console.log(JSON.stringify({ save: spent - making, files: files.size, MB: total / 1e6, entry, exact, typo }));
