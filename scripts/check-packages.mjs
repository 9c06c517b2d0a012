// What people will install is packed, judged and used for real: from ESM, from CommonJS, from TypeScript, as a command.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pnpm, root } from './setup.mjs';

const work = mkdtempSync(join(tmpdir(), 'trending-papers-packages-'));
const tarballs = join(work, 'tarballs');
const consumer = join(work, 'consumer');
mkdirSync(tarballs);
mkdirSync(consumer);

const failures = [];

for (const name of ['core', 'widget', 'cli']) {
  const folder = join(root, 'packages', name);
  must(`pack ${name}`, pnpm, ['pack', '--pack-destination', tarballs], folder);
}
const packed = readdirSync(tarballs).map((file) => join(tarballs, file));
const tarball = (start) => packed.find((file) => file.slice(tarballs.length + 1).startsWith(start));
const core = tarball('trending-papers-core');
const widget = tarball('trending-papers-widget');
const cli = packed.find((file) => file !== core && file !== widget);

for (const [name, file] of [
  ['core', core],
  ['widget', widget],
  ['cli', cli],
]) {
  check(`publint ${name}`, pnpm, ['exec', 'publint', 'run', file, '--strict'], root);
  // The element is ESM only, as every custom element; old module resolution knows no subpaths.
  const profile = name === 'core' ? 'node16' : 'esm-only';
  if (name !== 'cli')
    check(`types of ${name}`, pnpm, ['exec', 'attw', file, '--profile', profile, ...assets(name)], root);
}

const dependencies = {
  '@trending-papers/core': `file:${core}`,
  '@trending-papers/widget': `file:${widget}`,
  'trending-papers': `file:${cli}`,
};
write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module', dependencies }));
// The packed widget asks for a published core: it gets the one just packed.
write('pnpm-workspace.yaml', `packages: []\noverrides:\n  '@trending-papers/core': 'file:${core}'\n`);
must('install the tarballs', pnpm, ['install', '--prefer-offline', '--reporter=silent'], consumer);

const listing =
  'new\\n\\nMar 18\\n\\nA Title That Stands Alone\\n\\nAn abstract of one sentence that says what was found.\\n';
const use = `
const now = new Date('2026-03-19T00:00:00Z');
const listing = await parse('${listing}', { now });
const ranked = rank(listing.papers, { now });
if (ranked.length !== 1 || ranked[0].paper.title !== 'A Title That Stands Alone') throw new Error('parse or rank');
if (!toRss(listing).includes('A Title That Stands Alone')) throw new Error('toRss');
if (createIndex(listing.papers).search('alone').total !== 1) throw new Error('search');
if (!(await parse('\\u0000').catch((error) => isTrendingPapersError(error)))) throw new Error('errors');
`;
const names = 'createIndex, isTrendingPapersError, parse, rank, toRss';

write('use.mjs', `import { ${names} } from '@trending-papers/core';\n${use}`);
check('use core from ESM', process.execPath, ['use.mjs'], consumer);

write(
  'use.cjs',
  `const { ${names} } = require('@trending-papers/core');
const { TrendingPapersError } = require('@trending-papers/core/paper');
(async () => {${use}
  const error = await parse('').catch((caught) => caught);
  if (!(error instanceof TrendingPapersError)) throw new Error('one error class for all entries');
})().catch((error) => { console.error(error); process.exit(1); });\n`,
);
check('use core from CommonJS', process.execPath, ['use.cjs'], consumer);

write(
  'server.mjs',
  `import { TrendingPapersElement } from '@trending-papers/widget';\nif (typeof TrendingPapersElement !== 'function') throw new Error('import on a server');\n`,
);
check('import the widget on a server', process.execPath, ['server.mjs'], consumer);

write(
  'use.ts',
  `import { type Listing, type Paper, parse, type Ranked, rank } from '@trending-papers/core';
import { rank as same } from '@trending-papers/core/rank';
const listing: Listing = await parse('text');
const ranked: Ranked[] = rank(listing.papers, { limit: 3 });
const first: Paper | undefined = ranked[0]?.paper;
export const id: string | undefined = first?.id;
// @ts-expect-error papers are no number
same(1);
`,
);
const tsc = join(root, 'node_modules/typescript/bin/tsc');
for (const resolution of ['NodeNext', 'Bundler']) {
  const module = resolution === 'NodeNext' ? 'NodeNext' : 'ESNext';
  const flags = ['--module', module, '--moduleResolution', resolution, '--target', 'es2022', '--lib', 'es2023,dom'];
  const args = [tsc, '--noEmit', '--strict', ...flags, 'use.ts'];
  check(`use core from TypeScript (${resolution})`, process.execPath, args, consumer);
}

write('listing.txt', listing.replaceAll('\\n', '\n'));
check('run the command', pnpm, ['exec', 'trending-papers', 'show', 'listing.txt'], consumer);

rmSync(work, { recursive: true, force: true });
if (failures.length > 0) {
  console.error(`\nFailed: ${failures.join(', ')}`);
  process.exit(1);
}

/** Entries that are files to serve rather than modules to import. */
function assets(name) {
  return name === 'widget' ? ['--exclude-entrypoints', './trending-papers.min.js', './trending-papers.all.min.js'] : [];
}

function write(name, text) {
  writeFileSync(join(consumer, name), text);
}

function check(name, command, args, cwd) {
  const done = spawnSync(command, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  const passed = done.status === 0;
  console.log(`${passed ? '✓' : '✗'} ${name}`);
  if (passed) return true;
  console.log(`${done.stdout}\n${done.stderr}`);
  failures.push(name);
  return false;
}

function must(...args) {
  if (check(...args)) return;
  process.exit(1);
}
