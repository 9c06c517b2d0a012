// One engine, one task, in a process of its own: `run.mjs ENGINE quality COLLECTION` or `run.mjs ENGINE speed SIZE`.
// Prints one line of JSON. Times are processor time, which other work on the machine disturbs least.
import { collection, papers, randomFrom, titleQueries, withTypo } from './corpus.mjs';
import { engines } from './engines.mjs';

const [name, task, argument] = process.argv.slice(2);
const engine = await engines[name].start();

/** Milliseconds of processor time since. */
function since(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Milliseconds of processor time that an action took, and its result. */
async function timed(action) {
  const before = process.cpuUsage();
  const result = await action();
  return [since(before), result];
}

/** The papers, a thousand at a time made as they are read, with the time that took and the length of their text. */
function* streamed(size, making) {
  const source = papers(size);
  for (let batch = []; ; batch = []) {
    const before = process.cpuUsage();
    for (let { value, done } = source.next(); !done; { value, done } = source.next()) {
      making.text += value.title.length + value.text.length;
      if (batch.push(value) === 1000) break;
    }
    making.time += since(before);
    if (batch.length === 0) return;
    yield* batch;
  }
}

function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Normalised discounted cumulative gain of the first ten, with graded judgments. */
function ndcg(ids, judged) {
  const gain = (grades) => grades.slice(0, 10).reduce((sum, grade, at) => sum + grade / Math.log2(at + 2), 0);
  const ideal = gain([...judged.values()].sort((a, b) => b - a));
  return ideal === 0 ? 0 : gain(ids.map((id) => judged.get(id) ?? 0)) / ideal;
}

function reciprocalRank(ids, judged) {
  const first = ids.findIndex((id) => judged.get(id) > 0);
  return first < 0 ? 0 : 1 / (first + 1);
}

function recall(ids, judged) {
  const relevant = [...judged].filter(([, grade]) => grade > 0).map(([id]) => id);
  return relevant.filter((id) => ids.includes(id)).length / Math.max(relevant.length, 1);
}

async function quality() {
  const { docs, queries, judgments } = collection(argument);
  const index = await engine.build(prepared(docs));
  const random = randomFrom(11);
  const sums = { ndcg: 0, mrr: 0, recall: 0, typo: 0 };
  const each = [];
  for (const { _id, text } of queries) {
    const judged = judgments.get(_id);
    const ids = await engine.search(index, text, 100);
    each.push(ndcg(ids, judged));
    sums.ndcg += each.at(-1);
    sums.mrr += reciprocalRank(ids.slice(0, 10), judged);
    sums.recall += recall(ids, judged);
    sums.typo += ndcg(await engine.search(index, withTypo(text, random), 100), judged);
  }
  return { ...Object.fromEntries(Object.entries(sums).map(([key, sum]) => [key, sum / queries.length])), each };
}

/**
 * The times of queries once the code that answers them is warm, for a compiler still at work in another thread counts
 * as theirs: after all were asked and a second of it, or after five seconds.
 */
async function queryTimes(index, queries) {
  const began = process.cpuUsage();
  do {
    for (const query of queries) if (since(began) < 5000) await engine.search(index, query, 10);
  } while (since(began) < 1000);
  const times = [];
  for (const query of queries) times.push((await timed(() => engine.search(index, query, 10)))[0]);
  times.sort((a, b) => a - b);
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

/** The papers as the engine takes them, which is not counted. */
function prepared(docs) {
  return engine.prepare?.(docs) ?? docs;
}

function heap() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

async function speed() {
  const size = Number(argument);
  const queries = titleQueries(size >= 100_000 ? 100 : 200);
  const random = randomFrom(3);
  const typos = queries.map((query) => withTypo(query, random));
  const making = { text: 0, time: 0 };
  // A million papers are made as they are read, for they would be most of the memory.
  let docs = streamed(size, making);
  if (size <= 100_000) docs = [...docs];
  const given = prepared(docs);
  const before = heap();
  const made = making.time;
  const [spent, index] = await timed(() => engine.build(given));
  const peak = process.resourceUsage().maxRSS / 1000;
  const after = heap();
  const exact = await queryTimes(index, queries);
  const typo = await queryTimes(index, typos);
  let saved;
  let load;
  if (engine.save && size <= 100_000) {
    const bytes = await engine.save(index);
    saved = bytes.length / 1e6;
    if (engine.load) [load] = await timed(() => engine.load(bytes));
  }
  const seconds = Math.max(spent - (making.time - made), 1) / 1000;
  const built = making.text / 1e6 / seconds;
  return { seconds, build: built, heap: after - before, exact, typo, saved, load, peak };
}

const tasks = { quality, speed };
console.log(JSON.stringify(await tasks[task]()));
// FTS5's memory is WebAssembly's, which keeps the process alive in no way; workers of others might.
process.exit(0);
