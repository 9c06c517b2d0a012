import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Listing } from '../../packages/core/src/index.js';
import { type Host, host } from '../journeys/host.js';
import { sample } from '../judges/samples.js';
import { sitePages } from '../judges/site-pages.js';
import { launchChromium } from './chromium.js';
import { publish, root, script } from './published.js';

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
  let browser: Browser;
  let shown: Host;
  let place: string;
  let paper: string;

  beforeAll(async () => {
    const files = sitePages(await pictured(), script, (image) => `pictures/${image.slice(-1)}.svg`);
    place = publish([
      ...files,
      ...[0, 1, 2, 3, 4, 5].map((index) => [`pictures/${index}.svg`, drawing(index)] as const),
    ]);
    [shown, browser] = await Promise.all([host(place), launchChromium()]);
    paper = [...files.keys()].find((path) => path.startsWith('papers/'))!;
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
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
