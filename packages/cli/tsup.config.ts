import { copyFileSync, mkdirSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { thirdPartyNotices } from '../../scripts/notices.mjs';
import { directImports } from './direct-imports.js';
import { importedNode } from './imported-node.js';
import { mergeChunks } from './merge-chunks.js';

export default defineConfig({
  entry: { bin: 'src/bin.ts' },
  format: ['esm'],
  platform: 'node',
  target: 'node20',
  // One chunk a command, loaded when it is called, with what they share in chunks of its own.
  splitting: true,
  // Node compiles what it loads at every start: half as much of it saves 7 ms of processor time.
  minify: true,
  clean: true,
  removeNodeProtocol: false,
  // All in the bundle but nodemailer, which only --send needs, undici, which only the network needs, sharp, which is of
  // the platform, and the drivers of databases, which a person installs who has one: unbundled, zod alone costs more than Node's own start.
  noExternal: [/^(?!node:|nodemailer|sharp|undici|react-devtools-core|pg$|@electric-sql)/],
  external: ['nodemailer', 'sharp', 'undici', 'react-devtools-core', 'pg', '@electric-sql/pglite'],
  esbuildOptions(options) {
    options.conditions = ['@trending-papers/source', 'module'];
    // Beside bin.js, so that assets/ is where import.meta.url says in every chunk.
    options.chunkNames = '[name]-[hash]';
    options.legalComments = 'none';
    // What draws on the terminal is made for development else, and asks for tools of it.
    options.define = { ...options.define, 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' };
  },
  esbuildPlugins: [directImports, importedNode, thirdPartyNotices('dist/THIRD-PARTY-NOTICES.txt')],
  // The page that `build` writes carries the widget's one-file script, and beside it what that loads.
  async onSuccess() {
    await mergeChunks('dist');
    mkdirSync('dist/assets/parts', { recursive: true });
    copyFileSync('../widget/dist/trending-papers.all.min.js', 'dist/assets/trending-papers.min.js');
    // Those parts that the one-file script is without.
    for (const part of ['reader.js', 'archive.js'])
      copyFileSync(`../widget/dist/parts/${part}`, `dist/assets/parts/${part}`);
    copyFileSync('../widget/dist/THIRD-PARTY-NOTICES.txt', 'dist/assets/THIRD-PARTY-NOTICES.txt');
  },
});
