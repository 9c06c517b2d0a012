import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../browser/chromium.js';
import { emptyFolder, trendingPapers } from './command.js';
import { allDays, dataName, type Item } from './days.js';
import { type Host, host } from './host.js';
import { open } from './look.js';

/** Each paper once, newest last, and made-up ones where there are not enough. */
function manyPapers(): Item[] {
  const byId = new Map(allDays().flatMap(({ items }) => items.map((item) => [item.paper.id, item] as const)));
  const items = [...byId.values()].slice(-6_200);
  const madeUp = Array.from({ length: Math.max(0, 6_200 - items.length) }, (_, n): Item => {
    const title = `Lattice ${n} of the old archive`;
    const date = new Date(Date.UTC(2024, 0, 1 + (n % 400))).toISOString();
    const paper = { id: `2401.${String(n + 1).padStart(5, '0')}`, title, summary: 'Kept since then.', upvotes: n % 40 };
    return { title, paper: { ...paper, publishedAt: date, authors: [{ name: `Ada Q. Keeper${n % 90}` }] } };
  });
  return [...madeUp, ...items];
}

const items = manyPapers();
const folder = emptyFolder();
const at = '2026-12-01T00:00:00Z';
const address = 'https://lab.example/';
let browser: Browser;
let site: Host;
const asked: string[] = [];

beforeAll(async () => {
  console.log(`journey: ${items.length} papers, of ${dataName}`);
  mkdirSync(join(folder, 'hosts'));
  writeFileSync(join(folder, 'days.json'), JSON.stringify(items));
  const args = ['build', 'days.json', '--search-shards', '--url', address, '--out', 'hosts/lab.example'];
  const run = await trendingPapers(args, { in: folder, at });
  expect(run, run.err).toMatchObject({ code: 0 });
  site = await host(join(folder, 'hosts'));
  browser = await launchChromium();
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** The day a paper came up. */
const dayOf = ({ paper }: Item) => String(paper.submittedOnDailyAt ?? paper.publishedAt).slice(0, 10);
const votesOf = ({ paper }: Item) => paper.upvotes;
/** So few votes or more that a handful of papers has them. */
const many = items.map(votesOf).sort((a, b) => b - a)[6]!;
const most = items.filter((item) => votesOf(item) > many);
const oldest = items[0]!;

/** What the command finds at the address, by ids. */
async function found(query: string): Promise<{ ids: string[]; total: number }> {
  const answers = site.address.slice(0, -1);
  const run = await trendingPapers(['search', query, address, '-n', '10', '--json'], { in: folder, answers, at });
  expect(run, run.err).toMatchObject({ code: 0 });
  const { hits, total } = JSON.parse(run.out) as { hits: { id: string }[]; total: number };
  return { ids: hits.map(({ id }) => id), total };
}

/** What the page shows: its papers' titles, in their order. */
const titles = async (page: Page) =>
  (await page.locator('trending-papers').locator('article[part=card] h3').allTextContents()).map((title) =>
    title.replaceAll(/\s+/g, ' ').trim(),
  );

async function front(): Promise<Awaited<ReturnType<typeof open>>> {
  const opened = await open(browser, `${site.address}lab.example/`);
  opened.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await opened.page.locator('trending-papers').getByRole('article').first().waitFor();
  return opened;
}

const lately = { timeout: 120_000 };

describe(`an index in shards of ${items.length} papers, on a static host`, () => {
  it('is files, as many as a host takes', () => {
    const files = readdirSync(join(folder, 'hosts/lab.example'), { recursive: true, withFileTypes: true });
    expect(files.filter((entry) => entry.isFile()).length).toBeLessThanOrEqual(20_000);
  });

  it('is what the page searches: the oldest paper, which no page of the feed near the front has', async () => {
    const { page, look, close } = await front();
    await page.locator('trending-papers').getByRole('searchbox').fill(oldest.paper.title);
    await expect.poll(async () => (await titles(page))[0] ?? '', lately).toContain(oldest.paper.title.slice(0, 30));
    expect((await found(oldest.paper.title)).ids[0]).toBe(`arxiv:${oldest.paper.id}`);
    expect(asked.some((path) => path.includes('/search/'))).toBe(true);
    // Not one of the other pages of the feed was needed.
    expect(asked.filter((path) => /feed-\w+\.json$/.test(path))).toEqual([]);
    expect(await look('archive searched')).toEqual([]);
    await close();
  });

  it('is filtered by numbers exactly, on the page and by the command', async () => {
    const query = `upvotes:>${many}`;
    const { page, close } = await front();
    await page.locator('trending-papers').getByRole('searchbox').fill(query);
    await expect.poll(async () => (await titles(page)).length, lately).toBe(most.length);
    const shown = await titles(page);
    for (const { paper } of most)
      expect(shown.some((title) => title.includes(paper.title.replaceAll(/\s+/g, ' ').slice(0, 12)))).toBe(true);
    const { ids, total } = await found(query);
    expect(total).toBe(most.length);
    expect([...ids].sort()).toEqual(most.map(({ paper }) => `arxiv:${paper.id}`).sort());
    await close();
  });

  it('is sorted by votes and by date over all of them', async () => {
    const first = items.reduce((a, b) => (votesOf(b) > votesOf(a) ? b : a));
    const { page, close } = await front();
    const sort = page.locator('trending-papers').getByRole('combobox').first();
    await sort.selectOption('upvotes');
    await expect.poll(async () => (await titles(page))[0] ?? '', lately).toContain(first.paper.title.slice(0, 20));
    // Of the most voted for, which came up on different days.
    await page.locator('trending-papers').getByRole('searchbox').fill(`upvotes:>${many}`);
    await expect.poll(async () => (await titles(page)).length, lately).toBe(most.length);
    await sort.selectOption('newest');
    const begins = (title: string) => title.replaceAll(/\s+/g, ' ').slice(0, 12);
    const newest = [...most].sort((a, b) => dayOf(b).localeCompare(dayOf(a)));
    const daysShown = async () =>
      (await titles(page)).map((title) => dayOf(most.find(({ paper }) => begins(paper.title) === begins(title))!));
    await expect.poll(daysShown, lately).toEqual(newest.map(dayOf));
    expect(new Set(newest.map(dayOf)).size).toBeGreaterThan(1);
    await close();
  });

  it('gives the page what the command gives, for words, names and a typing error', async () => {
    const { page, close } = await front();
    const author = oldest.paper.authors[0]!.name;
    for (const query of [`author:"${author}"`, 'attention modle before:2026', 'lattice OR diffusion -video']) {
      const byCommand = await found(query);
      await page.locator('trending-papers').getByRole('searchbox').fill(`${query} `);
      const expected = byCommand.ids.map((id) => items.find(({ paper }) => `arxiv:${paper.id}` === id)!.paper.title);
      await expect
        .poll(async () => (await titles(page)).slice(0, 5).map((title) => title.slice(0, 12)), lately)
        .toEqual(expected.slice(0, 5).map((title) => title.replaceAll(/\s+/g, ' ').slice(0, 12)));
    }
    await close();
  });
});
