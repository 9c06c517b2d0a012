// Every check in one command, from a pristine clone: `npm test`; what takes whole seasons: `npm run test:long`; the
// packed packages in other people's tools: `npm run test:consumers`, or a part of it: `-- typescript`.
// The last line counts what passed and failed.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pnpm, root, setup } from './setup.mjs';
import { started } from './started.mjs';

setup();
const { ensureChromium } = await import('./chromium.mjs');
const scratch = mkdtempSync(join(tmpdir(), 'trending-papers-test-'));
const tally = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

// Every start of Node reads this file on Node 20; the tests that start the command line need no certificates.
const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env;

// Tests of what two cores are busy with: vitest would leave one of them idle.
const twoAtOnce = ['--maxWorkers=2'];

run(step('build', [process.execPath, 'scripts/build.mjs']));
const [what, ...parts] = process.argv.slice(2);
if (what === 'long') run(tests('whole seasons', ['long'], twoAtOnce, inBrowser(await ensureChromium())));
if (what === 'consumers') await consumers(parts);
if (what === undefined) await everything();

rmSync(scratch, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
console.log(`\n${tally.passed} passed, ${tally.failed} failed${skipped}`);
process.exit(tally.failed > 0 ? 1 : 0);

async function everything() {
  await together(
    [step('types', [pnpm, '--silent', 'typecheck'])],
    [step('lint', [pnpm, '--silent', 'lint']), step('unused code', [pnpm, 'exec', 'knip'])],
  );
  run(tests('unit tests', ['core', 'fuzz', 'widget', 'cli', 'postgres', 'house'], twoAtOnce));
  const chromium = await ensureChromium();
  const browser = inBrowser(chromium);
  await together(
    [
      step('packages: publint, types, tarballs', [process.execPath, 'scripts/check-packages.mjs']),
      step('size budgets', [pnpm, 'exec', 'size-limit']),
      // Packing puts other READMEs into the packages for a moment, so what reads them comes after it.
      step('documentation site', [process.execPath, 'docs/build.mjs']),
      step('examples in React, Vue, Svelte, Solid and Astro', [process.execPath, 'examples/build.mjs']),
    ],
    [tests('independent judges of what is written', ['judges'], ['--maxWorkers=1'], browser)],
  );
  if (chromium) run(tests('browser tests and journeys', ['browser', 'journeys'], twoAtOnce, browser));
  else withoutChromium();
}

async function consumers(parts) {
  const browser = inBrowser(await ensureChromium());
  run(tests('packed packages in other tools', ['consumers'], ['--maxWorkers=1', ...parts], browser));
}

/** What tells tests which Chromium there is. */
function inBrowser(chromium) {
  return chromium ? { TRENDING_PAPERS_CHROMIUM: chromium } : {};
}

/** One command that passes or fails as a whole. */
function step(name, command) {
  const counts = (passed) => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });
  return { name, command, env: environment, counts };
}

/** Projects of the test suite, counted by their tests. */
function tests(name, projects, options, env = {}) {
  const report = join(scratch, `${projects[0]}.json`);
  const selected = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const counts = (passed) => {
    const counted = readReport(report);
    // A run that broke outside of any test still failed.
    return passed || counted.failed > 0 ? counted : { ...counted, failed: 1 };
  };
  const command = [pnpm, 'exec', 'vitest', 'run', ...selected, ...options, ...reporters];
  return { name, command, env: { ...environment, ...env }, counts };
}

/** Runs one job, its output on ours. */
function run({ name, command: [program, ...args], env, counts }) {
  heading(name);
  count(name, counts, spawnSync(...started(program, args), { cwd: root, stdio: 'inherit', env }).status === 0);
}

/** Runs lists of jobs side by side, as each keeps one core busy; what a job printed is shown once it has ended. */
async function together(...lists) {
  await Promise.all(
    lists.map(async (jobs) => {
      for (const { name, command, env, counts } of jobs) {
        const [program, args] = started(command[0], command.slice(1));
        const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
        const ended = new Promise((resolve) => child.once('error', () => resolve(1)).once('close', resolve));
        const [status, ...printed] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
        heading(name);
        process.stdout.write(printed.join(''));
        count(name, counts, status === 0);
      }
    }),
  );
}

function count(name, counts, passed) {
  for (const [kind, number] of Object.entries(counts(passed))) tally[kind] += number;
  if (!passed) failures.push(name);
}

function readReport(file) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

function withoutChromium() {
  if (process.env.CI === 'true') {
    heading('browser tests');
    console.log('No Chromium, and none could be installed. In CI that is a failure.');
    tally.failed += 1;
    failures.push('browser tests');
    return;
  }
  box([
    'The browser tests were skipped: there is no Chromium and none could',
    'be installed. Set TRENDING_PAPERS_CHROMIUM to one and run again.',
  ]);
  tally.skipped += 1;
}

function heading(name) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 72 - name.length))}`);
}

function box(lines) {
  const width = Math.max(...lines.map((line) => line.length));
  console.log(`\n┌${'─'.repeat(width + 2)}┐`);
  for (const line of lines) console.log(`│ ${line.padEnd(width)} │`);
  console.log(`└${'─'.repeat(width + 2)}┘`);
}
