import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { dist } from './support/browser.js';

const gzipped = (path: string) => gzipSync(readFileSync(join(dist, path)), { level: 9 }).length;
const languages = readdirSync(join(dist, 'parts')).filter((name) => /^[a-z]{2}\.js$/.test(name));

/** Budgets in bytes, gzipped. That of the search is core's own: it is the same code. */
describe('what a page must load', () => {
  it.each([
    ['trending-papers.min.js', 31_800],
    ['trending-papers.all.min.js', 132_700],
    ['parts/maths.js', 5_500],
    ['parts/panels.js', 4_250],
    ['parts/window.js', 1_800],
    ['parts/jump.js', 12_200],
    ['parts/desk.js', 3_350],
    ['parts/trends.js', 3_200],
    ['parts/layouts.js', 1_200],
    ['parts/cite.js', 25_400],
    ['parts/explain.js', 1_200],
    ['parts/sync.js', 2_200],
    ['parts/address.js', 1_700],
    ['parts/subscribe.js', 1_150],
    ...languages.map((name) => [`parts/${name}`, 3_400] as const),
  ])('%s stays within %i bytes', (path, most) => {
    expect(gzipped(path)).toBeLessThanOrEqual(most);
  });
});
