// How long the built command takes: to start, to write a feed of a listing, to publish a thousand papers and ten thousand.
// npm run bench -- cli
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');
const bin = join(root, 'packages', 'cli', 'dist', 'bin.js');
const seed = [join(root, '..', 'shared', 'seeds', 'listing.txt'), join(root, 'examples', 'listing.txt')].find(
  existsSync,
);
const rounds = Number(process.argv[2] ?? 21);
const work = mkdtempSync(join(tmpdir(), 'trending-papers-bench-'));
const empty = join(work, 'empty.mjs');
writeFileSync(empty, '');

// Node 20 reads this file at every start.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/** Seconds of wall and of processor time, as bash's `time` tells them. */
function timed(...args) {
  const script = 'TIMEFORMAT="%3R %3U %3S"; time "$@" >/dev/null 2>&1';
  const { stderr } = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...args], { env, encoding: 'utf8' });
  const [wall, user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { wall: wall * 1000, cpu: (user + system) * 1000 };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const startUps = {
  'an empty ES module': [empty],
  '`--version`': [bin, '--version'],
  '`--help`': [bin, '--help'],
  '`feed` on the seed': [bin, 'feed', seed],
  '`show` on the seed': [bin, 'show', seed],
};
const measured = Object.fromEntries(Object.keys(startUps).map((name) => [name, []]));
// Interleaved, so that what else the machine does falls on all alike.
for (let round = 0; round < rounds; round++)
  for (const [name, args] of Object.entries(startUps)) measured[name].push(timed(...args));
const medians = Object.entries(measured).map(([name, runs]) => ({
  name,
  wall: median(runs.map(({ wall }) => wall)),
  cpu: median(runs.map(({ cpu }) => cpu)),
}));
const floor = medians[0];
const shares = sharesOfFeed();

/** What the processor does in `feed` on the seed, in shares of a few profiled runs. */
function sharesOfFeed() {
  const folder = join(work, 'profiles');
  for (let run = 0; run < 5; run++)
    spawnSync(process.execPath, ['--cpu-prof', '--cpu-prof-dir', folder, bin, 'feed', seed], { env, stdio: 'ignore' });
  const spent = {};
  for (const name of readdirSync(folder)) {
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    const kinds = new Map(nodes.map(({ id, callFrame }) => [id, kindOf(callFrame)]));
    for (const [at, id] of samples.entries()) {
      const kind = kinds.get(id);
      if (kind) spent[kind] = (spent[kind] ?? 0) + timeDeltas[at];
    }
  }
  const all = Object.values(spent).reduce((sum, each) => sum + each, 0);
  return Object.entries(spent)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, time]) => `| ${kind} | ${((100 * time) / all).toFixed(0)} % |`);
}

/** What a function is there for; nothing for waiting. */
function kindOf({ functionName, url }) {
  if (functionName === '(idle)') return undefined;
  if (functionName === '(garbage collector)') return 'collecting garbage';
  if (functionName === 'compileSourceTextModule') return 'compiling the program';
  if (!url.includes('/dist/')) return 'Node itself: its start, finding and linking modules, files';
  return /\/(?:before|common)-/.test(url) || url.endsWith('/bin.js')
    ? 'the program: options, detecting, merging, ranking, writing'
    : 'the program: the reader of that format';
}

/** Ten thousand papers with abstracts of the usual length, all made up and always the same. */
function manyPapers(count) {
  const words = 'sparse routing of experts learns a scaling law for the optimal depth of networks under noise'.split(
    ' ',
  );
  const sentence = (from, length) => Array.from({ length }, (_, index) => words[(from * 7 + index * 3) % 16]).join(' ');
  return Array.from({ length: count }, (_, index) => ({
    id: `arxiv:2603.${String(index).padStart(5, '0')}`,
    title: `Number ${index}: ${sentence(index, 8)}`,
    abstract: Array.from({ length: 8 }, (_, part) => `${sentence(index + part, 20)}.`).join(' '),
    authors: Array.from({ length: 6 }, (_, author) => ({ name: `Author ${(index * 5 + author) % 4000} Example` })),
    published: `2026-0${1 + (index % 6)}-${String(1 + (index % 28)).padStart(2, '0')}`,
    ids: { arxiv: `2603.${String(index).padStart(5, '0')}` },
    links: { page: `https://arxiv.org/abs/2603.${String(index).padStart(5, '0')}` },
    signals: { upvotes: (index * 37) % 211 },
    history: [],
    topics: ['cs.LG'],
    sources: [{ name: 'bench', position: index + 1 }],
  }));
}

