import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeSource, violationsOn } from './axe.js';
import { launchChromium } from './chromium.js';

const root = resolve(import.meta.dirname, '../..');

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trending-papers-page-'));
  const bin = join(root, 'packages/cli/dist/bin.js');
  execFileSync(process.execPath, [bin, 'build', join(root, 'examples/listing.json'), '--out', folder], {
    stdio: 'pipe',
  });
  browser = await launchChromium();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The built page, opened from the disk as a person would, and every address it asked for. */
async function open(
  options: BrowserContextOptions = {},
): Promise<{ page: Page; requests: string[]; errors: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  return { page, requests, errors };
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return (await violationsOn(page)).map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}

const firstTitle = 'Kwai Keye-VL-2.0 Technical Report';

describe('the built page, opened from the disk', () => {
  it('shows the papers without JavaScript', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    expect(await page.getByText(firstTitle).first().isVisible()).toBe(true);
    expect(await page.locator('article:visible, li:visible').count()).toBeGreaterThanOrEqual(60);
  });

  it('shows the element with its search, once, with it', async () => {
    const { page, errors } = await open();
    const box = page.locator('trending-papers').getByRole('searchbox');
    await box.waitFor();
    expect(await page.getByRole('link', { name: firstTitle }).count()).toBe(1);
    await box.fill('satellite');
    await page.getByRole('link', { name: /ABot-Earth/ }).waitFor();
    await expect.poll(() => page.getByRole('link', { name: firstTitle }).count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('asks the network for nothing', async () => {
    const { page, requests } = await open();
    await page.locator('trending-papers').getByRole('searchbox').waitFor();
    await page.waitForTimeout(300);
    expect(requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
  });

  it.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' as const }],
    ['narrow', { viewport: { width: 320, height: 700 } }],
  ])('has nothing that axe objects to, %s', async (_, options) => {
    const { page } = await open(options);
    await page.locator('trending-papers').getByRole('searchbox').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('is the picture in the README, which UPDATE_SCREENSHOTS=1 takes anew', async () => {
    const { page } = await open({ viewport: { width: 900, height: 760 } });
    await page.locator('trending-papers').getByRole('link', { name: firstTitle }).waitFor();
    const picture = await page.screenshot();
    // A blank page of this size is under 10 kB.
    expect(picture.length).toBeGreaterThan(30_000);
    if (process.env.UPDATE_SCREENSHOTS) writeFileSync(join(root, 'docs/screenshots/page.png'), picture);
  });
});
