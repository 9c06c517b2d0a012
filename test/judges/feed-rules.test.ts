import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Listing, type Paper, toAtom, toJsonFeed, toRss } from '../../packages/core/src/index.js';
import { askPython, has, judge, python, titled } from './judge.js';
import { dailyPapers, hasCorpus, hostileListings, sample } from './samples.js';

const self = 'https://example.org/papers/feed';

const writers = {
  rss: (listing: Listing | Paper[]) => toRss(listing, { self: `${self}.rss`, hub: 'https://hub.example.org/' }),
  atom: (listing: Listing | Paper[]) => toAtom(listing, { self: `${self}.atom`, hub: 'https://hub.example.org/' }),
  json: (listing: Listing | Paper[]) => toJsonFeed(listing, { self: `${self}.json` }),
  editions: (listing: Listing | Paper[]) => toAtom(listing, { self: `${self}.atom`, items: 'editions' }),
};

/** Feeds of the sample, of real days where they are there, and of 300 listings of hostile papers. */
async function feeds(...formats: (keyof typeof writers)[]): Promise<Record<string, string>> {
  const real = hasCorpus ? [await dailyPapers(100)] : [];
  const listings = [await sample(), ...real, [], ...hostileListings(300)];
  return Object.fromEntries(
    listings.flatMap((listing, index) => formats.map((format) => [`${index}.${format}`, writers[format](listing)])),
  );
}

const xmllint = has('xmllint', '--version');
const schema = join(import.meta.dirname, 'atom.rng');

/** What xmllint says of Atom feeds that break RFC 4287. */
function refusals(files: Record<string, string>): string[] {
  const { output } = judge(files, 'xmllint', ['--noout', '--relaxng', schema, ...Object.keys(files)]);
  return output.split('\n').filter((line) => line !== '' && !line.endsWith(' validates'));
}

describe.skipIf(!xmllint)(titled('RFC 4287 in RELAX NG', xmllint, 'libxml2-utils'), () => {
  it('allows every Atom feed', async () => {
    const files = await feeds('atom', 'editions');
    expect(Object.keys(files).length).toBeGreaterThan(600);
    expect(refusals(files)).toEqual([]);
  });

  it.each([
    ['no id', /<id>.*?<\/id>\n/, ''],
    ['two titles', /<title>/, '<title>Twice</title>\n<title>'],
    ['a date without its zone', /<updated>(.{19})Z/, '<updated>$1'],
    ['a date of another calendar', /<updated>.*?</, '<updated>Tue, 30 Jun 2026 00:00:00 GMT<'],
    ['a link to nowhere', /<link (.*?)href=".*?"/, '<link $1href="not an address"'],
    ['an element that Atom has not', /<entry>/, '<guid>1</guid>\n<entry>'],
    ['an author without a name', /<name>.*?<\/name>/, ''],
  ])('refuses %s', async (_, good, wrong) => {
    const atom = writers.atom(await sample());
    const broken = atom.replace(good, wrong);
    expect(broken).not.toBe(atom);
    expect(refusals({ 'broken.atom': broken })).not.toEqual([]);
  });
});

const hasPython = has(python, '--version');
const program = readFileSync(join(import.meta.dirname, 'feed_rules.py'), 'utf8');

interface Answer {
  /** Per file, per rule, what breaks it. */
  broken: Record<string, Record<string, string[]>>;
  /** How many rules each format was held against. */
  rules: number[];
}

const broken = (files: Record<string, string>) => askPython(program, files) as Answer;

