import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** The script of axe. */
export const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe objects to on a page that has its script. Of all else one place is kept, not every one: to name each part of
 * a page costs more than to look at it. https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#options-parameter
 */
export async function violationsOn(page: Page): Promise<AxeResults['violations']> {
  return ((await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as AxeResults).violations;
}
