// Every check in one command, from a pristine clone: `npm test`; what takes whole seasons: `npm run test:long`; the
// packed packages in other people's tools: `npm run test:consumers`, or a part of it: `-- typescript`.
// The last line counts what passed and failed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pnpm, root, setup } from './setup.mjs';
import { started } from './started.mjs';

setup();
const { ensureChromium } = await import('./chromium.mjs');
const scratch = mkdtempSync(join(tmpdir(), 'trending-papers-test-'));
const tally = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

// Every start of Node reads this file on Node 20; the tests that start the command line need no certificates.
const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env;

step('build', [pnpm, '--silent', 'build']);
// A season each: two at once take half the time, and nothing in them depends on it.
const [what, ...parts] = process.argv.slice(2);
if (what === 'long') tests('whole seasons', ['long'], {}, ['--maxWorkers=2']);
if (what === 'consumers') await consumers(parts);
if (what === undefined) await everything();

rmSync(scratch, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
console.log(`\n${tally.passed} passed, ${tally.failed} failed${skipped}`);
process.exit(tally.failed > 0 ? 1 : 0);

async function everything() {
  step('types', [pnpm, '--silent', 'typecheck']);
  step('lint', [pnpm, '--silent', 'lint']);
  step('unused code', [pnpm, 'exec', 'knip']);
  // Two at once: vitest would leave one of two cores idle.
  tests('unit tests', ['core', 'widget', 'cli', 'postgres', 'house'], {}, ['--maxWorkers=2']);
  tests('independent judges of what is written', ['judges']);
  step('packages: publint, types, tarballs', [process.execPath, 'scripts/check-packages.mjs']);
  step('size budgets', [pnpm, 'exec', 'size-limit']);
  step('examples in React, Vue, Svelte, Solid and Astro', [process.execPath, 'examples/build.mjs']);
  step('documentation site', [process.execPath, 'docs/build.mjs']);
  await browserTests();
}

async function consumers(parts) {
  const chromium = await ensureChromium();
  const environment = chromium ? { TRENDING_PAPERS_CHROMIUM: chromium } : {};
  tests('packed packages in other tools', ['consumers'], environment, ['--maxWorkers=1', ...parts]);
}

/** Runs one command that passes or fails as a whole. */
function step(name, [command, ...args]) {
  heading(name);
  const passed = succeeds(command, args);
  tally[passed ? 'passed' : 'failed'] += 1;
  if (!passed) failures.push(name);
}

/** Runs projects of the test suite and adds their tests to the tally. */
function tests(name, projects, env = {}, options = []) {
  heading(name);
  const report = join(scratch, `${projects[0]}.json`);
  const args = ['exec', 'vitest', 'run', ...projects.flatMap((project) => ['--project', project]), ...options];
  const passed = succeeds(pnpm, [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], env);
  const counts = readReport(report);
  tally.passed += counts.passed;
  tally.failed += counts.failed;
  tally.skipped += counts.skipped;
  if (passed) return;
  failures.push(name);
  // A run that broke outside of any test still failed.
  if (counts.failed === 0) tally.failed += 1;
}

function readReport(file) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

async function browserTests() {
  const chromium = await ensureChromium();
  if (chromium) {
    const environment = { TRENDING_PAPERS_CHROMIUM: chromium };
    return tests('browser tests and journeys', ['browser', 'journeys'], environment, ['--maxWorkers=2']);
  }
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

function succeeds(command, args, env = {}) {
  const options = { cwd: root, stdio: 'inherit', env: { ...environment, ...env } };
  return spawnSync(...started(command, args), options).status === 0;
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
