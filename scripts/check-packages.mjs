// What people will install is packed, judged and used for real: from ESM, from CommonJS, from TypeScript, as a command.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as esbuild } from 'esbuild';
import { asProject, everyEntry, packAll, strictest } from './packed.mjs';
import { pnpm, root } from './setup.mjs';
import { started } from './started.mjs';

const work = mkdtempSync(join(tmpdir(), 'trending-papers-packages-'));
const tarballs = join(work, 'tarballs');
const consumer = join(work, 'consumer');
const fixtures = join(root, 'test/consumers/fixtures');
mkdirSync(consumer);

const failures = [];

// What npm packed is what the rest installs: a maintainer's `npm publish` must not ship anything else.
const byNpm = join(work, 'by-npm');
packAll(tarballs, pnpm);
const packed = packAll(byNpm);
for (const file of readdirSync(tarballs)) {
  const [ours, theirs] = [contents(join(tarballs, file)), contents(join(byNpm, file))];
  verify(`${file} is the same from both packers`, differences(ours, theirs));
  verify(`${file} links to nothing that it lacks`, deadLinks(ours));
}
const { core, widget, cli } = packed;

for (const [name, file] of Object.entries(packed)) {
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
  [
    'core',
    core,
    'core',
    'src/fetch/private-host.ts',
    { platform: 'browser', external: ['zod', 'feedsmith', 'htmlparser2', 'fuse.js'] },
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

const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { zod } = JSON.parse(readFileSync(join(root, 'packages/cli/package.json'), 'utf8')).devDependencies;
asProject(consumer, packed, { '@types/node': devDependencies['@types/node'], zod });
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

// The compiler that is installed here, at its strictest; other versions: test/consumers.
write('entries.ts', everyEntry());
for (const name of ['options.ts', 'schema.ts']) write(name, readFileSync(join(fixtures, name), 'utf8'));
const tsc = join(root, 'node_modules/typescript/bin/tsc');
for (const [resolution, module] of [
  ['node16', 'node16'],
  ['nodenext', 'nodenext'],
  ['bundler', 'esnext'],
]) {
  const flags = [...strictest, '--module', module, '--moduleResolution', resolution];
  const args = [tsc, ...flags, 'entries.ts', 'options.ts', 'schema.ts'];
  check(`every entry in TypeScript (${resolution}), its declarations checked`, process.execPath, args, consumer);
}

// Rollup without a plugin, and pages without a bundler, can import no CommonJS.
write('page.js', readFileSync(join(fixtures, 'page.js'), 'utf8'));
const { metafile } = await esbuild({
  absWorkingDir: consumer,
  entryPoints: ['page.js'],
  bundle: true,
  format: 'esm',
  write: false,
  outdir: 'out',
  metafile: true,
  logLevel: 'silent',
});
const older = Object.entries(metafile.inputs).filter(([, { format }]) => format === 'cjs');
verify(
  `all ${Object.keys(metafile.inputs).length} modules of a page are ESM`,
  older.map(([path]) => path),
);

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
