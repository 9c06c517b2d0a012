import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Host, host } from '../journeys/host.js';
import { dailyPapers, hasCorpus, sample } from '../judges/samples.js';
import { ofEachKind, sitePages } from '../judges/site-pages.js';
import type { Pairs } from '../matrix.js';
import { axeSource, violationsOn } from './axe.js';
import { launchChromium } from './chromium.js';
import { publish, root, script } from './published.js';

/** Opens a page of each kind of a site in windows of both colours and widths. */
export function siteInWindows(pairs: Pairs): void {
  describe(`a page of each kind of a site of ${hasCorpus ? 'real days' : 'the sample'}`, () => {
    let browser: Browser;
    let web: Host;
    let folder: string;
    let paths: string[];

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

    it.each(pairs(['light', 'dark'] as const, [1280, 390]))(
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
          for (const { id, nodes } of await violationsOn(page))
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
}
