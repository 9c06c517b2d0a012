// How fast `parse` reads, beside the libraries people would use instead, and how much memory `parseStream` takes.
// npm run bench -- parse [--quick | --rounds=N]: prints the tables and writes docs/benchmarks/parse.md (not with --quick).
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { makeInputs } from './inputs.mjs';
import { tasks } from './tasks.mjs';

const quick = process.argv.includes('--quick');
const rounds = quick ? 1 : Number(process.argv.find((arg) => arg.startsWith('--rounds='))?.slice(9) ?? 3);
const streamed = quick ? 100e6 : 1e9;
const out = resolve(import.meta.dirname, '../../docs/benchmarks/parse.md');

const inputs = await makeInputs();
const child = (file, ...args) =>
  JSON.parse(
    execFileSync(process.execPath, [join(import.meta.dirname, file), ...args], {
      maxBuffer: 1e8,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Every task once a round, so that whatever else the machine does falls on all of them. */
function measure() {
  const results = tasks.map(() => ({ times: [], found: '' }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { input, reader }] of tasks.entries()) {
      process.stderr.write(`\r${round + 1}/${rounds} ${input} ${reader}`.padEnd(60));
      try {
        const { time, found } = child('child.mjs', String(index), inputs[input]);
        results[index].times.push(time);
        results[index].found = String(found);
      } catch (error) {
        results[index].found = `fails: ${/(\w*Error: .{0,60})/.exec(String(error.stderr))?.[1] ?? 'it died'}`;
      }
    }
  }
  process.stderr.write('\n');
  return results.map(({ times, found }) => ({ time: times.length > 0 ? median(times) : undefined, found }));
}

function rowsOf(results) {
  return tasks.map(({ input, reader, at }, index) => {
    const { time, found } = results[index];
    const megabytes = statSync(inputs[input]).size / 1e6;
    const speed = time === undefined ? undefined : megabytes / (time / 1000);
    return [
      input,
      megabytes.toFixed(1),
      reader,
      found,
      time?.toFixed(1) ?? '–',
      speed?.toFixed(1) ?? '–',
      verdict(at, index, results, speed),
    ];
  });
}

function verdict(at, index, results, speed) {
  if (!at || speed === undefined) return '';
  if (at.least) return `at least ${at.least} MB/s: ${speed >= at.least ? 'met' : 'NOT met'}`;
  const other = tasks.findIndex(({ input, reader }) => input === tasks[index].input && reader === at.times);
  const ratio = results[index].time / results[other].time;
  return `at most ${at.most}×: ${ratio.toFixed(2)}×, ${ratio <= at.most ? 'met' : 'NOT met'}`;
}

/** A file of the size asked for, out of the same papers over and over. */
function measureStream() {
  const lines = readFileSync(inputs['papers.ndjson']);
  const path = join(dirname(inputs['papers.ndjson']), 'big.ndjson');
  for (let size = 0; size < streamed; size += lines.length) appendFileSync(path, lines);
  const size = statSync(path).size;
  const result = { ...child('stream.mjs', path), size };
  rmSync(path);
  return result;
}

const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const load = loadavg()[0].toFixed(1);
const measured = table(['input', 'MB', 'reader', 'entries', 'ms of processor', 'MB/s', 'reach'], rowsOf(measure()));
const { papers, peak, seconds, size } = measureStream();
const stream = table(
  ['file', 'papers', 'seconds of processor', 'MB/s', 'peak resident', 'reach'],
  [
    [
      `${(size / 1e9).toFixed(2)} GB of JSON Lines`,
      papers,
      seconds.toFixed(1),
      (size / 1e6 / seconds).toFixed(1),
      `${(peak / 1e6).toFixed(0)} MB`,
      `under 200 MB: ${peak < 200e6 ? 'met' : 'NOT met'}`,
    ],
  ],
);
const page = `# How fast it reads

Measured on ${new Date().toISOString().slice(0, 10)} by \`npm run bench -- parse\`: Node ${process.version}, ${cpus().length} × ${cpus()[0].model.trim()}, load at the start ${load}.
Each reader runs in a fresh process: two runs to warm up, then the median of at least three; the figure is the median of ${rounds} such process${rounds > 1 ? 'es, readers interleaved' : ''}. Times are processor time, garbage collection in other threads included, so that what else the machine did counts little.

What is compared: \`parse\` recognises the format, cleans text, reads names, dates and identifiers and checks every field into one \`Paper\`; the others give their own objects, raw, in a format they are told. \`JSON.parse alone\` is the bytes of the same file as plain JSON.

${measured}

\`parseStream\` from a file, in a fresh process; the peak is the whole process, Node itself included:

${stream}
`;
console.log(page);
if (!quick) {
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, page);
}
