import { describe, expect, it } from 'vitest';
import { fetchListing, isPrivateHost } from '../../src/fetch/index.js';
import { type Answer, dailyItem, json, status, text, upstream } from './upstream.js';

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

function arxivFeed(ids: readonly number[], total: number): Answer {
  const entries = ids.map(
    (id) => `<entry><id>http://arxiv.org/abs/2603.${String(id).padStart(5, '0')}v1</id><title>Paper ${id}</title>
      <summary>About ${id}.</summary><published>2026-03-17T00:00:00Z</published><author><name>Ada Example</name></author>
      <link href="https://arxiv.org/abs/2603.${String(id).padStart(5, '0')}v1" rel="alternate" type="text/html"/></entry>`,
  );
  return text(`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"
    xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom">
    <id>https://arxiv.org/api/x</id><title>arXiv Query: search_query=x</title>
    <opensearch:totalResults>${total}</opensearch:totalResults>${entries.join('')}</feed>`);
}

describe('pages', () => {
  it('of Hugging Face end with a short one', async () => {
    const { options, asked } = upstream(json(numbers(1, 100).map(dailyItem)), json(numbers(101, 130).map(dailyItem)));
    const { papers } = await fetchListing('hf:daily', { ...options, limit: 300 });
    expect(papers).toHaveLength(130);
    expect(asked.map(({ url }) => new URL(url).searchParams.get('p'))).toEqual([null, '1']);
  });

  it('of arXiv are three seconds apart', async () => {
    const { options, asked } = upstream(arxivFeed(numbers(1, 100), 150), arxivFeed(numbers(101, 150), 150));
    const { papers, title } = await fetchListing('arxiv:search:x', { ...options, limit: 150 });
    expect(papers).toHaveLength(150);
    // Not the address that was asked, which is what arXiv calls it.
    expect(title).toBe('arXiv: x');
    expect(asked[1]!.at - asked[0]!.at).toBeGreaterThanOrEqual(3000);
  });

  it('of arXiv that come empty in the middle are asked for again', async () => {
    const [first, empty, second] = [
      arxivFeed(numbers(1, 100), 150),
      arxivFeed([], 150),
      arxivFeed(numbers(101, 150), 150),
    ];
    const { options } = upstream(first, empty, second);
    expect((await fetchListing('arxiv:search:x', { ...options, limit: 150 })).papers).toHaveLength(150);
  });

  it('of arXiv that stay empty end the result, which is told', async () => {
    const { options } = upstream(arxivFeed(numbers(1, 100), 150), arxivFeed([], 150));
    const { papers, issues } = await fetchListing('arxiv:search:x', { ...options, limit: 150 });
    expect(papers).toHaveLength(100);
    expect(issues.map(({ code }) => code)).toContain('pages-missing');
  });

  it('hold each paper once, though a new one pushed the last of a page to the next', async () => {
    const { options } = upstream(json(numbers(1, 100).map(dailyItem)), json(numbers(100, 120).map(dailyItem)));
    const { papers } = await fetchListing('hf:daily', { ...options, limit: 200 });
    expect(papers.map(({ position }) => position)).toEqual(numbers(1, 120));
  });

  it('of an address follow next_url, and end where it leads in a circle', async () => {
    const page = (id: number, next: string) =>
      json({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Papers',
        next_url: next,
        items: [{ id: `https://arxiv.org/abs/2603.0000${id}`, title: `Paper ${id}`, content_text: 'About it.' }],
      });
    const { options, asked } = upstream(page(1, 'feed-2.json'), page(2, 'https://lab.example/feed.json'));
    const { papers } = await fetchListing('https://lab.example/feed.json', options);
    expect(papers).toHaveLength(2);
    expect(asked.map(({ url }) => url)).toEqual(['https://lab.example/feed.json', 'https://lab.example/feed-2.json']);
  });

  it('of an address do not lead into a private network', async () => {
    const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'x', next_url: 'http://10.0.0.1/', items: [] };
    const item = { id: 'https://arxiv.org/abs/2603.00001', title: 'Paper', content_text: 'About it.' };
    const { options } = upstream(json({ ...feed, items: [item] }));
    await expect(fetchListing('https://lab.example/feed.json', options)).rejects.toHaveProperty(
      'code',
      'private-address',
    );
  });
});

describe('arXiv', () => {
  const day =
    text(`<rss version="2.0" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>cs.LG updates on arXiv.org</title><link>http://rss.arxiv.org/rss/cs.LG</link></channel></rss>`);

  it('has nothing on a Sunday, which is no error', async () => {
    const { options } = upstream(day);
    expect((await fetchListing('arxiv:cs.LG', options)).papers).toEqual([]);
  });

  it('is asked another way when its feed fails, and the listing says so', async () => {
    const oai = text('<?xml version="1.0"?><OAI-PMH><error code="noRecordsMatch">None</error></OAI-PMH>');
    const { options, asked } = upstream(...Array<Answer>(5).fill(status(503)), oai);
    const { issues } = await fetchListing('arxiv:cs.LG', options);
    expect(issues.map(({ code }) => code)).toContain('fell-back');
    const last = new URL(asked.at(-1)!.url);
    expect([
      last.host,
      last.searchParams.get('set'),
      last.searchParams.get('from'),
      last.searchParams.has('until'),
    ]).toEqual(['oaipmh.arxiv.org', 'cs:cs:LG', '2026-03-16', false]);
  });

  it('says which identifiers it left out', async () => {
    const { options } = upstream(arxivFeed([1], 1));
    const { papers, issues } = await fetchListing('arxiv:2603.00001,2603.99999v2', options);
    expect(papers).toHaveLength(1);
    expect(issues).toContainEqual(expect.objectContaining({ code: 'id-not-found', where: '2603.99999v2' }));
  });
});

describe('a host', () => {
  it.each(['localhost', '127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'])(
    '%s is private',
    (host) => expect(isPrivateHost(host)).toBe(true),
  );
  it.each([
    '[::1]',
    '[::]',
    '[fe80::1]',
    '[fd00::1]',
    '[::ffff:10.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[2002:808:808::1]',
    '[2001:0:4136:e378:8000:63bf:3fff:fdd2]',
    '[fec0::1]',
    '[::7f00:1]',
    '[2001:db8::1]',
    '[100::1]',
    '[ff02::1]',
    '192.0.2.1',
    '192.88.99.1',
    '240.0.0.1',
    '255.255.255.255',
    'printer.local',
    'nas',
  ])('%s is private', (host) => expect(isPrivateHost(host)).toBe(true));
  it.each([
    'arxiv.org',
    '8.8.8.8',
    '172.32.0.1',
    '[2606:4700::1111]',
    '[64:ff9b::808:808]',
    '[::ffff:8.8.8.8]',
    'localhost.example.org',
    '100.128.0.1',
  ])('%s is public', (host) => expect(isPrivateHost(host)).toBe(false));
  it.each(['http://2130706433/', 'http://0x7f.1/', 'http://127.1/'])('%s is private once parsed', (url) =>
    expect(isPrivateHost(new URL(url).hostname)).toBe(true),
  );
});
