import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveFolder } from '../../src/serve/server.js';
import { failing } from '../faults/operations.mjs';
import { run, temporaryFolder } from '../terminal-io.js';

const letters = 'abcdefghijklmnopqrstuvwxyz'.repeat(100);
let folder: string;
let server: Served;
const policy = `default-src 'none'; script-src 'sha256-abc='; connect-src 'self'`;
const page = `<html><head><meta http-equiv="Content-Security-Policy" content="${policy}"></head><body>Papers</body></html>`;

beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, '.trending-papers'));
  await writeFile(join(folder, '.trending-papers', 'lock'), 'secret');
  await writeFile(join(folder, 'index.html'), page);
  await writeFile(
    join(folder, 'feed.json'),
    `{"version":"https://jsonfeed.org/version/1.1","x":"${'y'.repeat(2000)}"}`,
  );
  await writeFile(join(folder, 'feed.xml'), '<rss/>');
  await writeFile(join(folder, 'letters.txt'), letters);
  await mkdir(join(folder, 'days'));
  const outside = await temporaryFolder();
  await writeFile(join(outside, 'secret.txt'), 'secret');
  await symlink(join(outside, 'secret.txt'), join(folder, 'secret.txt'));
  await symlink(outside, join(folder, 'elsewhere'));
  await symlink(join(folder, '.trending-papers', 'lock'), join(folder, 'lock.txt'));
  await symlink(join(folder, 'letters.txt'), join(folder, 'days', 'same.txt'));
  server = await serveFolder({
    folder,
    host: '127.0.0.1',
    port: 0,
    allowedHosts: ['Desk.lab.example'],
    note: (text) => notes.push(text),
  });
});
const notes: string[] = [];
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(new URL(path, server.url), { headers, method });

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** As it goes over the wire: fetch would tidy the path and unpack the body. */
function raw(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const asked = request({ hostname, port, path, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
    });
    asked.on('error', reject).end();
  });
}

describe('serve on a disk that fails', () => {
  it.each(['EIO', 'EPERM', 'EMFILE'] as const)(
    'with %s says so of the file, and serves it when it can',
    async (fault) => {
      for (let at = 0; ; at++) {
        const disk = failing(folder, fault, at);
        const first = await get('feed.xml').finally(disk.undo);
        if (disk.said.failed === undefined) break;
        expect([first.status, await first.text()], disk.said.failed).toEqual([
          503,
          'The file could not be read just now.\n',
        ]);
        expect(notes.pop()).toMatch(/^\/feed\.xml was not served: /);
        const again = await get('feed.xml');
        expect([again.status, await again.text()]).toEqual([200, '<rss/>']);
      }
    },
  );

  it('that cannot be watched is served, and says so', async () => {
    const told: string[] = [];
    const gone = join(folder, 'nothing');
    const served = await serveFolder({
      folder: gone,
      host: '127.0.0.1',
      port: 0,
      allowedHosts: [],
      note: (text) => told.push(text),
    });
    expect(told).toEqual([
      expect.stringMatching(/nothing cannot be watched, so pages do not reload: there is no such place\.$/),
    ]);
    expect((await fetch(served.url)).status).toBe(404);
    await served.close();
  });
});

