import { describe, expect, it } from 'vitest';
import { detectFormat, parse } from '../../../src/parse/index.js';
import { toAtom, toRss } from '../../../src/publish/index.js';
import { fixturesOf } from '../fixtures.js';

describe("feeds of arXiv's papers that are not arXiv's", () => {
  it.each([
    ['atom', toAtom],
    ['rss', toRss],
  ] as const)('are read as %s', async (format, write) => {
    const [sample] = fixturesOf('arxiv').filter(({ name }) => name === 'api.xml');
    const listing = await parse(sample?.text ?? '');
    expect(detectFormat(write(listing))).toBe(format);
  });
});
