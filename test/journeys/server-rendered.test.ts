import { execFileSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../browser/chromium.js';
import { emptyFolder, root, trendingPapers } from './command.js';
import { dataName, lastDays } from './days.js';
import { type Host, host } from './host.js';
import { open } from './look.js';

const folder = emptyFolder();
const days = lastDays(2);
const title = days.at(-1)!.items[0]!.paper.title.slice(0, 20);
let browser: Browser;
let site: Host;

beforeAll(async () => {
  console.log(`journey: ${dataName}`);
  writeFileSync(join(folder, 'days.json'), JSON.stringify(days.flatMap(({ items }) => items)));
  const run = await trendingPapers(['build', 'days.json', '--out', 'site'], { in: folder, at: '2026-07-01T00:00:00Z' });
  expect(run, run.err).toMatchObject({ code: 0 });
  const dist = join(root, 'packages/widget/dist');
  cpSync(dist, join(folder, 'site/widget'), { recursive: true });
  // In a process of its own, as a server is: the test runner resolves packages in a way of its own.
  const program = `
    import { readFileSync } from 'node:fs';
    import { renderPapers } from ${JSON.stringify(pathToFileURL(join(dist, 'server.js')).href)};
    const feed = JSON.parse(readFileSync('site/feed.json', 'utf8'));
    process.stdout.write(await renderPapers(feed, { now: '2026-07-01T00:00:00Z', attributes: { limit: '100' } }));`;
  const markup = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  writeFileSync(
    join(folder, 'site/rendered.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Papers</title><link rel="icon" href="data:,"><main>${markup}</main><script src="widget/trending-papers.min.js"></script>`,
  );
  site = await host(join(folder, 'site'));
  browser = await launchChromium();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe('a page that a server rendered', () => {
  it.each<[string, BrowserContextOptions]>([
    ['without JavaScript', { javaScriptEnabled: false }],
    ['at 1280 px', {}],
    ['at 390 px', { viewport: { width: 390, height: 844 }, hasTouch: true }],
  ])('shows the papers, each once and without a visible fault, %s', async (name, options) => {
    const { page, look, close } = await open(browser, `${site.address}rendered.html`, options);
    const papers = page.locator('trending-papers').getByRole('article').filter({ hasText: title });
    await papers.first().waitFor();
    if (options.javaScriptEnabled !== false) await page.waitForFunction(() => customElements.get('trending-papers'));
    expect(await papers.count()).toBe(1);
    expect(await look(`server rendered ${name}`)).toEqual([]);
    await close();
  });
});
