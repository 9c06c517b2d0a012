import { build, type Plugin } from 'esbuild';
import { defineConfig } from 'tsup';

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

export default defineConfig({
  esbuildPlugins: [workerSource],
  entry: {
    index: 'src/index.ts',
    ...Object.fromEntries(rooms.map((room) => [room, `src/${room}/index.ts`])),
    maths: 'src/text/maths/index.ts',
    'search-meaning': 'src/search/meaning/index.ts',
    'search-worker': 'src/search/worker-entry.ts',
  },
  format: ['esm', 'cjs'],
  // Without splitting the CJS entries would each carry their own copy of the error classes.
  splitting: true,
  sourcemap: true,
  target: 'es2022',
  clean: true,
  removeNodeProtocol: false,
  // tsup injects baseUrl, which TypeScript 6 calls deprecated; composite would demand every file be listed.
  dts: { compilerOptions: { composite: false, ignoreDeprecations: '6.0' } },
});
