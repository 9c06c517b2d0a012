import { describe, expect, it } from 'vitest';
import { fetchListing, type Progress } from '../../src/fetch/index.js';
import { json, memoryCache, status, upstream } from './upstream.js';

const key = 'k3y-of-a-lab';
const nothing = json({ total: 0, data: [], meta: { count: 0 }, results: [] });

/** All that a run told anybody: its error with facts and causes, its progress, its cache. */
async function told(source: string, net: ReturnType<typeof upstream>, keys: Record<string, string>): Promise<string> {
  const progress: Progress[] = [];
  const cache = memoryCache();
  const error = await fetchListing(source, {
    ...net.options,
    keys,
    cache,
    onProgress: (each) => progress.push(each),
  }).catch((thrown: unknown) => thrown);
  const texts: unknown[] = [progress, [...cache.entries.keys()]];
  for (let each = error; each instanceof Error; each = each.cause)
    texts.push(each.message, each.stack, 'facts' in each ? each.facts : undefined);
  if (!(error instanceof Error)) texts.push(error);
  return JSON.stringify(texts);
}

describe('a key', () => {
  it.each([
    ['s2:search:bees', { s2: key }],
    ['openalex:search:bees', { openalex: key }],
  ])('of %s reaches its service', async (source, keys) => {
    const net = upstream(nothing);
    await fetchListing(source, { ...net.options, keys });
    const { url, headers } = net.asked[0]!;
    expect([headers['x-api-key'], new URL(url).searchParams.get('api_key')]).toContain(key);
  });

  it.each([
    ['another host', 'https://elsewhere.example/works'],
    ['another port', 'https://api.openalex.org:8443/works'],
    ['a host that ends alike', 'https://api.openalex.org.example/works'],
  ])('does not go along to %s', async (_, location) => {
    for (const [source, keys] of [
      ['openalex:search:bees', { openalex: key }],
      ['s2:search:bees', { s2: key }],
    ] as const) {
      const net = upstream(status(302, { location }), nothing);
      await fetchListing(source, { ...net.options, keys }).catch(() => {});
      expect(net.asked).toHaveLength(2);
      expect(JSON.stringify(net.asked[1])).not.toContain(key);
    }
  });

  it('stays with its own service over a redirect there, and does not come back from elsewhere', async () => {
    const net = upstream(
      status(301, { location: '/works/elsewhere?api_key=echoed' }),
      status(301, { location: 'https://elsewhere.example/' }),
      status(301, { location: 'https://api.openalex.org/works' }),
      nothing,
    );
    await fetchListing('openalex:search:bees', { ...net.options, keys: { openalex: key } });
    expect(net.asked.map(({ url }) => new URL(url).searchParams.get('api_key'))).toEqual([key, key, null, null]);
  });

  it.each([['http://api.semanticscholar.org/graph/v1/paper/search'], ['http://elsewhere.example/']])(
    'is never sent in the clear: a redirect from https to %s is refused',
    async (location) => {
      const net = upstream(status(307, { location }), nothing);
      await expect(fetchListing('s2:search:bees', { ...net.options, keys: { s2: key } })).rejects.toHaveProperty(
        'code',
        'insecure-redirect',
      );
      expect(net.asked).toHaveLength(1);
    },
  );

  it('may lead from http to https', async () => {
    const net = upstream(
      status(301, { location: 'https://lab.example/feed.json' }),
      json([{ title: 'A paper', id: 'a' }]),
    );
    await fetchListing('http://lab.example/feed.json', net.options).catch(() => {});
    expect(net.asked[1]?.url).toBe('https://lab.example/feed.json');
  });

  it.each([
    ['a refusal that quotes it', status(401, {}, `{"error":"Invalid API key ${key}"}`)],
    ['a redirect in a circle', status(302, { location: `/works?api_key=${key}&again=1` })],
    ['a redirect inwards', status(302, { location: `https://10.0.0.1/?k=${key}` })],
    ['a redirect in the clear', status(302, { location: `http://api.openalex.org/?k=${key}` })],
    ['an answer that is no JSON', status(200, {}, `<html>${key}</html>`)],
    [
      'a network that fails with the address',
      new TypeError('fetch failed', { cause: new Error(`GET ?api_key=${key}`) }),
    ],
    ['an answer that is good', nothing],
  ])('is told nobody by %s', async (_, answer) => {
    const net = upstream(answer);
    expect(await told('openalex:search:bees', net, { openalex: key, mailto: 'ada@lab.example' })).not.toContain(key);
    expect(JSON.stringify(net.asked)).toContain(key);
  });

  it('an address to be reached at stands in no kept address either', async () => {
    const net = upstream(json({ status: 'ok', message: { 'total-results': 0, items: [] } }));
    expect(await told('crossref:search:bees', net, { mailto: 'ada@lab.example' })).not.toContain('ada@lab');
    expect(net.asked[0]?.url).toContain('mailto=ada');
  });
});

