import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.js';

const root = resolve(import.meta.dirname, '../..');
let browser: Browser;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  // The repository as a static host would serve it.
  await page.route('http://example.test/**', (route) =>
    route.fulfill({ path: join(root, new URL(route.request().url()).pathname) }),
  );
  await page.goto('http://example.test/examples/search/index.html');
  await page.getByRole('status').filter({ hasText: 'of 10,000 papers' }).waitFor();
}, 60_000);

afterAll(() => browser?.close());

async function type(query: string): Promise<string[]> {
  await page.getByRole('searchbox').fill('');
  await page.getByRole('searchbox').pressSequentially(query);
  return page.getByRole('heading', { level: 2 }).allTextContents();
}

describe('the search page over 10,000 papers', () => {
  it('finds papers while they are typed', async () => {
    const titles = await type('sparse attention protein fol');
    expect(titles).toHaveLength(10);
    for (const title of titles) expect(title).toMatch(/Sparse Attention for Protein Folding/);
  });

  it('says what it took a typing error for', async () => {
    await type('difusion ');
    expect(await page.getByRole('status').textContent()).toContain('“diffusion ”');
  });

  it('marks what was found and shows names as text', async () => {
    await type('author:poincare speech');
    expect(await page.locator('mark').first().textContent()).toBe('Speech');
    expect(await page.locator('li p').first().textContent()).toContain('Poincaré');
  });

  it('meets no error', () => {
    expect(errors).toEqual([]);
  });
});
