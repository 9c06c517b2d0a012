import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Listing } from '../../packages/core/src/index.js';
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

/** Writes the files of a site, and what lies beside them. */
function publish(files: Iterable<readonly [path: string, content: string | Buffer]>): string {
  const to = mkdtempSync(join(tmpdir(), 'trending-papers-site-'));
  for (const [path, content] of files) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    writeFileSync(join(to, path), content);
  }
  return to;
}

beforeAll(async () => {
  const files = sitePages(await (hasCorpus ? dailyPapers(300) : sample()), script);
  folder = publish([...files, ['pictures/0.png', readFileSync(join(root, 'docs/screenshots/one.png'))]]);
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
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('console', (message) => message.type() === 'error' && faults.push(`${page.url()}: ${message.text()}`));
      for (const path of paths) {
        await page.goto(web.address + path);
        if (path === 'index.html') await page.locator('trending-papers').getByRole('searchbox').waitFor();
        await page.evaluate(axeSource);
        const { violations } = (await page.evaluate('axe.run(document)')) as AxeResults;
        for (const { id, nodes } of violations)
          faults.push(`${path}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`.slice(0, 300));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) faults.push(`${path}: ${wide} px wide`);
      }
      await context.close();
      expect(faults).toEqual([]);
    },
    240_000,
  );
});

/** A drawing such as papers have, in one of six colours. */
function drawing(index: number): string {
  const bars = [3, 5, 8, 10, 4].map((height, at) => {
    const y = 240 - 20 * ((height + index * at) % 11);
    return `<rect x="${40 + at * 84}" y="${y}" width="64" height="${250 - y}" fill="hsl(${index * 60 + at * 12} 45% 55%)"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="270"><rect width="480" height="270" fill="hsl(${index * 60} 40% 94%)"/>${bars.join('')}</svg>`;
}

/** The sample with pictures and with counts that grew, both made up. */
async function pictured(): Promise<Listing> {
  const { papers, ...about } = await sample();
  return {
    ...about,
    title: 'Papers of the day',
    papers: papers.map((paper, index) => {
      const { upvotes = 0 } = paper.signals;
      const history = [5, 3, 1, 0].map((days) => ({
        at: `2026-06-${30 - days}T06:00:00Z`,
        signals: { upvotes: Math.round(upvotes / (1 + days * (1 + (index % 3) / 2))) },
      }));
      return { ...paper, history, ...(index % 4 !== 3 && { image: `https://pictures.example/${index % 6}` }) };
    }),
  };
}

describe('the pictures of a site in the docs, which UPDATE_SCREENSHOTS=1 takes anew', () => {
  let shown: Host;
  let place: string;
  let paper: string;

  beforeAll(async () => {
    const files = sitePages(await pictured(), script, (image) => `pictures/${image.slice(-1)}.svg`);
    place = publish([
      ...files,
      ...[0, 1, 2, 3, 4, 5].map((index) => [`pictures/${index}.svg`, drawing(index)] as const),
    ]);
    shown = await host(place);
    paper = [...files.keys()].find((path) => path.startsWith('papers/'))!;
  }, 60_000);
  afterAll(async () => {
    await shown?.close();
    rmSync(place, { recursive: true, force: true });
  });

  it.each([
    ['site', 'index.html', 1280, 'light'],
    ['site-dark', 'index.html', 1280, 'dark'],
    ['site-narrow', 'index.html', 390, 'light'],
    ['site-narrow-dark', 'index.html', 390, 'dark'],
    ['site-paper', 'paper', 1280, 'light'],
    ['site-paper-narrow-dark', 'paper', 390, 'dark'],
    ['site-day', 'days/2026-06-12.html', 1280, 'light'],
    ['site-days-narrow-dark', 'days.html', 390, 'dark'],
  ] as const)('%s', async (name, path, width, colorScheme) => {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: width === 390 ? 844 : 900 } });
    await page.goto(shown.address + (path === 'paper' ? paper : path), { waitUntil: 'networkidle' });
    if (path === 'index.html') await page.locator('trending-papers').getByRole('searchbox').waitFor();
    const picture = await page.screenshot();
    await page.close();
    // A blank page of this size is under 10 kB.
    expect(picture.length).toBeGreaterThan(20_000);
    if (process.env.UPDATE_SCREENSHOTS) writeFileSync(join(root, `docs/screenshots/${name}.png`), picture);
  });
});
