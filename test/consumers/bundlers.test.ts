import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../browser/chromium.js';
import { host } from '../journeys/host.js';
import { consumer, installed } from './consumer.js';

const tools = {
  esbuild: '0.28.2',
  vite: '8.3.8',
  vite7: 'npm:vite@7.3.8',
  webpack: '5.112.2',
  rollup: '4.68.8',
  rolldown: '1.3.3',
  parcel: '2.16.4',
  // Parcel puts it where a library asks whether there is a Buffer.
  buffer: '6.0.3',
  '@rollup/plugin-node-resolve': '16.0.3',
  '@rollup/plugin-commonjs': '29.0.3',
};

const rollup = (plugins: string) => `import { rollup } from 'rollup';
import resolve from '@rollup/plugin-node-resolve';
import commonjs from '@rollup/plugin-commonjs';
const bundle = await rollup({ input: 'page.js', plugins: [${plugins}], logLevel: 'silent' });
await bundle.write({ dir: 'out', entryFileNames: 'page.js' });`;

const vite = (name: string) => `import { build } from '${name}';
await build({ base: './', logLevel: 'error', build: { outDir: 'out' } });`;

/** What each is told, and nothing more than its own documents ask for a page with modules from npm. */
const bundlers = {
  esbuild: `import { build } from 'esbuild';
await build({ entryPoints: ['page.js'], bundle: true, splitting: true, format: 'esm', outdir: 'out' });`,
  'Vite 8': vite('vite'),
  'Vite 7': vite('vite7'),
  webpack: `import webpack from 'webpack';
const output = { path: process.cwd() + '/out', filename: 'page.js' };
await new Promise((built, failed) => webpack({ mode: 'production', entry: './page.js', output }, (error, stats) =>
  error || stats.hasErrors() ? failed(error ?? new Error(stats.toString('errors-only'))) : built()));`,
  Rollup: rollup('resolve({ browser: true })'),
  'Rollup with its plugin for CommonJS': rollup('resolve({ browser: true }), commonjs()'),
  rolldown: `import { build } from 'rolldown';
await build({ input: 'page.js', output: { dir: 'out', entryFileNames: 'page.js' } });`,
  // It reads the `exports` of packages only when it is told to.
  Parcel: `import { Parcel } from '@parcel/core';
import { readFileSync, writeFileSync } from 'node:fs';
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
writeFileSync('package.json', JSON.stringify({ ...manifest, '@parcel/resolver-default': { packageExports: true } }));
await new Parcel({ entries: 'index.html', defaultConfig: '@parcel/config-default', mode: 'production',
  shouldDisableCache: true, defaultTargetOptions: { distDir: 'out', publicUrl: './' } }).run();`,
};

/** What `fixtures/page.js` finds when all of it works. */
const works = {
  formats: ['A Title That Stands Alone', 'A Title That Stands Alone'],
  ranking: 2,
  hosts: [true, false],
  names: 1,
  worker: 1,
  element: true,
};

describe('a page made by', () => {
  let browser: Browser;
  let project: ReturnType<typeof consumer>;

  beforeAll(async () => {
    browser = await launchChromium();
    project = consumer({ ...tools, '@parcel/core': tools.parcel, '@parcel/config-default': tools.parcel });
  });
  afterAll(() => browser?.close());

  it.for(Object.entries(bundlers))(
    '%s reads, ranks, searches in a worker and shows papers',
    async ([, how], context) => {
      const { folder, take, write, run } = installed(project, context);
      take('page.js', 'index.html');
      write('build.mjs', `import { rmSync } from 'node:fs';\nrmSync('out', { recursive: true, force: true });\n${how}`);
      await run('build.mjs');
      const out = join(folder, 'out');
      if (!existsSync(join(out, 'index.html'))) copyFileSync(join(folder, 'index.html'), join(out, 'index.html'));
      const served = await host(out);
      const page = await browser.newPage();
      await page.goto(served.address);
      await page.waitForFunction(() => 'results' in globalThis);
      expect(await page.evaluate('globalThis.results')).toEqual(works);
      await page.close();
      await served.close();
    },
  );
});
