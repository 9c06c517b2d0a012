import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { type FeedOptions, toAtom, toJsonFeed, toOpml, toRss } from '../../../src/publish/index.js';
import { cleanLine } from '../../../src/text/clean.js';
import { mathsAsText } from '../../../src/text/maths/unicode.js';
import { papers, runs, text } from '../hostile.js';
import { bare } from '../papers.js';
import { readXml } from '../xml.js';
import { atomFaults, jsonFeedFaults, rssFaults } from './rules.js';

const options: fc.Arbitrary<FeedOptions> = fc.record(
  {
    title: text,
    description: text,
    homepage: fc.webUrl(),
    self: fc.webUrl(),
    items: fc.constantFrom('papers', 'editions'),
  },
  { requiredKeys: [] },
);

describe('of 1,002 feeds of hostile papers', () => {
  it('every RSS feed obeys RSS 2.0 and what readers expect', () => {
    fc.assert(
      fc.property(papers, options, (papers, options) => {
        expect(rssFaults(readXml(toRss(papers, options)))).toEqual([]);
      }),
      runs(334),
    );
  });

  it('every Atom feed obeys RFC 4287', () => {
    fc.assert(
      fc.property(papers, options, (papers, options) => {
        expect(atomFaults(readXml(toAtom(papers, options)))).toEqual([]);
      }),
      runs(334),
    );
  });

  it('every JSON Feed obeys version 1.1, and holds no half of a character', () => {
    fc.assert(
      fc.property(papers, options, (papers, options) => {
        const feed = toJsonFeed(papers, options);
        expect(jsonFeedFaults(feed)).toEqual([]);
        expect(feed).not.toMatch(/\\u(?:00|d[89a-f])/);
      }),
      runs(334),
    );
  });
});

describe('an independent parser', () => {
  it('finds every title, its formulas in Unicode, in all three', () => {
    fc.assert(
      fc.property(papers, (papers) => {
        const ids = new Set<string>();
        const titles = papers.flatMap(({ id, title }) => {
          const name = cleanLine(id);
          if (ids.has(name)) return [];
          ids.add(name);
          return [mathsAsText(cleanLine(title)) || 'Untitled'];
        });
        const json = parseJsonFeed(toJsonFeed(papers)).items?.map(({ title }) => title) ?? [];
        expect(json).toEqual(titles);
        const rss = parseRssFeed(toRss(papers)).items?.map(({ title }) => title) ?? [];
        const atom = parseAtomFeed(toAtom(papers)).entries?.map(({ title }) => title?.value) ?? [];
        expect(rss.toSorted()).toEqual(titles.toSorted());
        expect(atom.toSorted()).toEqual(titles.toSorted());
      }),
      runs(100),
    );
  });

  it('finds all of 10,000 authors', () => {
    const crowd = bare('arxiv:2603.00001', 'A Collaboration', {
      authors: Array.from({ length: 10_000 }, (_, index) => ({ name: `Author ${index}` })),
    });
    expect(parseAtomFeed(toAtom([crowd])).entries?.[0]?.authors).toHaveLength(10_000);
    expect(toRss([crowd])).toContain('and 9,980 more');
  });
});

it('an OPML lists a feed of any name', () => {
  fc.assert(
    fc.property(text, (title) => {
      const opml = readXml(toOpml([], { feeds: [{ title, url: 'https://example.org/feed.rss' }] }));
      const outline = opml.children[1]?.children[0];
      expect(outline?.attributes.get('text')).toBe(cleanLine(title) || 'Trending papers');
      expect(outline?.attributes.get('xmlUrl')).toBe('https://example.org/feed.rss');
    }),
    runs(100),
  );
});
