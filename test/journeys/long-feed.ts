import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../browser/chromium.js';
import { emptyFolder, root, trendingPapers } from './command.js';
import { allDays, dataName, type Item } from './days.js';
import { type Host, host } from './host.js';
import { open } from './look.js';

/** So many papers, each once, the newest last. */
function newest(most: number): Item[] {
  const byId = new Map(allDays().flatMap(({ items }) => items.map((item) => [item.paper.id, item] as const)));
  return [...byId.values()].slice(-most);
}

/** Every number that stands in what the element says of its papers. */
async function saidCounts(page: Page): Promise<string> {
  return page.evaluate(() => {
    const root = document.querySelector('trending-papers')!.shadowRoot!;
    return [...root.querySelectorAll('[role=status], .status, [part~=status]')]
      .map((node) => node.textContent)
      .join(' ')
      .replaceAll(/\s+/g, ' ');
  });
}

/** A feed of many papers, which the element has a page of at first. */
export function longFeed(most: number): void {
  const items = newest(most);
  describe(`a feed of ${items.length} papers, in the element`, () => {
    const folder = emptyFolder();
    let browser: Browser;
    let site: Host;

    beforeAll(async () => {
      console.log(`journey: ${items.length} papers of ${dataName}`);
      writeFileSync(join(folder, 'days.json'), JSON.stringify(items));
      const run = await trendingPapers(['build', 'days.json', '--out', 'site'], {
        in: folder,
        at: '2026-07-01T00:00:00Z',
      });
      expect(run, run.err).toMatchObject({ code: 0 });
      cpSync(join(root, 'packages/widget/dist'), join(folder, 'site/widget'), { recursive: true });
      writeFileSync(
        join(folder, 'site/page.html'),
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Papers</title><link rel="icon" href="data:,"><main><trending-papers src="feed.json" limit="10"></trending-papers></main><script src="widget/trending-papers.min.js"></script>',
      );
      site = await host(join(folder, 'site'));
      browser = await launchChromium();
    }, 300_000);

    afterAll(async () => {
      await browser?.close();
      await site?.close();
    });

    const oldest = items[0]!;

    it('finds the oldest paper by its number, or says of how many it spoke and finds it when the rest is loaded', async () => {
      const { page, look, close } = await open(browser, `${site.address}page.html`);
      const box = page.locator('trending-papers').getByRole('searchbox');
      await box.fill(oldest.paper.id);
      const link = page
        .locator('trending-papers')
        .getByRole('article')
        .filter({ hasText: oldest.paper.title.slice(0, 20) });
      const offer = page.locator('trending-papers').getByRole('button', { name: /load all/i });
      await link.or(offer).first().waitFor();
      if (await offer.isVisible()) {
        expect(await saidCounts(page)).toContain(items.length.toLocaleString('en'));
        await offer.click();
      }
      await link.first().waitFor();
      expect(await look('long feed searched')).toEqual([]);
      await close();
    });

    it('sorts all of them by votes', async () => {
      const most = items.reduce((a, b) => (b.paper.upvotes > a.paper.upvotes ? b : a));
      const { page, close } = await open(browser, `${site.address}page.html`);
      await page.locator('trending-papers').getByRole('article').first().waitFor();
      await page.locator('trending-papers').getByRole('combobox').first().selectOption('upvotes');
      const offer = page.locator('trending-papers').getByRole('button', { name: /load all/i });
      const first = page.locator('trending-papers').getByRole('article').first();
      await first
        .filter({ hasText: most.paper.title.slice(0, 20) })
        .or(offer)
        .first()
        .waitFor();
      if (await offer.isVisible()) await offer.click();
      await first.filter({ hasText: most.paper.title.slice(0, 20) }).waitFor();
      await close();
    });

    it('is the whole list in the files beside the page', () => {
      let address: string | undefined = 'feed.json';
      const ids = new Set<string>();
      while (address) {
        const page: { items: { id: string }[]; next_url?: string } = JSON.parse(
          readFileSync(join(folder, 'site', address), 'utf8'),
        );
        for (const { id } of page.items) ids.add(id);
        address = page.next_url?.split('/').at(-1);
      }
      expect(ids.size).toBe(items.length);
    });
  });
}
