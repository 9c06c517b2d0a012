import { describe, expect, it } from 'vitest';
import { fetchListing } from '../../src/fetch/index.js';
import { dailyItem, json, memoryCache, status, text, upstream } from './upstream.js';

const good = json([dailyItem(1), dailyItem(2)]);

describe('asking again', () => {
  it('waits as long as Retry-After says, in seconds', async () => {
    const { options, waits } = upstream(status(429, { 'retry-after': '7' }), good);
    expect((await fetchListing('hf:daily', options)).papers).toHaveLength(2);
    expect(waits).toEqual([7000]);
  });

  it('waits until the date that Retry-After says', async () => {
    const { options, waits } = upstream(status(503, { 'retry-after': 'Wed, 18 Mar 2026 12:00:20 GMT' }), good);
    await fetchListing('hf:daily', options);
    expect(waits).toEqual([20_000]);
  });

  it('waits twice as long each time when nothing is said, half of it by chance', async () => {
    const { options, waits } = upstream(status(500), status(502), new TypeError('fetch failed'), good);
    await fetchListing('hf:daily', options);
    expect(waits).toEqual([750, 1500, 3000]);
  });

  it('gives up after five tries, and says what the service said', async () => {
    const { options, asked } = upstream(status(429));
    await expect(fetchListing('hf:daily', options)).rejects.toMatchObject({
      code: 'rate-limited',
      message: expect.stringContaining('huggingface.co answered 429'),
    });
    expect(asked).toHaveLength(5);
  });

  it('does not hang for a pause of an hour, but says so at once', async () => {
    const { options, asked, waits } = upstream(status(429, { 'retry-after': '3600' }));
    await expect(fetchListing('hf:daily', options)).rejects.toMatchObject({ facts: { wait: 3_600_000 } });
    expect([asked.length, waits.length]).toEqual([1, 0]);
  });

  it.each(['bad port', 'certificate has expired', 'self-signed certificate in certificate chain'])(
    'does not repeat a question that failed by "%s"',
    async (why) => {
      const { options, asked } = upstream(new TypeError('fetch failed', { cause: new Error(why) }));
      await expect(fetchListing('hf:daily', options)).rejects.toMatchObject({
        code: 'network-failed',
        message: `Could not reach huggingface.co: ${why}.`,
      });
      expect(asked).toHaveLength(1);
    },
  );

  it.each([400, 401, 403, 404])('does not repeat a question that was answered with %i', async (code) => {
    const { options, asked } = upstream(status(code, {}, 'No.'));
    await expect(fetchListing('hf:daily', options)).rejects.toHaveProperty('facts.status', code);
    expect(asked).toHaveLength(1);
  });

  it('asks again when a good status brings an error page', async () => {
    const page = text('<html><title>Bad gateway</title></html>');
    const { options, asked } = upstream(page, good);
    expect((await fetchListing('hf:daily', options)).papers).toHaveLength(2);
    expect(asked).toHaveLength(2);
  });
});

describe('the cache', () => {
  it('answers without a request while fresh, and with a conditional one after', async () => {
    const cache = memoryCache();
    const first = upstream(json([dailyItem(1)], { etag: '"a"' }), status(304));
    await fetchListing('hf:daily', { ...first.options, cache });
    await fetchListing('hf:daily', { ...first.options, cache });
    expect(first.asked).toHaveLength(1);

    await first.options.sleep(3_600_000);
    const listing = await fetchListing('hf:daily', { ...first.options, cache });
    expect(first.asked[1]?.headers).toMatchObject({ 'if-none-match': '"a"' });
    expect(listing.papers.map((paper) => paper.id)).toEqual(['arxiv:2603.00001']);
  });

  it('never keeps an answer that could not be read', async () => {
    const cache = memoryCache();
    const { options } = upstream(text('<html>'));
    await expect(fetchListing('hf:daily', { ...options, cache })).rejects.toHaveProperty('code', 'unusable-answer');
    expect(cache.entries.size).toBe(0);
  });

  it('does not cost the answer when it fails', async () => {
    const broken = { get: () => Promise.reject(new Error('disk')), set: () => Promise.reject(new Error('disk')) };
    const { options } = upstream(good);
    expect((await fetchListing('hf:daily', { ...options, cache: broken })).papers).toHaveLength(2);
  });
});

