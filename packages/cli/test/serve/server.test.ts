import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveFolder } from '../../src/serve/server.js';
import { run, temporaryFolder } from '../terminal-io.js';

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
  server = await serveFolder({ folder, host: '127.0.0.1', port: 0 });
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(new URL(path, server.url), { headers, method });

/** As it goes over the wire: fetch would tidy the path and unpack the body. */
function raw(path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const asked = request({ hostname, port, path, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) });
    });
    asked.on('error', reject).end();
  });
}

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
    '/none',
    '/%',
  ])('has nothing at %s', async (path) => expect((await raw(path)).status).toBe(404));

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
