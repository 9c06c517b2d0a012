import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import { defineConfig, type Options } from 'tsup';
import { thirdPartyNotices } from '../../scripts/notices.mjs';
import { twoVersions, version } from './src/element/version.js';
import { languages } from './src/i18n/languages.js';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** The blanks of a stylesheet in a template cost a tenth of the bundle; esbuild leaves templates alone. */
const minifyStyles: Plugin = {
  name: 'minify-styles',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]styles[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8'))
        .replaceAll(/\/\*[\s\S]*?\*\//g, '')
        .replaceAll(/\s*\n\s*/g, ' ')
        .replaceAll(/\s*([{};>])\s*/g, '$1')
        .replaceAll(/([:,])\s+/g, '$1')
        .replaceAll(/(?<!\d)0\./g, '.')
        .replaceAll(/='([\w-]+)'\]/g, '=$1]')
        .replaceAll(/;}/g, '}'),
      loader: 'ts',
    }));
  },
};

/**
 * Lit's Trusted Types policy has one name for the whole page: a host that has a Lit of its own would keep ours from
 * starting. Under a name of our own both live, and a site can allow `trusted-types trending-papers`.
 */
const ownPolicy: Plugin = {
  name: 'own-trusted-types-policy',
  setup(build) {
    build.onLoad({ filter: /[\\/]lit-html\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(
        /createPolicy\((["'])lit-html\1/,
        'createPolicy("trending-papers"',
      ),
      loader: 'js',
    }));
  },
};

/** Lit's way of putting styles on is for more browsers than ours. */
const ownStyles: Plugin = {
  name: 'own-styles',
  setup(build) {
    build.onResolve({ filter: /\/css-tag\.js$/ }, () => ({ path: resolve('src/styles/css-tag.cdn.ts') }));
  },
};

/** What other people's data call a signal is for those who read such data: a page need not load it. */
const withoutSpellings: Plugin = {
  name: 'without-spellings',
  setup(build) {
    build.onLoad({ filter: /[\\/]paper[\\/]signals\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/^\s*spellings:\s*'[^']*',$/gm, ''),
      loader: 'ts',
    }));
  },
};

/** A script for CDNs cannot be split by a bundler: it imports its parts by their addresses. */
const partsByAddress: Plugin = {
  name: 'parts-by-address',
  setup(build) {
    const bundled = resolve('src/parts/parts.js');
    build.onResolve({ filter: /\/parts\.js$/ }, ({ path, resolveDir }) =>
      resolve(resolveDir, path) === bundled ? { path: resolve('src/parts/parts.cdn.ts') } : undefined,
    );
  },
};

/**
 * The readers of other formats weigh four times what all the rest does, and an index in shards is of no use to a page
 * from the disk. The one file goes without them: it imports them from `parts/` beside itself, where that is served.
 */
const servedByAddress: Plugin = {
  name: 'served-by-address',
  setup(build) {
    build.onResolve({ filter: /\/(reader|archive)\.js$/ }, ({ path, resolveDir }) => {
      const [, name] = /parts[\\/](\w+)\.js$/.exec(resolve(resolveDir, path)) ?? [];
      return name ? { path: `./parts/${name}.js`, external: true } : undefined;
    });
  },
};

/**
 * After esbuild has minified, all line ends left stand in templates, where one blank does as well, or none between
 * tags: every list of tags of ours is laid out by blocks or by flex, which show no blanks. Terser finds another 4 %.
 */
const pressed: NonNullable<Options['plugins']>[number] = {
  name: 'pressed',
  async renderChunk(code) {
    const flat = code
      .replace(/\n\s+/g, ' ')
      .replace(/> (?=<|\$\{)/g, '>')
      .replace(/\} (?=<\/)/g, '}');
    const { code: small = flat } = await minify(flat, {
      module: this.format === 'esm',
      compress: { passes: 3, keep_fargs: false, pure_getters: true, unsafe_arrows: true, unsafe_methods: true },
      ecma: 2020,
      // A script that is no module is read in the encoding of its page, which may be another than UTF-8.
      format: { ascii_only: this.format !== 'esm' },
    });
    return { code: small };
  },
};

/** All builds of this package write into one folder and one list. */
const collected = new Map();
const notices = () => thirdPartyNotices('dist/THIRD-PARTY-NOTICES.txt', collected);

