import { readFile } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** The blanks of a stylesheet in a template cost a tenth of the bundle; esbuild leaves templates alone. */
const minifyStyles: Plugin = {
  name: 'minify-styles',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]styles[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8'))
        .replaceAll(/\/\*[\s\S]*?\*\//g, '')
        .replaceAll(/\s*\n\s*/g, ' ')
        .replaceAll(/\s*([{};])\s*/g, '$1')
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

const source = '@trending-papers/source';

export default defineConfig([
  {
    entry: { index: 'src/index.ts', define: 'src/define.ts' },
    format: ['esm'],
    target: 'es2022',
    sourcemap: true,
    dts: { compilerOptions: { composite: false, ignoreDeprecations: '6.0' } },
  },
  {
    entry: { 'trending-papers': 'src/define.ts' },
    format: ['iife'],
    target: 'es2022',
    platform: 'browser',
    minify: true,
    noExternal: [/.*/],
    outExtension: () => ({ js: '.min.js' }),
    esbuildPlugins: [minifyStyles, ownPolicy],
    esbuildOptions(options) {
      options.conditions = [source, 'browser', 'production'];
    },
    // The script may stand on a page twice: the second must end before Lit asks for its policy again.
    banner: { js: "if(!customElements.get('trending-papers')){" },
    footer: { js: '}' },
  },
]);
