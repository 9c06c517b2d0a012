import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Host, host } from '../journeys/host.js';
import { dailyPapers, hasCorpus, sample } from '../judges/samples.js';
import { ofEachKind, sitePages } from '../judges/site-pages.js';
import { launchChromium } from './chromium.js';

const root = resolve(import.meta.dirname, '../..');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const script = readFileSync(join(root, 'packages/widget/dist/trending-papers.all.min.js'), 'utf8');

let browser: Browser;
let web: Host;
let folder: string;
let paths: string[];

beforeAll(async () => {
  const files = sitePages(await (hasCorpus ? dailyPapers(300) : sample()), script);
  folder = mkdtempSync(join(tmpdir(), 'trending-papers-site-'));
  mkdirSync(join(folder, 'pictures'));
  writeFileSync(join(folder, 'pictures/0.png'), readFileSync(join(root, 'docs/screenshots/one.png')));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  paths = ofEachKind(files, 1).map(([path]) => path);
  web = await host(folder);
  browser = await launchChromium();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await web?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe(`a page of each kind of a site of ${hasCorpus ? 'real days' : 'the sample'}`, () => {
  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)(
    'has nothing that axe objects to and is as wide as its window, %s, %i px',
    async (colorScheme, width) => {
      expect(paths.length).toBeGreaterThanOrEqual(hasCorpus ? 13 : 7);
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const faults: string[] = [];
      for (const path of paths) {
        const page = await context.newPage();
        page.on('console', (message) => message.type() === 'error' && faults.push(`${path}: ${message.text()}`));
        await page.goto(web.address + path);
        if (path === 'index.html') await page.locator('trending-papers').getByRole('searchbox').waitFor();
        await page.evaluate(axeSource);
        const { violations } = (await page.evaluate('axe.run(document)')) as AxeResults;
        for (const { id, nodes } of violations)
          faults.push(`${path}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`.slice(0, 300));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) faults.push(`${path}: ${wide} px wide`);
        await page.close();
      }
      await context.close();
      expect(faults).toEqual([]);
    },
    240_000,
  );
});