describe('a refusal', () => {
  it.each([
    ['JSON', '{"error":"Bad filter: no such field \\"tpoic\\""}', 'Bad filter: no such field "tpoic"'],
    ['nested JSON', '{"errors":[{"code":7,"message":"Out of credits"}]}', 'Out of credits'],
    ['a page', '<!doctype html><title>Closed for\n repair</title><p>x', 'Closed for repair'],
    [
      'a page without a title',
      '<html><script>let a = "b";</script><p>Come back <b>later</b></html>',
      'Come back later',
    ],
    ['text', '  Sorry, \t not today.\n', 'Sorry, not today.'],
  ])('is quoted from %s', async (_, body, said) => {
    await expect(fetchListing('openalex:search:x', upstream(status(400, {}, body)).options)).rejects.toMatchObject({
      message: expect.stringContaining(`It says: "${said}"`),
      facts: { said },
    });
  });

  it('is quoted without what would steer a terminal or turn the text, and not at length', async () => {
    const hostile = `\u001b]0;pwned\u0007\u001b[2J\u202Eabc\u200B ${'x'.repeat(100_000)}`;
    const error = await fetchListing('hf:daily', upstream(status(404, {}, hostile)).options).catch((thrown) => thrown);
    expect(error.message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(error.message.length).toBeLessThan(600);
  });

  it('that goes on for ever is left after its beginning', async () => {
    const endless = () =>
      new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(4096).fill(65)) }), {
        status: 404,
      });
    await expect(fetchListing('hf:daily', upstream(endless).options)).rejects.toHaveProperty('code', 'not-found');
  });

  it.each([
    ['with Retry-After', status(403, { 'retry-after': '9' }, 'Forbidden'), 'hf:daily', 9000],
    ['in so many words', status(403, {}, '{"message":"Too many requests, slow down"}'), 'hf:daily', 750],
    ['by a service that means it', status(403, {}, '{"error":"Forbidden"}'), 'openalex:search:x', 750],
  ])('with 403 that says "too fast" %s is waited for', async (_, answer, source, wait) => {
    const good = source === 'hf:daily' ? json([]) : json({ meta: { count: 0 }, results: [] });
    const { options, waits } = upstream(answer, good);
    await fetchListing(source, options);
    expect(waits).toEqual([wait]);
  });

  it('names the key that would help, where there is none', async () => {
    const spent = status(
      429,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '40000' },
      '{"message":"Budget used up"}',
    );
    const { options, asked } = upstream(spent);
    const error = await fetchListing('openalex:search:x', options).catch((thrown) => thrown);
    expect(error.message).toContain('OPENALEX_API_KEY');
    expect(error.message).toContain('Budget used up');
    // Eleven hours are not waited for.
    expect([asked.length, error.facts.wait]).toEqual([1, 40_000_000]);
    const withKey = await fetchListing('openalex:search:x', {
      ...upstream(spent).options,
      keys: { openalex: key },
    }).catch((thrown) => thrown);
    expect(withKey.message).not.toContain('OPENALEX_API_KEY');
  });
});

describe('OpenReview', () => {
  const challenge = status(403, {}, '{"name":"RiddleError","message":"Please solve the riddle"}');
  const note = { id: 'aBcDeFgHiJ', forum: 'aBcDeFgHiJ', content: { title: { value: 'One' } } };
  const venue = 'openreview:ICLR.cc/2025/Conference';

  it('tells a guest the truth, and what to set', async () => {
    const { options, asked } = upstream(challenge);
    await expect(fetchListing(venue, options)).rejects.toMatchObject({
      code: 'login-required',
      message: expect.stringMatching(/solve the riddle.*OPENREVIEW_USERNAME.*OPENREVIEW_PASSWORD/),
    });
    expect(asked).toHaveLength(1);
  });

  const keys = { openreviewUser: 'ada@lab.example', openreviewPassword: 'correct horse' };

  it('is logged into once, and given the token', async () => {
    const net = upstream(json({ token: 'tok-123456' }), json({ notes: [note], count: 1 }));
    const listing = await fetchListing(venue, { ...net.options, keys });
    expect(listing.papers).toHaveLength(1);
    expect(net.asked.map(({ url }) => new URL(url).pathname)).toEqual(['/login', '/notes']);
    expect(JSON.parse(String(net.asked[0]?.body))).toEqual({ id: 'ada@lab.example', password: 'correct horse' });
    expect(net.asked[1]?.headers).toHaveProperty('authorization', 'Bearer tok-123456');
    const all = await told(venue, upstream(json({ token: 'tok-123456' }), json({ notes: [note], count: 1 })), {
      ...keys,
    });
    expect(all).not.toMatch(/tok-123456|correct/);
  });

  it('says what it said to a wrong password', async () => {
    const { options } = upstream(status(400, {}, '{"message":"Invalid username or password"}'));
    await expect(fetchListing(venue, { ...options, keys: { ...keys } })).rejects.toMatchObject({
      message: expect.stringContaining('Invalid username or password'),
    });
  });
});

describe('a service that goes on failing', () => {
  it('is left alone after three questions, and asked again later', async () => {
    const { createFetcher } = await import('../../src/fetch/index.js');
    let broken = true;
    const net = upstream(() => (broken ? new Response('Down', { status: 503 }) : Response.json([])));
    const fetcher = createFetcher(net.options);
    for (let question = 0; question < 3; question++) await fetcher('hf:daily').catch(() => {});
    const before = net.asked.length;
    await expect(fetcher('hf:daily')).rejects.toMatchObject({
      code: 'upstream-failed',
      message: expect.stringContaining('left alone'),
    });
    expect(net.asked).toHaveLength(before);
    broken = false;
    await net.options.sleep(5 * 60_000);
    expect((await fetcher('hf:daily')).papers).toEqual([]);
  });
});