const sizes = [1_000, 10_000];
const listingOf = (size) => join(work, `papers-${size}.json`);
for (const size of sizes)
  writeFileSync(listingOf(size), JSON.stringify({ title: `${size} papers`, papers: manyPapers(size), issues: [] }));
const meter = join(work, 'meter.mjs');
writeFileSync(
  meter,
  `process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    process.stderr.write(\`\\nused \${(user + system) / 1e6} \${process.resourceUsage().maxRSS / 1024}\`);
  });`,
);

/** What each file of a folder holds, as a digest. */
function contentsOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path, createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}

function build(size, out) {
  const before = existsSync(out) ? contentsOf(out) : new Map();
  const started = process.hrtime.bigint();
  const args = ['--import', meter, bin, 'build', listingOf(size), '--out', out, '-q'];
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const [, processor, megabytes] = /used ([\d.]+) ([\d.]+)/.exec(stderr).map(Number);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const after = contentsOf(out);
  const written = [...after].filter(([path, digest]) => before.get(path) !== digest).length;
  return { files: after.size, written, seconds, processor, megabytes };
}

const builds = new Map(sizes.map((size) => [size, []]));
for (let round = 0; round < (rounds < 21 ? 1 : 3); round++) {
  for (const [size, taken] of builds) {
    const out = join(work, `out-${size}-${round}`);
    taken.push({ first: build(size, out), again: build(size, out) });
  }
}
rmSync(work, { recursive: true, force: true });

const ms = (value) => value.toFixed(0);
const lines = [
  '# The command line, measured',
  '',
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0].model.trim()}, load ${loadavg()[0].toFixed(1)}.`,
  `Medians of ${rounds} interleaved rounds in fresh processes. On a loaded machine the processor time says more than the clock.`,
  'Repeat with `npm run bench -- cli`.',
  '',
  '| run | wall, ms | over an empty module | processor, ms | over an empty module |',
  '|---|---:|---:|---:|---:|',
  ...medians.map(
    ({ name, wall, cpu }) =>
      `| ${name} | ${ms(wall)} | ${ms(wall - floor.wall)} | ${ms(cpu)} | ${ms(cpu - floor.cpu)} |`,
  ),
  '',
  'The seed is a listing of 67 papers as text.',
  '',
  '| of the processor time of `feed` | share |',
  '|---|---:|',
  ...shares,
  '',
  '| `build` | papers | wall, s | processor, s | peak memory, MB | files changed |',
  '|---|---:|---:|---:|---:|---:|',
  ...sizes.flatMap((size) =>
    ['first', 'again'].map((which) => {
      const of = (name) => median(builds.get(size).map((each) => each[which][name]));
      const measures = `${of('seconds').toFixed(1)} | ${of('processor').toFixed(1)} | ${ms(of('megabytes'))} | ${of('written').toLocaleString('en')}`;
      return `| ${which === 'first' ? 'into an empty folder' : 'again, merged with what is there'} | ${size.toLocaleString('en')} | ${measures} |`;
    }),
  ),
  '',
  `Of ${sizes.at(-1).toLocaleString('en')} papers the folder holds ${builds.get(sizes.at(-1))[0].first.files.toLocaleString('en')} files: a page for each paper, with papers like it, is most of the work.`,
  '',
];
mkdirSync(join(root, 'docs', 'benchmarks'), { recursive: true });
writeFileSync(join(root, 'docs', 'benchmarks', 'cli.md'), lines.join('\n'));
console.log(lines.join('\n'));
