import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { parse } from '@trending-papers/core/parse';
import { createMemoryStore } from '@trending-papers/core/store';
import { createApi } from '@trending-papers/core/store/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveHandler } from '../../src/serve/api.js';
import { clientOf } from '../../src/serve/client.js';
import type { Served } from '../../src/serve/server.js';
import { run, temporaryFolder } from '../terminal-io.js';

const lines = Array.from({ length: 40 }, (_, number) =>
  JSON.stringify({
    title: `Paper ${number} of Moths`,
    authors: ['Ada B'],
    published: '2026-06-01',
    url: `https://arxiv.org/abs/2606.${10_000 + number}`,
  }),
).join('\n');

describe('a read API over HTTP', () => {
  const store = createMemoryStore();
  let server: Served;
  beforeAll(async () => {
    await store.merge(await parse(lines));
    server = await serveHandler((who) => createApi(store, { limit: { perMinute: 60, clientOf: who } }), {
      host: '127.0.0.1',
      port: 0,
      allowedHosts: ['papers.lab.example'],
    });
  });
  afterAll(() => server.close());
  const get = (path: string, init?: RequestInit) => fetch(new URL(path, server.url), init);

  it('gives papers, compressed for who accepts that, and nothing to who has them', async () => {
    const response = await get('papers?limit=40', { headers: { 'accept-encoding': 'br' } });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect((await response.json()).items).toHaveLength(40);
    const etag = response.headers.get('etag')!;
    const again = await get('papers?limit=40', { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const head = await get('papers', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('answers for this machine and the names that it was told, no others', async () => {
    const status = (host: string) =>
      new Promise((resolve) => {
        request(new URL('papers', server.url), { headers: { host } }, (answer) => resolve(answer.statusCode)).end();
      });
    expect(await status('papers.lab.example')).toBe(200);
    expect(await status('evil.example')).toBe(403);
  });

  it('reads no body, however long', async () => {
    const body = 'x'.repeat(1_000_000);
    const answer = await get('papers', { method: 'POST', body }).then(
      ({ status }) => status,
      () => 'closed',
    );
    expect([405, 'closed']).toContain(answer);
    expect((await get('papers')).status).toBe(200);
  });

  it.each([
    'TRACE / HTTP/1.1',
    'GET //evil.example/ HTTP/1.1',
    'GET http://evil.example/ HTTP/1.1',
    'GET /%FF%00 HTTP/1.1',
  ])('answers %s without harm', async (line) => {
    const { port } = new URL(server.url);
    const said = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(`${line}\r\nHost: localhost\r\nConnection: close\r\n\r\n`),
      );
      let text = '';
      socket.on('data', (chunk) => (text += chunk)).on('close', () => resolve(text));
    });
    expect(said).toMatch(/^HTTP\/1\.1 (?:200|404|405) /);
    expect((await get('papers')).status).toBe(200);
  });

  it('counts by the client that a proxy on this machine names, and says when to ask again', async () => {
    const as = (client: string) => get('trending', { headers: { 'x-forwarded-for': `9.9.9.9, ${client}` } });
    const statuses = [];
    for (let count = 0; count < 62; count++) statuses.push((await as('192.0.2.1')).status);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect((await as('192.0.2.2')).status).toBe(200);
  });

  it('ends its streams and takes nothing new when it is ended, while answers under way come whole', async () => {
    let release = () => {};
    const slow = await serveHandler(
      () => async (asked) => {
        if (asked.url.endsWith('/changes/stream')) return createApi(store)(asked);
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        return new Response('whole', { headers: { 'content-length': '5' } });
      },
      { host: '127.0.0.1', port: 0, allowedHosts: [] },
    );
    const stream = await fetch(`${slow.url}changes/stream`);
    const answer = fetch(`${slow.url}slow`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const closed = slow.close();
    expect(await stream.text()).toContain('event: paper');
    await expect(fetch(slow.url)).rejects.toThrow();
    release();
    expect(await (await answer).text()).toBe('whole');
    await closed;
  });
});

describe('who asks', () => {
  const of = (remoteAddress: string, forwarded?: string) =>
    clientOf({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } });

  it.each([
    ['the connection', of('192.0.2.7'), '192.0.2.7'],
    ['the connection, whatever it says of itself', of('192.0.2.7', '10.0.0.1'), '192.0.2.7'],
    ['who a proxy here saw last', of('127.0.0.1', '10.0.0.1, 192.0.2.7'), '192.0.2.7'],
    ['this machine', of('::1'), '0:0:0:0'],
    ['a network of IPv6', of('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2'],
    ['the same network, written shorter', of('2001:db8:1:2::1'), '2001:db8:1:2'],
    ['an IPv4 address as IPv6', of('::ffff:192.0.2.7'), '::ffff:192.0.2.7'],
  ])('is %s', (_, client, expected) => {
    expect(client).toBe(expected);
  });
});

describe('serve --store', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = await temporaryFolder();
    await writeFile(join(cwd, 'papers.jsonl'), lines);
    await run(['store', 'import', 'pglite:./papers', 'papers.jsonl'], { cwd });
  });
  afterAll(() => rm(cwd, { recursive: true, force: true }));

  /** Runs `serve` at a free port until a visitor has gone. */
  async function visited(argv: readonly string[], visit: (url: string) => Promise<unknown>) {
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address() as AddressInfo;
    free.close();
    const url = `http://127.0.0.1:${port}/`;
    const ending = new AbortController();
    let seen: unknown;
    const ran = await run(['serve', '--port', String(port), ...argv], {
      cwd,
      env: { TRENDING_PAPERS_STORE: 'pglite:./papers' },
      signal: ending.signal,
      stoppable: async (task) => {
        const ended = task();
        const isServed = async () => (await fetch(`${url}health`).catch(() => undefined))?.status === 200;
        // What is done before serving may be stopped as well.
        let isOver = false;
        void Promise.resolve(ended).then(
          () => (isOver = true),
          () => (isOver = true),
        );
        await expect.poll(async () => isOver || (await isServed())).toBe(true);
        if (isOver) return ended;
        seen = await visit(url);
        ending.abort();
        return ended;
      },
    });
    return { ...ran, seen };
  }

  it('serves what is in the store until it is ended, and lets go of it', async () => {
    const { code, err, seen } = await visited(['--title', 'Moths'], async (url) =>
      (await fetch(`${url}papers`)).json(),
    );
    expect([code, err, seen]).toMatchObject([
      0,
      expect.stringContaining('serves pglite:./papers'),
      expect.objectContaining({ title: 'Moths' }),
    ]);
    expect((await run(['store', 'export', 'pglite:./papers'], { cwd })).code).toBe(0);
  });

  it('answers from an index in memory where it is told to follow', async () => {
    const { err, seen } = await visited(['--follow'], async (url) => (await fetch(`${url}search?q=moths`)).json());
    expect([err, seen]).toMatchObject([
      expect.stringContaining('An index of 40 papers is in memory'),
      { total: 40, approximate: false },
    ]);
  });

  it('takes a folder or a store, not both', async () => {
    const { code, err } = await run(['serve', 'public', '--store', 'pglite:./papers'], { cwd });
    expect([code, err]).toEqual([2, expect.stringContaining('one process each')]);
  });
});
