// One measurement in a fresh process: node child.mjs PAPERS LIMIT. Prints the milliseconds.
import { rank } from '../../packages/core/dist/index.js';

const [count, limit] = process.argv.slice(2).map(Number);
const now = Date.UTC(2026, 5, 30, 12);
const hour = 3_600_000;

/** Numbers from 0 to 1 that look random and are the same in every run: mulberry32. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomFrom(5);
const papers = Array.from({ length: count }, (_, index) => ({
  id: `arxiv:${index}`,
  title: `Paper ${index}`,
  authors: [],
  listed: new Date(now - Math.floor(random() * 2000) * hour).toISOString(),
  ids: {},
  links: random() < 0.6 ? { code: `https://github.com/somebody/repository-${index}` } : {},
  signals: { upvotes: Math.floor(1 / (random() + 0.001)), stars: Math.floor(3 / (random() + 0.0005)) },
  history: [],
  topics: [],
  sources: [],
}));

/** The first run of a small set would measure the compiler: what a page does once, it does cold; both are told. */
const times = [];
for (let run = 0; run < (count > 10_000 ? 1 : 200); run++) {
  const start = performance.now();
  const before = process.cpuUsage();
  rank(papers, { now: new Date(now), limit });
  const { user, system } = process.cpuUsage(before);
  times.push({ wall: performance.now() - start, cpu: (user + system) / 1000 });
}
console.log(JSON.stringify({ first: times[0], warm: times.toSorted((a, b) => a.wall - b.wall)[times.length >> 1] }));
