import { describe, expect, it } from 'vitest';
import { guardedFetch } from '../../src/fetch/index.js';

/** A network of addresses that lead on, or answer; and what it was asked. */
function network(leads: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const manners: (RequestInit | undefined)[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    asked.push(String(input));
    manners.push(init);
    const location = leads[String(input)];
    return location === undefined ? new Response('here') : new Response(null, { status: 302, headers: { location } });
  };
  const resolveHost = async (host: string) => [host === 'inner.example' ? '10.0.0.7' : '93.184.215.14'];
  return { asked, manners, fetch, resolveHost };
}

describe('an address that stands in data', () => {
  it('is asked without cookies, and where it leads to', async () => {
    const net = network({ 'https://a.example/one': '/two', 'https://a.example/two': 'https://b.example/three' });
    const response = await guardedFetch(net)('https://a.example/one', { headers: { accept: 'image/*' } });
    expect(await response.text()).toBe('here');
    expect(net.asked).toEqual(['https://a.example/one', 'https://a.example/two', 'https://b.example/three']);
    for (const how of net.manners) expect(how).toMatchObject({ credentials: 'omit', redirect: 'manual' });
    expect(net.manners[0]!.headers).toEqual({ accept: 'image/*' });
  });

  it.each([
    ['a private network', 'http://169.254.169.254/latest', 'private-address'],
    ['a name of a private network', 'https://inner.example/', 'private-address'],
    ['the same in the clear', 'http://a.example/two', 'insecure-redirect'],
    ['a file', 'file:///etc/hostname', 'unusable-url'],
    ['itself', 'https://a.example/one', 'redirect-loop'],
  ])('is not followed to %s', async (_, location, code) => {
    const net = network({ 'https://a.example/one': location });
    await expect(guardedFetch(net)('https://a.example/one')).rejects.toHaveProperty('code', code);
    expect(new Set(net.asked)).toEqual(new Set(['https://a.example/one']));
  });

  it.each(['http://127.0.0.1:8080/', 'https://inner.example/'])(
    'may be %s where a person named that',
    async (named) => {
      const net = network({});
      expect((await guardedFetch({ ...net, named })(named)).ok).toBe(true);
      await expect(guardedFetch({ ...net, named })('http://10.1.1.1/')).rejects.toHaveProperty(
        'code',
        'private-address',
      );
      await expect(guardedFetch(net)(named)).rejects.toHaveProperty('code', 'private-address');
    },
  );
});
