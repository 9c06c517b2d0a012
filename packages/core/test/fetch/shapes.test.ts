import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fetchListing, services } from '../../src/fetch/index.js';
import { type Shape, shapes } from './shapes.js';
import { upstream } from './upstream.js';

const documentation = readFileSync(resolve(import.meta.dirname, '../../../../docs/services.md'), 'utf8');

/** A number of papers that needs a second and a third page, and what is asked for of them. */
const whole = 230;
const part = 40;

/** A service with so many papers, whose requests are kept. */
function playing(shape: Shape, total: number) {
  return upstream((url, init) => shape.upstream(total)(new URL(url), init.body as string | undefined));
}

/** GitHub is not asked without one. */
const needed = { github: 'any-token' };

it('every service is here', () => {
  expect(shapes.map(({ service }) => service).sort()).toEqual(services.map(({ name }) => name).sort());
});

describe.each(shapes.map((shape) => [shape.service, shape] as const))('%s', (name, shape) => {
  const service = services.find((each) => each.name === name)!;
  const source = shape.source(whole);
  const ask = (net: ReturnType<typeof upstream>, more = {}) =>
    fetchListing(source, { ...net.options, keys: needed, ...more });

  it('gives the whole of a listing, page after page, each paper once', async () => {
    const total = Math.min(whole, shape.reach ?? whole);
    const { papers, issues } = await ask(playing(shape, total), { searchLimit: 10_000 });
    expect(new Set(papers.map(({ id }) => id)).size).toBe(total);
    expect(papers.map(({ position }) => position)).toEqual(Array.from({ length: total }, (_, at) => at + 1));
    const others = issues.filter(({ code }) => !shape.says?.includes(code));
    expect(others.filter(({ code }) => code !== 'cut-off')).toEqual([]);
    // What gives no more than its first is not known to have been all.
    expect(others.length === 0 || (shape.reach === total && !shape.counts)).toBe(true);
  });

  it('says with both numbers what was not taken', async () => {
    const { papers, issues } = await ask(playing(shape, whole), { limit: part });
    expect(papers).toHaveLength(part);
    const cut = issues.filter(({ code }) => code === 'cut-off');
    expect(cut).toHaveLength(1);
    expect(cut[0]!.message).toContain(shape.counts ? `${part} of ${whole} papers` : `the first ${part} papers`);
    expect(cut[0]!.message.includes('does not say how many')).toBe(!shape.counts);
  });

  it('that refuses is quoted', async () => {
    const { status, body, words, code } = shape.refusal;
    const net = upstream(() => new Response(body, { status }));
    await expect(ask(net)).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
  });

  it(
    shape.login ? 'is shown the key, which stands nowhere else' : 'is asked without a key, and takes none',
    async () => {
      if (!shape.login) {
        expect(service.keys ?? []).toEqual([]);
        const net = playing(shape, 3);
        await ask(net, { keys: { s2: 'another-key', github: 'another-key', zotero: 'another-key' } });
        expect(JSON.stringify(net.asked)).not.toContain('another-key');
        return;
      }
      const { keys, carried } = shape.login;
      expect(service.keys?.map((key) => key.name)).toEqual(Object.keys(keys));
      const net = playing(shape, 3);
      const listing = await fetchListing(shape.source(3), { ...net.options, keys });
      expect(listing.papers).toHaveLength(3);
      for (const { url, headers, body } of net.asked)
        expect(carried({ url: new URL(url), headers: new Headers(headers), body: String(body) }), url).toBe(true);
      for (const key of Object.values(keys)) expect(JSON.stringify(listing)).not.toContain(key);
    },
  );

  it('is in the documentation, with its sources, its keys and what each gives', () => {
    for (const { example, gives } of service.routes)
      expect(documentation).toContain(`| \`${name}:${example}\` | ${gives} |`);
    for (const key of service.keys ?? []) expect(documentation).toContain(`| \`${key.env}\` | ${key.gives} |`);
  });
});

describe.each(shapes.filter(({ reach }) => reach).map((shape) => [shape.service, shape] as const))('%s', (_, shape) => {
  it('says with both numbers what it does not give', async () => {
    const net = playing(shape, 1_234);
    const { papers, issues } = await fetchListing(shape.source(whole), { ...net.options, searchLimit: 10_000 });
    expect(papers).toHaveLength(shape.reach!);
    expect(issues.map(({ code }) => code)).toEqual(['cut-off']);
    expect(issues[0]!.message).toContain(shape.counts ? `${shape.reach} of 1234 papers` : `${shape.reach} papers`);
  });
});
