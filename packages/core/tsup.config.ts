import { readFileSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';
import { defineConfig, type Options } from 'tsup';
import { pathsFromHere, relativeSources } from '../../scripts/maps.mjs';
import { thirdPartyNotices } from '../../scripts/notices.mjs';

const rooms = ['paper', 'parse', 'fetch', 'collect', 'words', 'rank', 'search', 'publish', 'store'];

/** Puts the whole script of the search worker into the text that `worker-source.ts` exports. */
const workerSource: Plugin = {
  name: 'worker-source',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]search[\\/]worker-source\.ts$/ }, async () => {
      const { outputFiles } = await build({
        entryPoints: ['src/search/worker-entry.ts'],
        bundle: true,
        minify: true,
        format: 'iife',
        target: 'es2022',
        write: false,
      });
      return { contents: `export const workerSource = ${JSON.stringify(outputFiles[0]?.text)};`, loader: 'ts' };
    });
  },
};

/** Each format as an entry of its own, by the table that `parse` reads, and what reads with some of them. */
const formats = Object.fromEntries(
  [...readFileSync('src/parse/formats.ts', 'utf8').matchAll(/^export \* as (\w+) from '\.\/(.*)\.js';$/gm)].map(
    ([, name = '', file = '']) => [name.replaceAll('_', '-'), `src/parse/${file}.ts`],
  ),
);

const entry = {
  index: 'src/index.ts',
  ...Object.fromEntries(rooms.map((room) => [room, `src/${room}/index.ts`])),
  maths: 'src/text/maths/index.ts',
  'search-meaning': 'src/search/meaning/index.ts',
  'search-worker': 'src/search/worker-entry.ts',
  'store-api': 'src/store/api/index.ts',
};

const notices = thirdPartyNotices('dist/THIRD-PARTY-NOTICES.txt');

// Of the packages that are used, ipaddr.js alone is CommonJS, which browsers and some bundlers cannot import.
const common = { target: 'es2022', removeNodeProtocol: false, noExternal: ['ipaddr.js'] } satisfies Options;

const packageBuild: Options = {
  ...common,
  esbuildPlugins: [workerSource, notices],
  // A file of its own, so that a bundle which only asks this takes neither services nor formats along.
  entry: { ...entry, 'private-host': 'src/fetch/private-host.ts' },
  format: ['esm', 'cjs'],
  // Without splitting the CJS entries would each carry their own copy of the error classes.
  splitting: true,
  sourcemap: true,
  plugins: [pathsFromHere],
  onSuccess: async () => relativeSources('dist'),
  clean: ['!parse/**'],
  dts: {
    // All formats are of one type.
    entry: { ...entry, 'parse-with': 'src/parse/with.ts', 'parse-format': 'src/parse/format-module.ts' },
    // tsup injects baseUrl, which TypeScript 6 calls deprecated; composite would demand every file be listed.
    compilerOptions: { composite: false, ignoreDeprecations: '6.0' },
  },
};

/** Apart from the rest, which would fall into a hundred chunks by it. */
const formatsBuild: Options = {
  ...common,
  esbuildPlugins: [notices],
  entry: { with: 'src/parse/with.ts', ...formats },
  outDir: 'dist/parse',
  format: ['esm', 'cjs'],
  splitting: true,
  clean: true,
};

export default defineConfig([packageBuild, formatsBuild]);