describe.skipIf(!hasPython)(titled('the rules of feed validators', hasPython, 'python3'), () => {
  it('find nothing wrong with 900 feeds', async () => {
    const files = await feeds('rss', 'atom', 'json');
    expect(Object.keys(files).length).toBeGreaterThan(900);
    const answer = broken(files);
    expect(answer.broken).toEqual({});
    expect(answer.rules).toEqual([18, 14, 15]);
  });

  /** One way to break each rule: in this format, these characters become those. */
  const breaches: readonly (readonly [keyof typeof writers, string, RegExp, string])[] = [
    ['rss', 'rss-version', /version="2.0"/, 'version="0.9"'],
    ['rss', 'channel-incomplete', /<description>.*<\/description>/, ''],
    ['rss', 'channel-repeats', /<ttl>/, '<ttl>5</ttl><ttl>'],
    ['rss', 'link-not-absolute', /<link>.*?</, '<link>/papers/1<'],
    ['rss', 'language-unknown', /<language>.*?</, '<language>English<'],
    ['rss', 'ttl-not-number', /<ttl>.*?</, '<ttl>an hour<'],
    ['rss', 'date-not-rfc822', /<pubDate>\w{3}/, '<pubDate>Xyz'],
    ['rss', 'self-missing', /rel="self"/, 'rel="alternate"'],
    ['rss', 'item-says-nothing', /<item>[\s\S]*?<\/item>/, '<item><guid isPermaLink="false">x</guid></item>'],
    [
      'rss',
      'description-missing',
      /<description>[^<]*<\/description>\n?(?=(?:(?!<item>)[\s\S])*<content:encoded>)/g,
      '',
    ],
    ['rss', 'item-repeats', /<dc:creator>/, '<dc:creator>Somebody</dc:creator><dc:creator>'],
    ['rss', 'guid-missing', /<guid.*<\/guid>/, ''],
    ['rss', 'guid-repeats', /<item>[\s\S]*?<\/item>/, '$&$&'],
    ['rss', 'guid-not-permalink', /<guid.*<\/guid>/, '<guid>arxiv:1</guid>'],
    ['rss', 'author-not-mail', /<item>/, '<item><author>Ada</author>'],
    ['rss', 'category-empty', /<item>/, '<item><category> </category>'],
    ['rss', 'thumbnail-not-absolute', /<item>/, '<item><media:thumbnail url="a.png"/>'],
    ['rss', 'html-unsafe', /<content:encoded>/, '<content:encoded>&lt;script&gt;'],
    ['atom', 'feed-incomplete', /<updated>.*?<\/updated>/, ''],
    ['atom', 'entry-incomplete', /<entry>\n<id>.*?<\/id>/, '<entry>'],
    ['atom', 'entry-repeats', /<content /, '<content>Twice</content><content '],
    ['atom', 'id-not-iri', /<id>.*?</, '<id>one<'],
    ['atom', 'id-repeats', /<entry>[\s\S]*?<\/entry>/, '$&$&'],
    ['atom', 'date-not-rfc3339', /<updated>\d{4}-\d\d/, '<updated>2026-13'],
    [
      'atom',
      'updated-repeats',
      /(<entry>[\s\S]*?)<updated>.*?<(?=[\s\S]*?<entry>[\s\S]*?<updated>(.*?)<)/,
      '$1<updated>$2<',
    ],
    ['atom', 'self-missing', /rel="self"/, 'rel="via"'],
    ['atom', 'link-not-absolute', /href="[^"]*"/, 'href="../a b"'],
    ['atom', 'alternate-repeats', /<entry>/, '<entry><link href="https://example.org/2"/>'],
    ['atom', 'nothing-to-read', /<entry>[\s\S]*?<\/entry>/, '<entry><id>a:b</id><title>T</title></entry>'],
    [
      'atom',
      'author-missing',
      /(<feed[\s\S]*?)<author>[\s\S]*?<\/author>([\s\S]*?<entry>[\s\S]*?)(<author>[\s\S]*?<\/author>\n)+/,
      '$1$2',
    ],
    ['atom', 'person-nameless', /<name>.*?</, '<name><'],
    ['atom', 'html-unsafe', /<content type="html">/, '<content type="html">&lt;a href="javascript:1"&gt;x&lt;/a&gt;'],
    ['json', 'version-unknown', /version\/1\.1/, 'version/9'],
    ['json', 'title-missing', /"title":"[^"]*"/, '"title":""'],
    ['json', 'address-not-absolute', /"url":"[^"]*"/, '"url":"papers/1"'],
    ['json', 'next-is-self', /"feed_url":("[^"]*")/, '$&,"next_url":$1'],
    ['json', 'language-unknown', /"language":"[^"]*"/, '"language":"English"'],
    ['json', 'id-not-string', /"id":"[^"]*"/, '"id":7'],
    ['json', 'id-repeats', /("items":\[\n)(.*\n)/, '$1$2$2'],
    ['json', 'nothing-to-read', /"content_html"/, '"_content":{},"content"'],
    ['json', 'date-not-rfc3339', /"date_published":"[^"]*"/, '"date_published":"2026-06-30"'],
    ['json', 'author-empty', /"authors":\[\{"name":"[^"]*"/, '"authors":[{"name":""'],
    ['json', 'tag-not-string', /"tags":\[/, '"tags":[7,'],
    ['json', 'attachment-untyped', /application\/pdf/, 'pdf'],
    ['json', 'extension-not-object', /"_papers":/, '"_x":1,"_papers":'],
    ['json', 'character-unseen', /"title":"/, '"title":"\\u0007'],
    ['json', 'html-unsafe', /"content_html":"/, '"content_html":"<img src=\\"x\\" onerror=\\"1\\">'],
  ];

  it('find each breach', async () => {
    const listing = await sample();
    const files = breaches.map(([format, rule, good, wrong], index) => {
      const text = writers[format](listing);
      const changed = text.replace(good, wrong);
      expect(changed, rule).not.toBe(text);
      return [`${index}.${format}`, changed] as const;
    });
    const answer = broken(Object.fromEntries(files));
    expect(breaches.length).toBe(answer.rules.reduce((sum, count) => sum + count));
    files.forEach(([name], index) => {
      expect(Object.keys(answer.broken[name] ?? {}), name).toContain(breaches[index]?.[1]);
    });
  });
});
