import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { disk } from '../../packages/cli/src/disk/disk.js';
import { buildSites } from '../../packages/cli/src/site/build.js';
import { defaultRetention } from '../../packages/core/src/collect/index.js';
import { type Listing, rank } from '../../packages/core/src/index.js';
import { askPython, has, judge, python, titled } from './judge.js';
import { sample } from './samples.js';

/** What `build`, and so `npm start`, leaves in its folder, run by run, at the times given. */
async function runs(...listings: [listing: Listing, now: string][]): Promise<Record<string, string>[]> {
  const folder = mkdtempSync(join(tmpdir(), 'trending-papers-judge-'));
  const results: Record<string, string>[] = [];
  for (const [listing, now] of listings) {
    await buildSites({
      folder,
      sites: [
        {
          path: '',
          receive: async () => structuredClone(listing),
          order: { said: 'trending', reads: false, rank: async (papers, of) => rank(papers, of) },
          keep: defaultRetention,
          url: 'https://example.org/papers/',
        },
      ],
      script: 'void 0;',
      now: () => new Date(now),
      disk,
    });
    const names = readdirSync(folder).filter((name) => name.includes('.') && !name.startsWith('.'));
    results.push(Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')])));
  }
  return results;
}

interface Dated {
  id: string;
  date_published?: string;
  date_modified?: string;
}

/** Ids and dates of the items, in no order: the ranking may change with the votes. */
function identities(feed: string | undefined): string[] {
  const items: Dated[] = JSON.parse(feed ?? '').items;
  return items.map(({ id, date_published, date_modified }) => `${id} ${date_published} ${date_modified}`).sort();
}

describe('what npm start publishes', () => {
  it('is the same to the byte a minute later', async () => {
    const listing = await sample();
    const [first, second] = await runs([listing, '2026-07-01T06:00:00Z'], [listing, '2026-07-01T06:01:00Z']);
    expect(Object.keys(first ?? {})).toContain('feed.json');
    expect(second).toEqual(first);
  });

  it('keeps every id and every date when the votes have changed', async () => {
    const listing = await sample();
    const voted = listing.papers.map((paper, index) => ({
      ...paper,
      signals: { ...paper.signals, upvotes: (index * 37) % 500 },
    }));
    const [first, second] = await runs(
      [listing, '2026-07-01T06:00:00Z'],
      [{ ...listing, papers: voted }, '2026-07-02T06:00:00Z'],
    );
    expect(identities(second?.['feed.json'])).toEqual(identities(first?.['feed.json']));
    expect(identities(first?.['feed.json'])).toHaveLength(listing.papers.length);
  });

  const xmllint = has('xmllint', '--version');

  it.skipIf(!xmllint)(titled('is well-formed to xmllint', xmllint, 'libxml2-utils'), async () => {
    const [files = {}] = await runs([await sample(), '2026-07-01T06:00:00Z']);
    const feeds = Object.keys(files).filter((name) => name.endsWith('.xml'));
    expect(feeds.length).toBeGreaterThanOrEqual(2);
    expect(judge(files, 'xmllint', ['--noout', ...feeds])).toEqual({ status: 0, output: '' });
  });

  const feedparser = has(python, '-c', 'import feedparser');

  it.skipIf(!feedparser)(titled('is read by feedparser without repair', feedparser, 'python3-feedparser'), async () => {
    const [files = {}] = await runs([await sample(), '2026-07-01T06:00:00Z']);
    const texts = Object.values(files).filter((text) => /<(rss|feed)[\s>]/.test(text.slice(0, 200)));
    const feeds = Object.fromEntries(texts.map((text, index) => [`${index}.xml`, text]));
    expect(texts.length).toBeGreaterThanOrEqual(2);
    const program = `
import feedparser, json, sys
feeds = [feedparser.parse(open(name, 'rb').read()) for name in sys.argv[1:]]
print(json.dumps([[bool(feed.bozo), len(feed.entries)] for feed in feeds]))`;
    expect(askPython(program, feeds)).toEqual(texts.map((text) => [false, text.match(/<(item|entry)>/g)?.length ?? 0]));
  });
});
