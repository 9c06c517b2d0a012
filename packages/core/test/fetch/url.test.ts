import { describe, expect, it } from 'vitest';
import { fetchListing } from '../../src/fetch/index.js';
import { json, upstream } from './upstream.js';

const feed = (next: string | undefined, id: string) =>
  json({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Papers',
    items: [{ id, title: `Paper ${id}`, url: `https://example.org/${id}` }],
    next_url: next,
  });

describe('any address', () => {
  it.each([
    ['https://ada:secret@lab.example/feed.json', 'unusable-url'],
    ['postgress://ada:secret@lab.example/papers', 'unknown-source'],
    ['postgress://ada:half/secret@lab.example/papers', 'unknown-source'],
  ])('%s is refused at once, and its password told to nobody', async (source, code) => {
    const { options, asked } = upstream();
    const error = await fetchListing(source, options).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code });
    const { message, facts } = error as { message: string; facts: unknown };
    expect(message + JSON.stringify(facts)).not.toContain('secret');
    expect(asked).toEqual([]);
  });

  it('turns to the next page, also by a relative address', async () => {
    const { options, asked } = upstream(feed('feed-2.json', 'a'), feed(undefined, 'b'));
    const { papers } = await fetchListing('https://example.org/lab/feed.json', options);
    expect(papers).toHaveLength(2);
    expect(asked.map(({ url }) => url)).toEqual([
      'https://example.org/lab/feed.json',
      'https://example.org/lab/feed-2.json',
    ]);
  });

  it.each(['DnF1ZXJ5VGhlbkZldGNo/AoE=', '100', 'token|1001'])('takes the cursor %s for no address', async (next) => {
    const answer = { total: 500, next, data: [{ paperId: '0'.repeat(40), title: 'One of many' }] };
    const { options, asked } = upstream(json(answer));
    await fetchListing('https://api.semanticscholar.org/graph/v1/paper/search?query=x', options);
    expect(asked).toHaveLength(1);
  });
});
