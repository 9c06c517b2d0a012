import { realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../browser/chromium.js';
import { host } from '../journeys/host.js';
import { consumer, installed } from './consumer.js';

const title = 'A Title That Stands Alone';
const bibtex = `@misc{one, title = {${title}}, eprint = {2603.00001}, year = {2026}}`;

let project: ReturnType<typeof consumer>;
beforeAll(() => {
  project = consumer({ bun: '1.4.5', deno: '2.9.6', miniflare: '4.20260730.0' });
});

describe('a program', () => {
  /** What `fixtures/program.mjs` prints when all of it works. */
  const works = [title, true, 1, 1, true, true, true];

  it.for([
    ['Node', ['program.mjs']],
    ['Bun', ['node_modules/bun/bin/bun.exe', 'program.mjs']],
    ['Deno', ['node_modules/deno/bin.cjs', 'run', '--allow-read', '--allow-env', 'program.mjs']],
  ] as const)('reads, ranks, searches and writes in %s', async ([name, [command, ...args]], context) => {
    const { take, run } = installed(project, context);
    take('program.mjs');
    // Its package holds a script that puts the program in its place; installers may be told to run none.
    if (name === 'Bun') await run('node_modules/bun/install.js');
    expect(JSON.parse(await run(command, ...args))).toEqual(works);
  });

  it('reads, ranks and searches in workerd', async (context) => {
    const { folder, take, write, run } = installed(project, context);
    take('edge.js');
    await bundle(folder, 'edge.js');
    write(
      'workerd.mjs',
      `import { Miniflare } from 'miniflare';
const worker = new Miniflare({ modules: true, scriptPath: 'out/edge.js', compatibilityDate: '2026-01-01' });
const answer = await worker.dispatchFetch('http://edge.example/', { method: 'POST', body: ${JSON.stringify(bibtex)} });
console.log(await answer.text());
await worker.dispose();`,
    );
    expect(JSON.parse(await run('workerd.mjs'))).toEqual([title, title, 1]);
  });
});

describe('a page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it('without a bundler takes the packages by an import map', async (context) => {
    const { folder, take, write } = installed(project, context);
    take('page.js');
    const imports = await importMap(folder);
    write(
      'index.html',
      `<!doctype html><title>Map</title><script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module" src="page.js"></script>`,
    );
    const served = await host(folder);
    const page = await browser.newPage();
    await page.goto(served.address);
    await page.waitForFunction(() => 'results' in globalThis);
    expect(await page.evaluate('globalThis.results')).toMatchObject({
      formats: [title, title],
      worker: 1,
      element: true,
    });
    await page.close();
    await served.close();
  });

  it('has a service worker that reads and searches', async (context) => {
    const { folder, take, write } = installed(project, context);
    take('service-worker.js');
    await bundle(folder, 'service-worker.js');
    write('out/index.html', '<!doctype html><title>Service worker</title>');
    const served = await host(join(folder, 'out'));
    const page = await browser.newPage();
    await page.goto(served.address);
    const found = await page.evaluate(async (text) => {
      await navigator.serviceWorker.register('service-worker.js', { type: 'module' });
      const { active } = await navigator.serviceWorker.ready;
      return new Promise((answer) => {
        navigator.serviceWorker.addEventListener('message', ({ data }) => answer(data));
        active?.postMessage(text);
      });
    }, bibtex);
    expect(found).toEqual([1, 1]);
    await page.close();
    await served.close();
  });
});

/** One file of a program and all it imports: neither workerd nor a service worker loads others later. */
async function bundle(folder: string, name: string) {
  await build({ absWorkingDir: folder, entryPoints: [name], bundle: true, format: 'esm', outdir: 'out' });
}

/** Where each package that a page names, or that these name in turn, lies below the folder. */
async function importMap(folder: string): Promise<Record<string, string>> {
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: ['page.js'],
    bundle: true,
    format: 'esm',
    write: false,
    outdir: 'out',
    metafile: true,
  });
  const named = Object.values(metafile.inputs).flatMap(({ imports }) =>
    imports.map(({ original = '', path }) => [original, join(folder, path)] as const),
  );
  const bare = named.filter(([name]) => /^[@a-z]/.test(name));
  const address = (file: string) => `/${relative(realpathSync(folder), realpathSync(file)).split(sep).join('/')}`;
  return Object.fromEntries(bare.map(([name, file]) => [name, address(file)]));
}