describe('limits', () => {
  it('stops reading an answer that is too large, whatever it claims', async () => {
    const endless = () =>
      new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) }));
    const { options } = upstream(endless);
    await expect(fetchListing('hf:daily', { ...options, maxBytes: 1_000_000 })).rejects.toHaveProperty(
      'code',
      'too-large',
    );
  });

  it('gives up on an answer that never ends', async () => {
    const { options } = upstream(
      (_, { signal }) => new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    );
    await expect(fetchListing('hf:daily', { ...options, requestTimeout: 20 })).rejects.toHaveProperty(
      'code',
      'timed-out',
    );
  });

  it('asks nothing when the caller has stopped already', async () => {
    const { options, asked } = upstream(good);
    const stopped = fetchListing('hf:daily', { ...options, signal: AbortSignal.abort() });
    await expect(stopped).rejects.toHaveProperty('code', 'aborted');
    expect(asked).toHaveLength(0);
  });

  it('stops at once when the caller says so', async () => {
    const stop = new AbortController();
    const { options, asked } = upstream(() => {
      stop.abort();
      throw new TypeError('fetch failed');
    });
    await expect(fetchListing('hf:daily', { ...options, signal: stop.signal })).rejects.toHaveProperty(
      'code',
      'aborted',
    );
    expect(asked).toHaveLength(1);
  });
});

describe('redirects', () => {
  const to = (location: string) => status(302, { location });

  it('are followed', async () => {
    const { options, asked } = upstream(to('https://huggingface.co/elsewhere'), good);
    await fetchListing('hf:daily', options);
    expect(asked[1]?.url).toBe('https://huggingface.co/elsewhere');
  });

  it('are not followed in a circle', async () => {
    const { options } = upstream(to('https://huggingface.co/again'));
    await expect(fetchListing('hf:daily', options)).rejects.toHaveProperty('code', 'redirect-loop');
  });

  it.each(['http://127.0.0.1/', 'http://[::1]/', 'http://169.254.169.254/latest/meta-data/', 'http://printer.local/'])(
    'do not lead to %s',
    async (inner) => {
      const { options, asked } = upstream(to(inner), good);
      await expect(fetchListing('hf:daily', options)).rejects.toHaveProperty('code', 'private-address');
      expect(asked).toHaveLength(1);
    },
  );

  it('do not lead to a name that is looked up to a private address', async () => {
    const { options } = upstream(to('https://innocent.example/'), good);
    const resolveHost = async (host: string) => [host === 'innocent.example' ? '10.0.0.8' : '93.184.216.34'];
    await expect(fetchListing('hf:daily', { ...options, resolveHost })).rejects.toHaveProperty(
      'code',
      'private-address',
    );
  });

  it('do not carry a key to another host', async () => {
    const { options, asked } = upstream(to('https://elsewhere.example/'), json({ total: 0, data: [] }));
    await fetchListing('s2:search:x', { ...options, keys: { s2: 'secret' } });
    expect(asked[0]?.headers).toHaveProperty('x-api-key', 'secret');
    expect(asked[1]?.headers).not.toHaveProperty('x-api-key');
  });
});

describe('manners', () => {
  it('names the program that asks', async () => {
    const { options, asked } = upstream(good);
    await fetchListing('hf:daily', { ...options, userAgent: 'lab/1.0 (mailto:me@example.org)' });
    expect(asked[0]?.headers).toHaveProperty('user-agent', 'lab/1.0 (mailto:me@example.org)');
  });

  it.each([
    ['arxv:cs.LG', 'Did you mean "arxiv:cs.LG"?'],
    ['opnalex:search:bees', 'Did you mean "openalex:search:bees"?'],
  ])('says what %s may have meant', async (source, hint) => {
    await expect(fetchListing(source)).rejects.toThrow(hint);
  });

  it('says which sources there are when it does not know one', async () => {
    await expect(fetchListing('nope:x')).rejects.toMatchObject({
      code: 'unknown-source',
      message: expect.stringContaining('hf: arxiv:'),
    });
  });
});
