// npm run bench -- search [--sizes 1000,10000,100000,1000000] [--rounds 3] [--limit 300] [--resume FILE]
// Each measurement in a fresh process, the engines one after the other within each round; writes the table.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { collections, corpusIsThere, heldOut, randomFrom } from './corpus.mjs';
import { engines, xapianIsThere } from './engines.mjs';
import { putSections, stamp, table } from './report.mjs';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000,1000000' },
    rounds: { type: 'string', default: '3' },
    // Seconds on the clock that one measurement may take.
    limit: { type: 'string', default: '300' },
    // What was measured is kept there, so that an interrupted run goes on where it stopped.
    resume: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
const limit = Number(options.limit);
const sizes = options.sizes.split(',').filter(Boolean).map(Number);
const script = fileURLToPath(new URL('run.mjs', import.meta.url));

if (!corpusIsThere) {
  console.error('The corpus is not there (set TRENDING_PAPERS_CORPUS): nothing was measured.');
  process.exit(1);
}

const measured = new Map(
  options.resume && existsSync(options.resume)
    ? readFileSync(options.resume, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [],
);

/** What one run printed, `stopped` when it ran out of time, or nothing when it failed or ran out of memory. */
function run(engine, task, argument, round = 0) {
  const key = [engine, task, argument, round].join(' ');
  if (measured.has(key)) return measured.get(key) ?? undefined;
  const { stdout, status, error } = spawnSync(
    process.execPath,
    ['--expose-gc', '--max-old-space-size=6000', script, engine, task, String(argument)],
    { encoding: 'utf8', timeout: limit * 1000, maxBuffer: 1e8 },
  );
  const stopped = error?.code === 'ETIMEDOUT' ? { stopped: limit } : null;
  process.stderr.write(`${key}: ${status === 0 ? stdout : stopped ? `stopped after ${limit} s\n` : 'failed\n'}`);
  const result = status === 0 ? JSON.parse(stdout) : stopped;
  if (options.resume) appendFileSync(options.resume, `${JSON.stringify([key, result])}\n`);
  return result ?? undefined;
}

function median(values) {
  const known = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  return known[Math.floor((known.length - 1) / 2)];
}

function shown(value, digits) {
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}

/** Queries drawn again a thousand times within each collection: the middle 95 % of the mean's difference. */
function interval(results, rivals) {
  const random = randomFrom(7);
  const means = Array.from({ length: 1000 }, () => {
    const gains = results.map(({ each }, at) => {
      let gain = 0;
      for (let draw = 0; draw < each.length; draw++) {
        const query = Math.floor(random() * each.length);
        gain += each[query] - rivals[at].each[query];
      }
      return gain / each.length;
    });
    return gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  }).sort((a, b) => a - b);
  return `${shown(means[25], 3)} to ${shown(means[974], 3)}`;
}

function qualityTable(collections, rival) {
  const against = rival && collections.map((name) => run(rival, 'quality', name));
  const rows = Object.keys(engines)
    // Fuse.js takes minutes for queries of a hundred words.
    .filter((engine) => engine !== 'fuse.js')
    .map((engine) => {
      const results = collections.map((name) => run(engine, 'quality', name));
      const mean = (key) => results.reduce((sum, result) => sum + (result?.[key] ?? Number.NaN), 0) / results.length;
      const loss = (1 - mean('typo') / mean('ndcg')) * 100;
      return {
        mean: mean('ndcg'),
        row: [
          engine,
          ...results.map((result) => shown(result?.ndcg, 3)),
          `**${shown(mean('ndcg'), 4)}**`,
          shown(mean('mrr'), 3),
          shown(mean('recall'), 3),
          `${shown(loss, 1)} %`,
          ...(rival
            ? [engine === rival || results.some((result) => !result?.each) ? '–' : interval(results, against)]
            : []),
        ],
      };
    })
    .sort((a, b) => (b.mean || 0) - (a.mean || 0));
  const head = ['engine', ...collections, 'mean nDCG@10', 'MRR@10', 'recall@100', 'lost with one typing error'];
  if (rival) head.push(`beside ${rival}: 95 %`);
  return table(
    head,
    rows.map(({ row }) => row),
  );
}

const columns = [
  ['build MB/s', 1, (r) => r.build],
  ['build s', 1, (r) => r.seconds],
  ['p50 ms', 2, (r) => r.exact.p50],
  ['p95 ms', 2, (r) => r.exact.p95],
  ['p50 ms, typo', 2, (r) => r.typo.p50],
  ['p95 ms, typo', 2, (r) => r.typo.p95],
  ['heap MB', 0, (r) => r.heap],
  ['peak MB', 0, (r) => r.peak],
  ['saved MB', 1, (r) => r.saved],
  ['load ms', 0, (r) => r.load],
];

function speedTable(size) {
  const names = Object.keys(engines).filter((name) => engines[name].most >= size);
  const results = new Map(names.map((name) => [name, []]));
  for (let round = 0; round < (size >= 10_000 ? 1 : rounds); round++)
    for (const name of names) results.get(name).push(run(name, 'speed', size, round));
  const rows = names.map((name) => {
    const stopped = results.get(name).find((result) => result?.stopped !== undefined);
    if (stopped) return [name, `stopped after ${stopped.stopped} s`, ...Array(columns.length - 1).fill('–')];
    return [
      name,
      ...columns.map(([, digits, pick]) => shown(median(results.get(name).map((r) => r && pick(r))), digits)),
    ];
  });
  const head = ['engine', ...columns.map(([title]) => title)];
  return table(head, rows);
}

const done = `${stamp('search')}; the medians of ${rounds} rounds (one from 10,000 papers on), ${limit} s on the clock at most for each.`;
const without = xapianIsThere ? '' : ' Xapian was not installed here.';
const sections = {
  Relevance: `${stamp('search')}. nDCG@10 on each collection, one setting for all. k1, b and the field weights, and what is added for titles and authors, were chosen on these five.${without}\n\n${qualityTable(collections)}`,
};
if (heldOut.length > 0)
  sections['Relevance on collections nobody tuned on'] =
    `${stamp('search')}. As above, on test collections that decided nothing here (\`TRENDING_PAPERS_HELD_OUT\` names their folder). The last column is the gain in mean nDCG@10 over the best of the others, the queries drawn again a thousand times: an interval without zero is a difference.${without}\n\n${qualityTable(heldOut, 'wink-bm25, stems')}`;
for (const size of sizes) sections[`${size.toLocaleString('en')} papers`] = `${done}\n\n${speedTable(size)}`;

putSections(
  sections,
  `# Search, measured

Each section is written and dated by the benchmark that is named in it, and says what was tuned on what it measures. The machine was shared. Times are therefore processor time of the
process, garbage collection on other threads included, not time on the clock; compare within a table only.

For relevance and speed every measurement is a fresh process; the engines take turns within a round. Everyone indexes title and abstract,
the title worth about twice; any word of the query is enough to be found. "Stems" is lunr's stemmer and stop words
handed in where the engine has none. Versions are in bench/package.json.

Up to 20,000 papers are real (arXiv, 2025 and 2026); more are made from their word statistics: the length of a real
paper, half of the words of one real paper, half by frequency, one in a hundred new. Queries are two to five words that stand together in a real
title; "typo" has one error in one word, and only engines that repair errors still find what was meant. Heap is what
building adds, papers not counted where the engine does not keep them; SQLite's is inside WebAssembly and not seen. Peak
is the most memory the process had while building, papers and what makes them included; a million papers are made as
they are read and not kept. Queries are timed once each, when all have been asked before and for a second. Shards are measured in [shards.md](shards.md) as well.`,
);
