// npm run bench -- shards [--sizes 10000,100000,1000000] [--resume FILE]: what a query moves from a static host, and what it finds.
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { corpusIsThere } from '../search/corpus.mjs';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,20000,70000,100000,1000000' },
    // What was measured is kept there, so that an interrupted run goes on where it stopped.
    resume: { type: 'string' },
  },
});

if (!corpusIsThere) {
  console.error('The corpus is not there (set TRENDING_PAPERS_CORPUS): nothing was measured.');
  process.exit(1);
}

const began = loadavg()[0].toFixed(1);
const lines = values.resume && existsSync(values.resume) ? readFileSync(values.resume, 'utf8').trim().split('\n') : [];
const measured = new Map(lines.filter(Boolean).map((line) => JSON.parse(line)));
const results = values.sizes.split(',').map((size) => {
  if (measured.has(size)) return { size: Number(size), ...measured.get(size) };
  const line = execFileSync(
    process.execPath,
    ['--max-old-space-size=8000', join(import.meta.dirname, 'run.mjs'), size],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  process.stderr.write(`${size}: ${line}`);
  if (values.resume) appendFileSync(values.resume, `${JSON.stringify([size, JSON.parse(line)])}\n`);
  return { size: Number(size), ...JSON.parse(line) };
});

const written = results.map(
  ({ size, save, files, MB, entry }) =>
    `| ${size.toLocaleString('en')} | ${save.toFixed(0)} s | ${files.toLocaleString('en')} | ${MB.toFixed(0)} MB | ${entry.toFixed(0)} kB |`,
);
const asked = results.flatMap(({ size, ...kinds }) =>
  ['exact', 'typo'].map((kind) => {
    const { kB, files, ms, shared, first, whole } = kinds[kind];
    const percent = (value) => `${(value * 100).toFixed(0)} %`;
    return `| ${size.toLocaleString('en')} | ${kind} | ${kB.map((value) => value.toFixed(0)).join(' | ')} | ${files} | ${ms.map((value) => value.toFixed(0)).join(' | ')} | ${percent(shared)} | ${percent(first)} | ${percent(whole)} |`;
  }),
);

const report = `# Search in shards, measured

\`npm run bench -- shards\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${cpus()[0].model.trim()}, load ${began} at
the start and ${loadavg()[0].toFixed(1)} at the end. Papers and queries are those of [search.md](search.md): up to 20,000 are real, more are
made from their word statistics, which puts common words into more papers than real text does. Times are processor
time.

## Writing

| papers | written in | files | in all | \`search.bin\` |
|--:|--:|--:|--:|--:|
${written.join('\n')}

## Searching

200 queries of two to five words of real titles for ten hits, each in an index opened anew, so nothing was fetched
before; "typo" has one error in one word. Files are deflated. The first stage was tuned on the five collections of search.md, nothing on these queries. kB and files are what one query fetched, the papers shown included. Shared is
how many of the ten hits of the same papers in memory (\`createIndex\`) were among these ten, first how often the first hit
was the same, whole how often every list was read to its end.

| papers | queries | kB: median | p95 | most | files | ms: median | p95 | shared | first | whole |
|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
${asked.join('\n')}
`;
writeFileSync(resolve(import.meta.dirname, '../../docs/benchmarks/shards.md'), report);
console.log(report);