describe('serve', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', null],
    ['/feed.json', 'application/feed+json; charset=utf-8', '*'],
    ['/feed.xml', 'application/rss+xml; charset=utf-8', '*'],
  ])('gives %s as %s', async (path, type, origin) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
  });

  it('answers 304 to who has it already, until it changes', async () => {
    const etag = (await get('/feed.xml')).headers.get('etag')!;
    expect((await get('/feed.xml', { 'if-none-match': etag })).status).toBe(304);
    await writeFile(join(folder, 'feed.xml'), '<rss version="2.0"/>');
    expect((await get('/feed.xml', { 'if-none-match': etag })).status).toBe(200);
  });

  it('compresses, with a tag of its own', async () => {
    const { body } = await raw('/feed.json', { 'accept-encoding': 'gzip' });
    expect(gunzipSync(body).toString()).toContain('jsonfeed');
    const tags = await Promise.all(
      ['gzip', 'br', 'identity'].map(async (each) =>
        (await get('/feed.json', { 'accept-encoding': each })).headers.get('etag'),
      ),
    );
    expect(new Set(tags).size).toBe(3);
  });

  it.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/.trending-papers/lock',
    '/%2etrending-papers%2flock',
    '/secret.txt',
    '/elsewhere/secret.txt',
    '/lock.txt',
    '/days',
    '/none',
    '/%',
  ])('has nothing at %s', async (path) => expect((await raw(path)).status).toBe(404));

  it('follows a link that stays in the folder', async () => {
    expect((await raw('/days/same.txt')).body.toString()).toBe(letters);
  });

  it.each([
    ['bytes=0-4', 'abcde', '0-4'],
    ['bytes=26-27', 'ab', '26-27'],
    ['bytes=-3', 'xyz', '2597-2599'],
    ['bytes=2590-', 'qrstuvwxyz', '2590-2599'],
    ['bytes=2598-9999', 'yz', '2598-2599'],
  ])('gives the part %s, uncompressed', async (range, part, place) => {
    const { status, headers, body } = await raw('/letters.txt', { range, 'accept-encoding': 'br, gzip' });
    expect([status, body.toString(), headers['content-range'], headers['content-encoding']]).toEqual([
      206,
      part,
      `bytes ${place}/2600`,
      undefined,
    ]);
    expect(headers['content-length']).toBe(String(part.length));
  });

  it.each(['bytes=0-1,4-5', 'lines=1-2', 'bytes'])('gives all to who asks for %s', async (range) => {
    const { status, headers, body } = await raw('/letters.txt', { range });
    expect([status, headers['accept-ranges'], body.toString()]).toEqual([200, 'bytes', letters]);
  });

  it('has no part beyond the end', async () => {
    const { status, headers } = await raw('/letters.txt', { range: 'bytes=2600-' });
    expect([status, headers['content-range']]).toEqual([416, 'bytes */2600']);
  });

  it('gives a part only of the file that the reader has the rest of', async () => {
    const etag = (await raw('/letters.txt')).headers.etag!;
    const range = 'bytes=1-2';
    expect((await raw('/letters.txt', { range, 'if-range': etag })).status).toBe(206);
    expect((await raw('/letters.txt', { range, 'if-range': '"another"' })).status).toBe(200);
  });

  it('compresses with brotli where it may choose', async () => {
    const { headers, body } = await raw('/letters.txt', { 'accept-encoding': 'gzip, deflate, br' });
    expect([headers['content-encoding'], brotliDecompressSync(body).toString()]).toEqual(['br', letters]);
  });

  it.each([
    'localhost',
    '127.0.0.1:8080',
    '[::1]:8080',
    '192.168.1.20',
    'LOCALHOST.',
    'papers.localhost:1',
    'desk.lab.example:8080',
  ])('answers for %s', async (host) => expect((await raw('/', { host })).status).toBe(200));

  it.each(['rebound.example', 'localhost.rebound.example:8080', 'notlocalhost', 'x.desk.lab.example', '@'])(
    'does not answer a page that calls this machine %s',
    async (host) => {
      for (const path of ['/', '/feed.json', '/.reload']) {
        const { status, body } = await raw(path, { host });
        expect([status, body.toString().includes('Papers')]).toEqual([403, false]);
      }
      expect((await raw('/', { host })).body.toString()).toContain('--allow-host');
    },
  );

  it('only gives', async () => {
    expect((await get('/feed.json', {}, 'POST')).status).toBe(405);
    expect(await (await get('/feed.json', {}, 'HEAD')).text()).toBe('');
  });

  it('lets the page reload when the folder changes, within its own policy', async () => {
    const html = await (await get('/')).text();
    const source = /<script>(new EventSource.*?)<\/script>/.exec(html)?.[1] ?? '';
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(source))).toString(
      'base64',
    );
    expect(html).toContain(`script-src 'sha256-${digest}' 'sha256-abc='`);

    const events = (await get('/.reload')).body!.getReader();
    await writeFile(join(folder, 'index.html'), `${page} `);
    expect(new TextDecoder().decode((await events.read()).value)).toBe('data: changed\n\n');
    await events.cancel();
  });

  it.each([
    ["default-src 'none'", "script-src HASH; connect-src 'self'"],
    [
      "default-src 'self' https://a.example",
      "script-src HASH 'self' https://a.example; connect-src 'self' https://a.example",
    ],
    ["default-src 'none'; script-src 'none'; connect-src 'none'", "script-src HASH; connect-src 'self'"],
    [
      "default-src 'none'; connect-src 'self' https://a.example;",
      "script-src HASH; connect-src 'self' https://a.example",
    ],
    ["img-src 'self'", "img-src 'self'"],
  ])('lets a page with the policy %s reload', async (policy, rules) => {
    const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
    await writeFile(join(folder, 'other.html'), `<!doctype html><html><head>${meta}</head><body></body></html>`);
    const html = await (await get('/other.html')).text();
    const served = /content="([^"]*)"/.exec(html)![1]!.replace(/'sha256-[^']+'/, 'HASH');
    expect(served.endsWith(rules) && served.startsWith(policy.split(';')[0]!)).toBe(true);
  });

  it('runs until it is told to stop', async () => {
    const ending = new AbortController();
    const running = run(['serve', folder, '--port', '0'], { signal: ending.signal });
    setTimeout(() => ending.abort(), 50);
    expect(await running).toMatchObject({ code: 0, err: expect.stringContaining('http://127.0.0.1:') });
  });

  it('says how to get a folder', async () => {
    expect((await run(['serve', 'nowhere'])).err).toContain('trending-papers build makes one');
  });
});
