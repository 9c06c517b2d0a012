// What people will install is packed, judged and used for real: from ESM, from CommonJS, from TypeScript, as a command.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as esbuild } from 'esbuild';
import { pnpm, root } from './setup.mjs';
import { started } from './started.mjs';

const work = mkdtempSync(join(tmpdir(), 'trending-papers-packages-'));
const tarballs = join(work, 'tarballs');
const consumer = join(work, 'consumer');
mkdirSync(tarballs);
mkdirSync(consumer);

const failures = [];

const byNpm = join(work, 'by-npm');
mkdirSync(byNpm);
for (const name of ['core', 'widget', 'postgres', 'cli']) {
  const folder = join(root, 'packages', name);
  must(`pack ${name}`, pnpm, ['pack', '--pack-destination', tarballs], folder);
  must(`pack ${name} with npm`, 'npm', ['pack', '--silent', '--pack-destination', byNpm], folder);
}
for (const file of readdirSync(tarballs)) {
  const [ours, theirs] = [contents(join(tarballs, file)), contents(join(byNpm, file))];
  verify(`${file} is the same from both packers`, differences(ours, theirs));
  verify(`${file} links to nothing that it lacks`, deadLinks(ours));
}
// What npm packed is what the rest installs: a maintainer's `npm publish` must not ship anything else.
const packed = readdirSync(byNpm).map((file) => join(byNpm, file));
const tarball = (start) => packed.find((file) => file.slice(byNpm.length + 1).startsWith(start));
const core = tarball('trending-papers-core');
const widget = tarball('trending-papers-widget');
const postgres = tarball('trending-papers-postgres');
const cli = packed.find((file) => ![core, widget, postgres].includes(file));

for (const [name, file] of [
  ['core', core],
  ['widget', widget],
  ['postgres', postgres],
  ['cli', cli],
]) {
  check(`publint ${name}`, pnpm, ['exec', 'publint', 'run', file, '--strict'], root);
  // The element is ESM only, as every custom element; old module resolution knows no subpaths.
  const profile = name === 'core' ? 'node16' : 'esm-only';
  if (name !== 'cli')
    check(`types of ${name}`, pnpm, ['exec', 'attw', file, '--profile', profile, ...assets(name)], root);
}

for (const [name, file, folder, entry, how] of [
  [
    'cli',
    cli,
    'cli',
    'src/bin.ts',
    {
      platform: 'node',
      splitting: true,
      external: ['nodemailer', 'sharp', 'undici', 'react-devtools-core', 'pg', '@electric-sql/pglite'],
      plugins: [await directImports()],
    },
  ],
  // The readers of other formats are a part by themselves.
  ['widget', widget, 'widget', 'src/define.ts', { platform: 'browser', external: ['./reader.js'] }],
  ['widget/parts/reader', widget, 'widget', 'src/parts/reader.ts', { platform: 'browser' }],
  // On a server core is a package of its own.
  [
    'widget/server',
    widget,
    'widget',
    'src/server.ts',
    { platform: 'node', external: ['@trending-papers/core', 'lit'] },
  ],
]) {
  const notices = contents(file).get('dist/THIRD-PARTY-NOTICES.txt') ?? '';
  const inlined = await bundledPackages(join(root, 'packages', folder), entry, how);
  const missing = inlined.filter((dependency) => !notices.includes(`\n${dependency} `));
  verify(`${name} names the ${inlined.length} packages inside it`, inlined.length > 0 ? missing : ['no package found']);
}

const dependencies = {
  '@trending-papers/core': `file:${core}`,
  '@trending-papers/widget': `file:${widget}`,
  '@trending-papers/postgres': `file:${postgres}`,
  'trending-papers': `file:${cli}`,
};
write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module', dependencies }));
// The packed widget and store ask for a published core: they get the one just packed.
write('pnpm-workspace.yaml', `packages: []\noverrides:\n  '@trending-papers/core': 'file:${core}'\n`);
must('install the tarballs', pnpm, ['install', '--prefer-offline', '--reporter=silent'], consumer);

const listing = '@misc{one, title = {A Title That Stands Alone}, eprint = {2603.00001}, year = {2026}}\\n';
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
  'format.mjs',
  `import { parseWith } from '@trending-papers/core/parse/with';
import * as bibtex from '@trending-papers/core/parse/bibtex';
import { isTrendingPapersError } from '@trending-papers/core';
const { papers } = await parseWith({ bibtex }, '${listing}');
if (papers[0]?.title !== 'A Title That Stands Alone') throw new Error('parseWith');
const error = await parseWith({ bibtex }, '[{"title": "A paper", "doi": "10.1/a"}]').catch((caught) => caught);
if (!isTrendingPapersError(error, 'unknown-format')) throw new Error('a format that was not given');\n`,
);
check('read one format by its entry', process.execPath, ['format.mjs'], consumer);

