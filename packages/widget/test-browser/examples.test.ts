import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, openChromium, openSite, root, type Site } from './support/browser.js';

const examples = join(root, 'examples');

describe.skipIf(!hasChromium)('the examples (skipped without Chromium)', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([openChromium(), openSite()]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), site?.close()]);
  });

  /** Opens an address; gives the page and the errors on it. */
  async function visit(address: string) {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(address);
    await page.locator('article').first().waitFor();
    return { page, errors };
  }

  it.each([
    ['the disk', () => pathToFileURL(join(examples, 'plain.html')).href],
    ['a server', () => `${site.origin}repo/examples/plain.html`],
  ])('plain.html works from %s: papers, search and mathematics', async (_, address) => {
    const { page, errors } = await visit(address());
    await expect(page.locator('article').count()).resolves.toBe(5);
    await page.locator('math').first().waitFor();
    await page.getByRole('searchbox').fill('herbarium');
    await page.locator('mark').first().waitFor();
    await expect(page.locator('h3').first().textContent()).resolves.toContain('FieldNotes');
    expect(errors).toEqual([]);
    await page.close();
  });

  describe.each(['react', 'vue', 'svelte', 'solid', 'astro'])('%s', (name) => {
    const isBuilt = existsSync(join(examples, name, 'dist/index.html'));
    const why = isBuilt ? '' : ` (skipped: build it with node examples/build.mjs ${name})`;
    it.skipIf(!isBuilt)(`gets its papers as a property and hears of what is opened${why}`, async () => {
      const { page, errors } = await visit(`${site.origin}repo/examples/${name}/dist/index.html`);
      await expect(page.locator('article').count()).resolves.toBe(2);
      const title = page.locator('h3 a').first();
      await title.click();
      await expect(page.locator('output').textContent()).resolves.toBe((await title.textContent())?.trim());
      expect(errors).toEqual([]);
      await page.close();
    });
  });
});
