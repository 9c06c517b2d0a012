import { describe, expect, it } from 'vitest';
import { readXml } from '../xml.js';
import { atomFaults, htmlFaults, jsonFeedFaults, rssFaults } from './rules.js';

describe('the judges of the feed tests refuse', () => {
  it.each([
    ['a control character', '<a>\u0008</a>'],
    ['half a surrogate pair', '<a>\uD83D</a>'],
    ['a bare ampersand', '<a>R&D</a>'],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['an open element', '<a><b></a>'],
    ['an attribute twice', '<a x="1" x="2"/>'],
    ['a quote in an attribute', '<a x="1"2"/>'],
  ])('XML with %s', (_, xml) => {
    expect(() => readXml(xml)).toThrow();
  });

  it.each([
    ['without author', '<feed><id>tag:a</id><title>T</title><updated>2026-03-01T00:00:00Z</updated></feed>'],
    [
      'with a date of a day',
      '<feed><id>tag:a</id><title>T</title><updated>2026-03-01</updated><author><name>A</name></author></feed>',
    ],
    [
      'with an entry that lacks its id',
      '<feed><id>tag:a</id><title>T</title><updated>2026-03-01T00:00:00Z</updated><author><name>A</name></author><entry><title>E</title><updated>2026-03-01T00:00:00Z</updated><content>x</content></entry></feed>',
    ],
  ])('an Atom feed %s', (_, xml) => {
    expect(atomFaults(readXml(xml))).not.toEqual([]);
  });

  it('an RSS feed with an author that is no mail address, a guid twice and two creators', () => {
    const item =
      '<item><title>T</title><guid>urn:a</guid><author>Ada</author><dc:creator>A</dc:creator><dc:creator>B</dc:creator><content:encoded>x</content:encoded></item>';
    const rss = `<rss version="2.0"><channel><title>T</title><link>https://example.org</link><description>D</description><language>en</language>${item}${item}</channel></rss>`;
    expect(new Set(rssFaults(readXml(rss)))).toEqual(
      new Set(['an id is there twice', '2 <dc:creator> in <item>', 'author']),
    );
  });

  it('a JSON Feed of version 1.0, an item without content, a local date', () => {
    expect(jsonFeedFaults('{"version":"https://jsonfeed.org/version/1","title":"T","items":[]}')).not.toEqual([]);
    const item = '{"id":"a","date_published":"2026-03-01T00:00:00"}';
    const feed = `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[${item}]}`;
    expect(jsonFeedFaults(feed)).toEqual(['an item without content', '2026-03-01T00:00:00']);
  });

  it.each([
    '<script>x</script>',
    '<a href="javascript:x">x</a>',
    '<p onclick="x">x</p>',
    '<iframe src="https://a.org">',
  ])('content such as %s', (html) => {
    expect(htmlFaults(html)).not.toEqual([]);
  });
});
