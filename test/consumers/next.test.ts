import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { launchChromium } from '../browser/chromium.js';
import { host } from '../journeys/host.js';
import { consumer, installed } from './consumer.js';

const example = join(import.meta.dirname, '../../examples/next');

it('the example of Next ranks on its server, and searches and shows papers in the browser', async (context) => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(example, 'package.json'), 'utf8'));
  const others = Object.entries<string>({ ...dependencies, ...devDependencies });
  const tools = others.filter(([, version]) => !version.startsWith('link:'));
  const { folder, run } = installed(consumer(Object.fromEntries(tools)), context);
  for (const name of ['app', 'next.config.mjs']) cpSync(join(example, name), join(folder, name), { recursive: true });
  await run('node_modules/next/dist/bin/next', 'build');
  const html = readFileSync(join(folder, 'out/index.html'), 'utf8');
  expect(html).toContain('Sparse Attention for Long Documents');
  expect(html).toContain('From June 2026');

  const [browser, served] = await Promise.all([launchChromium(), host(join(folder, 'out'))]);
  const page = await browser.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  await page.goto(served.address);
  await page.getByLabel('Search', { exact: true }).first().fill('herons');
  await page.locator('output', { hasText: 'Counting Herons from the Air' }).waitFor();
  await page.locator('article h3 a').first().click();
  await page.getByText('Opened: Sparse Attention for Long Documents').waitFor();
  expect([await page.locator('article').count(), wrong]).toEqual([2, []]);
  await Promise.all([browser.close(), served.close()]);
});
