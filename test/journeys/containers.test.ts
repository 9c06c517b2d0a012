import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../browser/chromium.js';
import { emptyFolder, root, trendingPapers } from './command.js';
import { dataName, lastDays } from './days.js';
import { type Host, host } from './host.js';
import { open } from './look.js';

const element = '<trending-papers src="feed.json"></trending-papers>';

/** Places that people put it in, and how wide it must at least become in a window of 1,000 px. */
const places: Readonly<Record<string, [markup: string, least: number]>> = {
  'a flex row': [`<div style="display:flex"><nav>Menu</nav>${element}</div>`, 600],
  'a flex column that aligns to the start': [
    `<div style="display:flex;flex-direction:column;align-items:flex-start">${element}</div>`,
    600,
  ],
  'a flex column that centres': [
    `<div style="display:flex;flex-direction:column;align-items:center">${element}</div>`,
    600,
  ],
  'a float': [`<div style="float:left">${element}</div>`, 600],
  'an element that floats itself': [element.replace('src', 'style="float:right" src'), 600],
  'an inline-block': [`<div style="display:inline-block">${element}</div>`, 600],
  'an absolute box': [`<div style="position:absolute;top:0;left:0">${element}</div>`, 600],
  'a dialog': [`<dialog open>${element}</dialog>`, 500],
  'a grid of automatic columns': [
    `<div style="display:grid;grid-template-columns:auto auto"><p>Text</p>${element}</div>`,
    400,
  ],
  'a table cell': [`<table><tr><td>Text<td>${element}</table>`, 500],
  details: [`<details open><summary>Papers</summary>${element}</details>`, 600],
  'a fit-content box': [`<div style="width:fit-content">${element}</div>`, 600],
  'a sidebar of 240 px': [`<aside style="width:240px">${element}</aside>`, 200],
};
const names = Object.keys(places);
const folder = emptyFolder();
let browser: Browser;
let site: Host;

beforeAll(async () => {
  console.log(`journey: ${dataName}`);
  writeFileSync(join(folder, 'day.json'), JSON.stringify(lastDays(1)[0]!.items));
  const run = await trendingPapers(['build', 'day.json', '--out', 'site'], { in: folder, at: '2026-07-01T00:00:00Z' });
  expect(run, run.err).toMatchObject({ code: 0 });
  cpSync(join(root, 'packages/widget/dist'), join(folder, 'site/widget'), { recursive: true });
  for (const [index, name] of names.entries())
    writeFileSync(
      join(folder, 'site', `${index}.html`),
      `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name}</title><link rel="icon" href="data:,"><body>${places[name]![0]}<script src="widget/trending-papers.min.js"></script>`,
    );
  site = await host(join(folder, 'site'));
  browser = await launchChromium();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe('the element, wherever a page puts it', () => {
  it.each(names.map((name, index) => [name, index] as const))(
    'has a width of its own and no visible fault in %s',
    async (name, index) => {
      const { page, look, close } = await open(browser, `${site.address}${index}.html`, {
        viewport: { width: 1000, height: 800 },
      });
      await page.locator('trending-papers').getByRole('article').first().waitFor();
      const width = await page.evaluate(() => document.querySelector('trending-papers')!.getBoundingClientRect().width);
      expect(width).toBeGreaterThanOrEqual(places[name]![1]);
      expect(await look(`in ${name}`)).toEqual([]);
      await close();
    },
  );
});
