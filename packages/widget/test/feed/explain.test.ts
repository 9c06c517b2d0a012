import { afterEach, describe, expect, it, vi } from 'vitest';
import { FeedError } from '../../src/feed/error.js';
import { explain } from '../../src/feed/explain.js';

const url = 'https://data.example/feed.json';
const failure = (code: FeedError['code'], facts: { url: string; status?: number } = { url }, cause?: unknown) =>
  new FeedError(code, `${facts.url} failed.`, facts, cause);

/** A page at an address, beside servers of which those in `there` are up. */
function stand(page: string, there: readonly string[] = []) {
  const { origin, protocol } = new URL(page);
  vi.stubGlobal('location', { origin, protocol });
  const asked = vi.fn((address: string) =>
    there.includes(address) ? Promise.resolve(new Response()) : Promise.reject(new TypeError('Failed to fetch')),
  );
  vi.stubGlobal('fetch', asked);
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

describe('what went wrong with a feed', () => {
  it('is told from a server that is off when it only keeps other sites out', async () => {
    const asked = stand('https://lab.example/', [url]);
    const told = await explain(failure('feed-unreachable'));
    expect(told.code).toBe('feed-blocked');
    expect(told.message).toContain('Access-Control-Allow-Origin');
    expect(told.message).toContain('https://lab.example');
    expect(asked.mock.calls[0]).toMatchObject([url, { mode: 'no-cors', credentials: 'omit' }]);
    stand('https://lab.example/');
    expect(await explain(failure('feed-unreachable'))).toMatchObject({
      code: 'feed-unreachable',
      message: expect.stringContaining('connect-src'),
    });
  });

  it('is not asked for again on the page’s own site, nor where the server did not answer in time', async () => {
    const own = stand('https://data.example/', [url]);
    expect((await explain(failure('feed-unreachable'))).code).toBe('feed-unreachable');
    expect(own).not.toHaveBeenCalled();
    const slow = stand('https://lab.example/', [url]);
    const late = failure('feed-unreachable', { url }, new DOMException('late', 'TimeoutError'));
    expect((await explain(late)).code).toBe('feed-unreachable');
    expect(slow).not.toHaveBeenCalled();
  });

  it('is http on a page over https, but for a server on the same machine', async () => {
    stand('https://lab.example/');
    expect((await explain(failure('feed-unreachable', { url: 'http://data.example/f' }))).code).toBe('feed-mixed');
    expect((await explain(failure('feed-unreachable', { url: 'http://localhost:8000/f' }))).code).toBe(
      'feed-unreachable',
    );
    stand('http://lab.example/');
    expect((await explain(failure('feed-unreachable', { url: 'http://data.example/f' }))).code).toBe(
      'feed-unreachable',
    );
  });

  it.each([
    [404, 'Addresses are relative to the page'],
    [403, 'without signing in'],
    [503, 'has trouble'],
    [418, 'failed.'],
  ])('has status %i, with what follows of it', async (status, hint) => {
    const told = await explain(failure('feed-http', { url, status }));
    expect(told).toMatchObject({ code: 'feed-http', facts: { url, status } });
    expect(told.message).toContain(hint);
  });

  it.each(['<!DOCTYPE html><title>Sign in</title>', '\n<html lang="en"><body>'])('is a page: %s', async (text) => {
    const told = await explain(failure('feed-unreadable'), text);
    expect(told.code).toBe('feed-html');
    expect(told.message).toContain('a web page that lists no papers');
  });

  it('names the place where JSON breaks off, and keeps the cause', async () => {
    const error = failure('feed-unreadable');
    const told = await explain(error, '{"version":"https://jsonfeed.org/version/1.1","items":[{"title":"Cut o');
    expect(told.code).toBe('feed-unreadable');
    expect(told.message).toMatch(/failed\..*(position|column|end of)/i);
    expect(told.cause).toBe(error);
    expect((await explain(failure('feed-unreadable'), 'key,value')).message).toBe(`${url} failed.`);
  });
});
