// npm run bench -- publish [ROUNDS]: papers to RSS, Atom and JSON Feed, beside the libraries that write feeds.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { writers } from './writers.mjs';

const count = 10_000;
const rounds = Number(process.argv[2] ?? 7);
const names = Object.keys(writers);
const readings = Object.fromEntries(names.map((name) => [name, []]));

// Interleaved, so that what else the machine does hits all of them alike.
for (let round = 0; round < rounds; round++) {
  for (const name of names) {
    const output = execFileSync(process.execPath, [join(import.meta.dirname, 'once.mjs'), name, String(count)]);
    readings[name].push(JSON.parse(output.toString()));
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const rows = names.map((name) => {
  const times = readings[name].map(({ milliseconds }) => milliseconds);
  const cpu = median(readings[name].map((reading) => reading.cpu));
  const range = `${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)}`;
  const megabytes = (readings[name][0].bytes / 1e6).toFixed(1);
  return `| ${name} | ${median(times).toFixed(0)} | ${range} | ${cpu.toFixed(0)} | ${megabytes} |`;
});

const report = `# Writing feeds

${count.toLocaleString('en')} papers with abstracts of 180 words to RSS 2.0, Atom 1.0 and JSON Feed, all three. Each reading is a fresh
process, warmed up on 200 papers; rounds are interleaved. Processor time counts all threads and suffers less from what
else the machine does. \`npm run bench -- publish\`

| writer | median ms | range ms | processor ms | MB written |
|---|---|---|---|---|
${rows.join('\n')}

${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus()[0].model.trim()}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)} at the end, ${rounds} rounds.
Ours writes more than the others can: content with links and thumbnails, citation elements, and the whole paper in JSON. The
others write JSON Feed 1.1 (feedsmith) and 1.0 (feed), and let through what feed readers refuse; see docs/publishing.md.
`;
const folder = join(import.meta.dirname, '..', '..', 'docs', 'benchmarks');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'publish.md'), report);
console.log(report);