/** What `parts.cdn.ts` imports by its address. */
const parts = {
  search: 'src/parts/search.ts',
  archive: 'src/parts/archive.ts',
  maths: 'src/maths/maths.ts',
  cite: 'src/parts/cite.ts',
  layouts: 'src/parts/layouts.ts',
  window: 'src/view/list-window.ts',
  jump: 'src/view/jump.ts',
  trends: 'src/view/trends.ts',
  desk: 'src/view/desk.ts',
  panels: 'src/view/panels.ts',
  reader: 'src/parts/reader.ts',
  explain: 'src/feed/explain.ts',
  sync: 'src/reader/sync.ts',
  taste: 'src/parts/taste.ts',
  subscribe: 'src/view/subscribe.ts',
  address: 'src/reader/address.ts',
  ...Object.fromEntries(languages.map((language) => [language, `src/i18n/${language}.ts`])),
};

/** For pages, without a bundler: everything inside, nothing to configure. */
const forPages: Options = {
  target: 'es2022',
  platform: 'browser',
  noExternal: [/.*/],
  esbuildOptions(options) {
    options.conditions = ['@trending-papers/source', 'browser', 'production'];
    options.minify = true;
    // Lit's notices, one for each of its files, are said once in the banner.
    options.legalComments = 'none';
  },
  plugins: [pressed],
};

/** The script may stand on a page twice: the second must end before Lit asks for its policy again. */
const onlyOnce = "if(!customElements.get('trending-papers')){";

/** Pages that carry the script inside have no file of notices beside them. */
const litLicence = readFileSync(join(dirname(fileURLToPath(import.meta.resolve('lit'))), 'LICENSE'), 'utf8').trim();

const script: Options = {
  ...forPages,
  format: ['iife'],
  outExtension: () => ({ js: '.min.js' }),
  banner: { js: `/*! With Lit, Copyright Google LLC, BSD-3-Clause: THIRD-PARTY-NOTICES.txt */${onlyOnce}` },
  footer: {
    js: `}else{let v=customElements.get('trending-papers').version;v==='${version}'||console.warn(${JSON.stringify(twoVersions)},v)}`,
  },
};

export default defineConfig([
  {
    entry: { index: 'src/index.ts', define: 'src/define.ts' },
    format: ['esm'],
    target: 'es2022',
    sourcemap: true,
    dts: { compilerOptions: { composite: false, ignoreDeprecations: '6.0' } },
  },
  // Its types are written by scripts/manifest.mjs.
  {
    entry: { react: 'src/react.ts' },
    format: ['esm'],
    target: 'es2022',
    sourcemap: true,
    external: ['./define.js'],
    banner: { js: "'use client';" },
  },
  // The linker of Angular asks for its names as they are written.
  {
    entry: { angular: 'src/angular.js' },
    format: ['esm'],
    target: 'es2022',
    sourcemap: true,
    external: ['./define.js', '@angular/core'],
    esbuildOptions(options) {
      options.charset = 'utf8';
    },
  },
  // For Node; Lit's server renderer is inside, so that a page that only shows papers need not install it.
  {
    entry: { server: 'src/server.ts' },
    format: ['esm'],
    target: 'es2022',
    platform: 'node',
    noExternal: [/^@lit-labs/],
    esbuildPlugins: [notices()],
    sourcemap: true,
    removeNodeProtocol: false,
    dts: { compilerOptions: { composite: false, ignoreDeprecations: '6.0' } },
  },
  {
    ...script,
    entry: { 'trending-papers': 'src/define.ts' },
    esbuildPlugins: [minifyStyles, ownPolicy, ownStyles, partsByAddress, withoutSpellings, notices()],
  },
  // One file for pages that must work from the disk.
  {
    ...script,
    banner: { js: `/*! With Lit:\n${litLicence}\n*/${onlyOnce}` },
    entry: { 'trending-papers.all': 'src/define.ts' },
    esbuildPlugins: [minifyStyles, ownPolicy, ownStyles, servedByAddress, notices()],
  },
  { ...forPages, esbuildPlugins: [notices()], entry: parts, format: ['esm'], outDir: 'dist/parts', splitting: false },
]);