write(
  'server.mjs',
  `import { TrendingPapersElement } from '@trending-papers/widget';\nif (typeof TrendingPapersElement !== 'function') throw new Error('import on a server');\n`,
);
check('import the widget on a server', process.execPath, ['server.mjs'], consumer);

// Without a driver it is imported all the same, and says which one an address needs.
write(
  'store.mjs',
  `import { isTrendingPapersError, openStore } from '@trending-papers/core';
import { postgresOpener } from '@trending-papers/postgres';
for (const [address, driver] of [['postgres://127.0.0.1/papers', 'pg'], ['pglite:', '@electric-sql/pglite']]) {
  const error = await openStore(address, [postgresOpener()]).catch((thrown) => thrown);
  if (!isTrendingPapersError(error, 'store-unknown') || !error.message.includes('npm install ' + driver)) throw error;
}
`,
);
check('import the store without a driver', process.execPath, ['store.mjs'], consumer);

write(
  'use.ts',
  `import { type Listing, type Paper, parse, type Ranked, rank } from '@trending-papers/core';
import * as daily from '@trending-papers/core/parse/hf-daily';
import { parseWith } from '@trending-papers/core/parse/with';
import { rank as same } from '@trending-papers/core/rank';
const listing: Listing = await parse('text');
const ranked: Ranked[] = rank(listing.papers, { limit: 3 });
const first: Paper | undefined = ranked[0]?.paper;
export const id: string | undefined = first?.id;
export const some: Listing = await parseWith({ 'hf-daily': daily }, '[]', { now: 0 });
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

/** @returns {Map<string, string>} path in the package → text */
function contents(tarball) {
  const folder = mkdtempSync(join(work, 'unpacked-'));
  spawnSync('tar', ['xzf', tarball, '-C', folder]);
  const top = join(folder, 'package');
  const files = readdirSync(top, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return new Map(
    files.map((file) => {
      const path = join(file.parentPath ?? file.path, file.name);
      return [relative(top, path).split(sep).join('/'), readFileSync(path, 'utf8')];
    }),
  );
}

/** What differs between two packages; of manifests, what an installer reads. */
function differences(ours, theirs) {
  const paths = new Set([...ours.keys(), ...theirs.keys()]);
  const read = (files, path) => (path === 'package.json' ? installed(files.get(path)) : files.get(path));
  return [...paths].filter((path) => read(ours, path) !== read(theirs, path));
}

function installed(manifest = '{}') {
  const { name, version, dependencies, peerDependencies, optionalDependencies, exports, bin, engines } =
    JSON.parse(manifest);
  const text = JSON.stringify({
    name,
    version,
    dependencies,
    peerDependencies,
    optionalDependencies,
    exports,
    bin,
    engines,
  });
  return text.includes('workspace:') ? `${text}: workspace:` : text;
}

/** Relative links of the README and the documents that lead to no file of the package. */
function deadLinks(files) {
  return [...files].flatMap(([from, text]) =>
    from.endsWith('.md')
      ? [...text.matchAll(/\]\(([^)\s]+)\)/g)]
          .map(([, href]) => href.split('#')[0])
          .filter((href) => href && !/^[a-z]+:/i.test(href) && !files.has(posix.join(posix.dirname(from), href)))
          .map((href) => `${from} → ${href}`)
      : [],
  );
}

/** What a bundler finds on the way from a package's entries, asked apart from the build that writes the notices. */
/** The plugin by which the command line takes of core what it uses, and not all that a room opens. */
async function directImports() {
  const outfile = join(work, 'direct-imports.mjs');
  const entryPoints = [join(root, 'packages/cli/direct-imports.ts')];
  await esbuild({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
  return (await import(pathToFileURL(outfile).href)).directImports;
}

async function bundledPackages(folder, entry, how) {
  const { metafile } = await esbuild({
    absWorkingDir: folder,
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    conditions: ['@trending-papers/source', 'module'],
    ...how,
    outdir: join(work, 'bundle'),
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0),
  );
  const names = used.map(([path]) => /.*\.pnpm\/[^/]+\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  return [...new Set(names)].filter(Boolean).sort();
}

/** A check that lists what is wrong: none passes. */
function verify(name, wrong) {
  console.log(`${wrong.length === 0 ? '✓' : '✗'} ${name}`);
  if (wrong.length === 0) return;
  console.log(wrong.map((line) => `  ${line}`).join('\n'));
  failures.push(name);
}

/** Entries that are files to serve rather than modules to import. */
function assets(name) {
  return name === 'widget' ? ['--exclude-entrypoints', './trending-papers.min.js', './trending-papers.all.min.js'] : [];
}

function write(name, text) {
  writeFileSync(join(consumer, name), text);
}

function check(name, command, args, cwd) {
  const done = spawnSync(...started(command, args), { cwd, encoding: 'utf8' });
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
