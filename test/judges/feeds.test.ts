import { describe, expect, it } from 'vitest';
import { toAtom, toOpml, toRss } from '../../packages/core/src/index.js';
import { askPython, has, judge, python, titled } from './judge.js';
import { dailyPapers, hasCorpus, hostileListings, sample } from './samples.js';

const self = 'https://example.org/papers/feed';

/** RSS and Atom of the sample, of real days where they are there, and of 500 listings of hostile papers. */
async function feeds(): Promise<Record<string, string>> {
  const real = hasCorpus ? [await dailyPapers(100)] : [];
  const listings = [await sample(), ...real, ...hostileListings(500)];
  const files = listings.flatMap((listing, index) => [
    [`${index}.rss`, toRss(listing, { self: `${self}.rss` })],
    [`${index}.atom`, toAtom(listing, { self: `${self}.atom` })],
  ]);
  return Object.fromEntries(files);
}

const xmllint = has('xmllint', '--version');

describe.skipIf(!xmllint)(titled('xmllint', xmllint, 'libxml2-utils'), () => {
  it('finds 1,000 feeds well-formed', async () => {
    const files = await feeds();
    expect(Object.keys(files).length).toBeGreaterThan(1000);
    expect(judge(files, 'xmllint', ['--noout', ...Object.keys(files)])).toEqual({ status: 0, output: '' });
  });

  it('finds the OPML well-formed', async () => {
    const opml = toOpml(await sample(), { feeds: [{ title: 'A & B <"C">', url: `${self}.rss` }] });
    expect(judge({ 'feeds.opml': opml }, 'xmllint', ['--noout', 'feeds.opml'])).toEqual({ status: 0, output: '' });
  });
});

const feedparser = has(python, '-c', 'import feedparser');

/** What feedparser makes of feeds: whether it had to repair, and the items. */
const program = `
import feedparser, json, sys
def read(name):
    feed = feedparser.parse(open(name, 'rb').read(), sanitize_html=False)
    items = [dict(id=e.get('id'), title=e.get('title'), link=e.get('link'), dated='published_parsed' in e and e.published_parsed is not None) for e in feed.entries]
    return dict(bozo=bool(feed.bozo), title=feed.feed.get('title'), items=items)
print(json.dumps([read(name) for name in sys.argv[1:]]))
`;

interface Read {
  bozo: boolean;
  title: string;
  items: { id: string; title: string; link?: string; dated: boolean }[];
}

describe.skipIf(!feedparser)(titled('feedparser', feedparser, 'python3-feedparser'), () => {
  it('reads 1,000 feeds without repairing one', async () => {
    const answers = askPython(program, await feeds()) as Read[];
    expect(answers.filter(({ bozo, title }) => bozo || !title)).toEqual([]);
  });

  it('finds every paper of the sample, dated and under its title', async () => {
    const listing = await sample();
    for (const write of [toRss, toAtom]) {
      const [answer] = askPython(program, { feed: write(listing, { self }) }) as Read[];
      expect(new Set(answer?.items.map(({ title }) => title))).toEqual(
        new Set(listing.papers.map(({ title }) => title)),
      );
      expect(answer?.items.every(({ dated, id, link }) => dated && id && link)).toBe(true);
    }
  });
});
