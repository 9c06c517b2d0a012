// npm run bench -- api [--store ADDRESS] [--papers 20000] [--rate 200] [--seconds 20]: what `serve --store` bears on one core,
// where the database searches and where an index in memory does; writes docs/benchmarks/api.md.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { corpusIsThere, papers, titleQueries } from '../search/corpus.mjs';

const { values } = parseArgs({
  options: {
    // A database that is there and may be filled; without it a folder of PGlite that is made and thrown away.
    store: { type: 'string' },
    papers: { type: 'string', default: '20000' },
    rate: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '20' },
  },
});

if (!corpusIsThere) {
  console.error('The corpus is not there (set TRENDING_PAPERS_CORPUS): nothing was measured.');
  process.exit(1);
}

const bin = resolve(import.meta.dirname, '../../packages/cli/dist/bin.js');
const folder = mkdtempSync(join(tmpdir(), 'trending-papers-bench-'));
const store = values.store ?? `pglite:${join(folder, 'papers')}`;
const size = Number(values.papers);
const day = (index) => new Date(Date.UTC(2026, 5, 30) - index * 60_000).toISOString();

const lines = [];
for (const { id, title, text } of papers(size)) {
  const index = lines.length;
  lines.push(
    JSON.stringify({
      ...{ id: `title:${id}`, title, abstract: text, authors: [], ids: {}, links: {}, history: [] },
      ...{ listed: day(index), signals: { upvotes: index % 97 }, topics: [`cs.${'ABCDE'[index % 5]}`] },
      sources: [{ name: 'bench' }],
    }),
  );
}
writeFileSync(join(folder, 'papers.jsonl'), `${lines.join('\n')}\n`);
execFileSync(process.execPath, [bin, 'store', 'import', store, join(folder, 'papers.jsonl'), '--quiet'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});

/** A server on one core, where the system can say so; the asker has the others. */
async function started(flags) {
  const pinned = process.platform === 'linux' ? ['taskset', '-c', '0'] : [];
  const line = [
    ...pinned,
    process.execPath,
    bin,
    'serve',
    '--store',
    store,
    '--port',
    '0',
    '--rate-limit',
    '0',
    ...flags,
  ];
  const [program, ...args] = line;
  const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const url = await new Promise((done, failed) => {
    let said = '';
    server.stderr.on('data', (chunk) => {
      said += chunk;
      const [found] = /http:\S+/.exec(said) ?? [];
      if (found) done(found);
    });
    server.once('exit', () => failed(new Error(said)));
  });
  return { server, url };
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const tags = new Map();

/** Milliseconds until an answer was whole, from the moment it was due: a server that falls behind is not waited for. */
function ask(url, path, due, headers = {}) {
  return new Promise((done) => {
    get(new URL(path, url), { agent, headers }, (answer) => {
      if (answer.headers.etag) tags.set(path, answer.headers.etag);
      answer.resume().once('end', () => done({ status: answer.statusCode, ms: performance.now() - due }));
    }).once('error', () => done({ status: 0, ms: performance.now() - due }));
  });
}

const queries = titleQueries(200);
const name = (index) => encodeURIComponent(JSON.parse(lines[(index * 7919) % lines.length]).id);
const query = (index) => encodeURIComponent(queries[index % queries.length]);
/** What is asked, each as often as it stands here. */
const mix = [
  ['one paper', (index) => `papers/${name(index)}`],
  ['one paper', (index) => `papers/${name(index + 3)}`],
  ['page of 20', () => 'papers'],
  ['page of 20', (index) => `papers?until=2026-06-${10 + (index % 20)}`],
  ['page, known', () => 'papers'],
  ['search', (index) => `search?q=${query(index)}&limit=10`],
  ['feed of a query', (index) => `feed.xml?q=${query(index + 1)}&limit=20`],
  ['trending', () => 'trending?limit=20'],
  ['changes', () => 'changes?limit=20'],
];

const percentile = (numbers, share) =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];

/** Seconds of processor time of a process until now, and its memory, where the system tells. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function usage(pid) {
  if (process.platform !== 'linux') return { seconds: Number.NaN, megabytes: Number.NaN };
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return { seconds: (Number(fields[11]) + Number(fields[12])) / 100, megabytes: (Number(fields[21]) * 4096) / 1e6 };
}

async function measure(flags) {
  const { server, url } = await started(flags);
  for (let index = 0; index < mix.length * 3; index++)
    await ask(url, mix[index % mix.length][1](index), performance.now());
  const before = usage(server.pid).seconds;
  const results = [];
  const start = performance.now();
  const count = Number(values.rate) * Number(values.seconds);
  for (let index = 0; index < count; index++) {
    const due = start + (index * 1000) / Number(values.rate);
    const wait = due - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    const [kind, path] = mix[index % mix.length];
    const known = kind === 'page, known' ? { 'if-none-match': tags.get('papers') ?? '' } : {};
    results.push(ask(url, path(index), due, known).then((answer) => ({ kind, ...answer })));
  }
  const answers = await Promise.all(results);
  const rate = (answers.length * 1000) / (performance.now() - start);
  const { seconds, megabytes } = usage(server.pid);
  server.kill('SIGTERM');
  await new Promise((done) => server.once('exit', done));
  return { answers, rate, each: ((seconds - before) * 1000) / answers.length, megabytes };
}

const began = loadavg()[0].toFixed(1);
const searched = {
  'The database searches (`serve --store`)': [],
  'An index in memory searches (`serve --store … --follow`)': ['--follow'],
};
const measured = [];
for (const [title, flags] of Object.entries(searched)) measured.push({ title, ...(await measure(flags)) });
agent.destroy();
rmSync(folder, { recursive: true });

const row = (kind, of) => {
  const ms = of.map((answer) => answer.ms);
  const wrong = of.filter(({ status }) => status !== 200 && status !== 304).length;
  const shown = [0.5, 0.95, 0.99].map((share) => percentile(ms, share).toFixed(0));
  return `| ${kind} | ${of.length} | ${shown.join(' | ')} | ${wrong} |`;
};
const kinds = [...new Set(mix.map(([kind]) => kind))];
const part = ({ title, answers, rate, each, megabytes }) => `## ${title}

${rate.toFixed(0)} requests a second were answered, with ${each.toFixed(1)} ms of processor time of the server each and ${megabytes.toFixed(0)} MB of memory in the end.

| asked | requests | p50 | p95 | p99 | failed |
|---|--:|--:|--:|--:|--:|
${kinds
  .map((kind) =>
    row(
      kind,
      answers.filter((answer) => answer.kind === kind),
    ),
  )
  .join('\n')}
${row('**all**', answers)}
`;
const report = `# The read API, measured

\`npm run bench -- api --papers ${size} --rate ${values.rate} --seconds ${values.seconds}\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${cpus()[0].model.trim()}, load ${began} before and ${loadavg()[0].toFixed(1)} after.
A store in ${store.replace(/:.*/, '')} with ${size.toLocaleString('en')} papers, its server on one core; ${values.rate} requests a second are due. Times are from when a request was
due until its answer was whole, in milliseconds: where a server, or the machine, falls behind, those that wait are slow. The processor
time has the engine of PGlite in it where that is the store, and not that of a server of PostgreSQL.

${measured.map(part).join('\n')}`;
writeFileSync(resolve(import.meta.dirname, '../../docs/benchmarks/api.md'), report);
console.log(report);
