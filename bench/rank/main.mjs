// npm run bench -- rank: how long ranking takes. Each measurement in a fresh process, and the median of three.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';

const runs = 3;
const cases = [
  { papers: 100, limit: 100, kept: 'all', goal: '1 ms' },
  { papers: 10_000, limit: 10_000, kept: 'all', goal: '' },
  { papers: 1_000_000, limit: 100, kept: 'the first 100', goal: '2.5 s of CPU' },
];

const middle = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const shown = (milliseconds) => `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`;

const rows = cases.map(({ papers, limit, kept, goal }) => {
  const times = Array.from({ length: runs }, () =>
    JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, 'child.mjs'), String(papers), String(limit)])),
  );
  const [first, warm] = ['first', 'warm'].map((when) =>
    ['wall', 'cpu'].map((clock) => shown(middle(times.map((time) => time[when][clock])))).join(' | '),
  );
  return `| ${papers.toLocaleString('en')} | ${kept} | ${first} | ${papers > 10_000 ? ' | ' : warm} | ${goal} |`;
});

const report = `# Ranking: how long it takes

\`npm run bench -- rank\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} cores of ${cpus()[0].model.trim()}, load ${loadavg()[0].toFixed(1)}. Papers are made
up (upvotes, stars, a date, most with a repository, no history) and \`rank\` gives them by \`trending\` with their
reasons. First is the first call of a process, with the compiler still cold; warm is the median of 200 calls.
CPU is that of all threads, the garbage collector's among them. With a load above the number of cores, wall
times are times too high, and CPU times are somewhat.

| papers | given | first: wall | CPU | warm: wall | CPU | goal |
|--:|---|--:|--:|--:|--:|--:|
${rows.join('\n')}

The goal for a million is not reached. Of its time (a profile of 2026-11-29) the garbage collector takes a quarter, looking
up 600,000 repositories to find those that papers share a fifth, reading dates a twelfth, and sorting for medians a twentieth. Counting
without objects between was tried, and gained nothing.
`;
writeFileSync(resolve(import.meta.dirname, '../../docs/benchmarks/rank.md'), report);
console.log(report);
