import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFeed } from '../../packages/widget/test/support/papers.js';
import { launchChromium } from '../browser/chromium.js';
import { bin, emptyFolder, root } from '../journeys/command.js';
import { counted, documented, type Kinds, type Part } from './documented.js';

/** A request as the server of its host got it. */
interface Seen {
  method: string;
  host: string;
  path: string;
  headers: IncomingHttpHeaders;
}

interface Answer {
  body?: string;
  status?: number;
  headers?: Record<string, string>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};
const shared = { 'access-control-allow-origin': '*' };
const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>';

const built = emptyFolder();
const dist = join(root, 'packages/widget/dist');
/** Folders that hosts give away, and single answers before these. */
const folders: Readonly<Record<string, string>> = { site: built, scripts: dist, feeds: built };
const answers = new Map<string, Answer>();

const seen: Seen[] = [];
let port = 0;
let browser: Browser;
let server: ReturnType<typeof createServer>;
const at = (host: string, path = '') => `http://${host}.localhost:${port}/${path}`;

beforeAll(async () => {
  const many = makeFeed(150, Date.parse('2026-06-19T00:00:00Z'));
  writeFileSync(join(built, 'papers.json'), JSON.stringify(many));
  execFileSync(
    process.execPath,
    [bin, 'build', 'papers.json', '--out', '.', '--search-shards', '-q', '--pictures', 'none'],
    {
      cwd: built,
      stdio: 'ignore',
    },
  );
  server = createServer((request, response) => {
    const { method = '', headers } = request;
    const host = (headers.host ?? '').split('.')[0]!;
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    seen.push({ method, host, path, headers });
    const known = answers.get(`${host}${path}`);
    const file = join(
      folders[host] ?? built,
      normalize(decodeURIComponent(path)),
      path.endsWith('/') ? 'index.html' : '',
    );
    if (known) response.writeHead(known.status ?? 200, known.headers).end(known.body);
    else if (folders[host] && existsSync(file) && statSync(file).isFile())
      response
        .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', ...shared })
        .end(readFileSync(file));
    else response.writeHead(404, shared).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
  browser = await launchChromium();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

const ofElement: Kinds<Seen> = {
  'the feed': ({ method, path }) => method === 'GET' && path.endsWith('/feed.json'),
  'later pages': ({ method, path }) => method === 'GET' && /\/feed-\d+\.json$/.test(path),
  'the index': ({ method, path }) => method === 'GET' && path.startsWith('/search/'),
  'its parts': ({ method, path, host }) => method === 'GET' && path.startsWith('/parts/') && host === 'scripts',
  'a picture': ({ method, host }) => method === 'GET' && host === 'pictures',
  'a look at the server': ({ method }) => method === 'HEAD',
  'a subscription': ({ method, host }) => method === 'POST' && host === 'lists',
};
const ofPage: Kinds<Seen> = { 'its own files': ({ method, host }) => method === 'GET' && host === 'site' };

const found: Record<Part, Set<string>> = {
  'a built page': new Set(),
  'the element': new Set(),
  'the command line': new Set(),
};

/** Opens a page, lets a reader act, and gives what the hosts were asked for; the page and its script are not counted. */
async function asked(part: Part, address: string, act: (page: Page) => Promise<void>, kinds: Kinds<Seen>) {
  seen.length = 0;
  const context = await browser.newContext();
  for (const host of ['page', 'feeds', 'scripts', 'pictures', 'lists', 'victim', 'site'])
    await context.addCookies([{ name: 'session', value: `of-${host}`, url: at(host) }]);
  const page = await context.newPage();
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && new URL(request.url()).port !== String(port)) elsewhere.push(request.url());
  });
  page.on('websocket', (socket) => elsewhere.push(socket.url()));
  await page.goto(address);
  await act(page);
  // What is asked late is asked all the same.
  await page.waitForTimeout(300);
  await context.close();
  const own = seen.filter(
    ({ path, host }) => path !== '/favicon.ico' && !(host === 'page' && path === '/') && !path.endsWith('.min.js'),
  );
  const counts = counted(own, kinds, ({ method, host, path }) => `${method} ${host}${path}`);
  for (const url of elsewhere) counts[`UNEXPECTED ${url}`] = 1;
  for (const kind of Object.keys(counts)) found[part].add(kind);
  return {
    counts,
    cookies: [...new Set(own.filter(({ headers }) => headers.cookie).map(({ host, path }) => `${host}${path}`))],
    own,
  };
}

/** A page of a stranger with the element on it. */
function embed(attributes: string): string {
  const script = `<script src="${at('scripts', 'trending-papers.min.js')}"></script>`;
  answers.set('page/', {
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><body><trending-papers ${attributes}></trending-papers>${script}`,
  });
  return at('page');
}

const shown = (page: Page) => page.locator('trending-papers article').first().waitFor();

interface Item {
  id: string;
  [name: string]: unknown;
}
/** A feed of a few papers, with more said of it. */
function feedOf(count: number, more: object = {}, item: object = {}): Answer {
  const { next_url: _, ...feed } = JSON.parse(readFileSync(join(built, 'feed.json'), 'utf8'));
  const items = (feed.items as Item[]).slice(0, count).map((each) => ({ ...each, ...item }));
  return {
    body: JSON.stringify({ ...feed, items, ...more }),
    headers: { 'content-type': 'application/json', ...shared },
  };
}

describe('a built page', () => {
  it('asks for nothing but its own files, however it is used', async () => {
    const { counts } = await asked(
      'a built page',
      at('site'),
      async (page) => {
        const box = page.locator('trending-papers').getByRole('searchbox');
        await box.fill('attention');
        await page.waitForResponse((response) => response.url().includes('/search/'));
        await page.waitForTimeout(500);
      },
      ofPage,
    );
    expect(Object.keys(counts)).toEqual(['its own files']);
  });
});

describe('the element', () => {
  it('asks for its feed once, without cookies of the host it is on, and for the parts it needs', async () => {
    const { counts, cookies } = await asked(
      'the element',
      embed(`src="${at('feeds', 'feed.json')}" images="none"`),
      shown,
      ofElement,
    );
    expect(counts['the feed']).toBe(1);
    expect(Object.keys(counts).filter((kind) => !['the feed', 'its parts'].includes(kind))).toEqual([]);
    expect(cookies).toEqual([]);
  });

  it('sends cookies to a feed of its page’s own site alone', async () => {
    answers.set('page/feed.json', feedOf(3));
    const { counts, cookies } = await asked('the element', embed('src="feed.json" images="none"'), shown, ofElement);
    expect(counts['the feed']).toBe(1);
    expect(cookies).toEqual(['page/feed.json']);
  });

  it('asks the index of the feed’s origin when a reader searches, without cookies', async () => {
    const { counts, cookies } = await asked(
      'the element',
      embed(`src="${at('feeds', 'feed.json')}" images="none"`),
      async (page) => {
        await shown(page);
        await page.locator('[type=search]').fill('attention');
        await page.waitForResponse((response) => response.url().includes('/search/'));
        await page.waitForTimeout(500);
      },
      ofElement,
    );
    expect(counts['the index']).toBeGreaterThan(1);
    expect(Object.keys(counts).filter((kind) => kind.startsWith('UNEXPECTED'))).toEqual([]);
    expect(cookies).toEqual([]);
  });

  it.each([
    ['of its own origin are asked for', () => at('feeds', 'feed-2.json'), 1],
    ['of the page it stands on are not', () => at('page', 'feed-2.json'), 0],
    ['of anybody else are not', () => at('victim', 'logout'), 0],
  ])('later pages that a feed names %s', async (_, next, count) => {
    answers.set('feeds/short/feed.json', feedOf(3, { next_url: next() }));
    answers.set('feeds/feed-2.json', feedOf(6));
    const { counts, cookies } = await asked(
      'the element',
      embed(`src="${at('feeds', 'short/feed.json')}" images="none"`),
      async (page) => {
        await shown(page);
        const more = page.locator('trending-papers [part~="more"], trending-papers .more').first();
        if (await more.isVisible()) await more.click();
      },
      ofElement,
    );
    answers.delete('feeds/feed-2.json');
    expect(counts['later pages'] ?? 0).toBe(count);
    expect(Object.keys(counts).filter((kind) => kind.startsWith('UNEXPECTED'))).toEqual([]);
    expect(cookies).toEqual([]);
  });

  it('carries no cookies where a feed leads on to the page it stands on', async () => {
    answers.set('feeds/led/feed.json', {
      status: 302,
      headers: { location: at('page', 'logout/feed.json'), ...shared },
    });
    answers.set('page/logout/feed.json', feedOf(2));
    const { cookies } = await asked(
      'the element',
      embed(`src="${at('feeds', 'led/feed.json')}" images="none"`),
      (page) => page.waitForTimeout(500),
      ofElement,
    );
    expect(cookies).toEqual([]);
  });

  it.each([
    ['', 1],
    ['images="own"', 0],
    ['images="none"', 0],
  ])('asks for pictures that papers name, %s, and says to none where it stands', async (images, count) => {
    answers.set('feeds/pictured/feed.json', feedOf(1, {}, { image: at('pictures', 'one.svg') }));
    answers.set('pictures/one.svg', { body: picture, headers: { 'content-type': 'image/svg+xml' } });
    const { counts, own } = await asked(
      'the element',
      embed(`src="${at('feeds', 'pictured/feed.json')}" ${images}`),
      shown,
      ofElement,
    );
    expect(counts['a picture'] ?? 0).toBe(count);
    for (const { headers } of own.filter(({ host }) => host === 'pictures')) expect(headers.referer).toBeUndefined();
  });

  it('looks once whether a server is there whose feed may not be read, without cookies', async () => {
    answers.set('feeds/closed/feed.json', { body: '{}' });
    const { counts, cookies } = await asked(
      'the element',
      embed(`src="${at('feeds', 'closed/feed.json')}"`),
      (page) => page.locator('trending-papers [role=alert], trending-papers .error').first().waitFor(),
      ofElement,
    );
    expect(counts['a look at the server']).toBe(1);
    expect(cookies).toEqual([]);
  });

  it('sends the address that a reader typed to the list that the page names', async () => {
    answers.set('lists/join', { body: 'ok', headers: shared });
    const { counts, cookies } = await asked(
      'the element',
      embed(`src="${at('feeds', 'feed.json')}" images="none" subscribe="${at('lists', 'join')}"`),
      async (page) => {
        await shown(page);
        const box = page.locator('trending-papers [type=email]');
        if (!(await box.isVisible()))
          await page
            .locator('trending-papers')
            .getByText(/subscribe/i)
            .first()
            .click();
        await box.fill('ada@lab.example');
        await box.press('Enter');
        await page.waitForTimeout(500);
      },
      ofElement,
    );
    expect(counts['a subscription']).toBe(1);
    expect(cookies).toEqual([]);
  });
});

describe.each(['a built page', 'the element'] as const)('%s', (part) => {
  it('makes every kind of request that SECURITY.md names, and no other', () => {
    expect([...found[part]].sort()).toEqual(documented(part).sort());
  });
});
