import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFeed } from '../test/support/papers.js';
import { dist, hasChromium, now, openChromium, openSite, pageOf, type Site, script } from './support/browser.js';

const whole = JSON.stringify(makeFeed(3, now));

describe.skipIf(!hasChromium)('a feed that cannot be had (skipped without Chromium)', () => {
  let browser: Browser;
  let site: Site;
  let other: Site;
  beforeAll(async () => {
    [browser, site, other] = await Promise.all([openChromium(), openSite(), openSite()]);
    other.pages.set('/feed.json', { body: whole });
    site.pages.set('/html.json', { body: '<!doctype html><title>Sign in</title><p>Please sign in.' });
    site.pages.set('/damaged.json', { body: whole.slice(0, 2_000) });
    site.pages.set('/large.json', { body: `{"items":[],"x":"${'x'.repeat(10_100_000)}"}` });
    site.pages.set('/busy.json', { body: '', status: 503 });
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), site?.close(), other?.close()]);
  });

  /** What a reader is told, and what the page hears, of a feed at an address. */
  async function failureOf(open: (page: Page) => Promise<unknown>) {
    const page = await (await browser.newContext()).newPage();
    const warned: string[] = [];
    page.on('console', (message) => message.type() === 'warning' && warned.push(message.text()));
    await page.addInitScript(() => {
      addEventListener('feed-error', (event) => Object.assign(window, { heard: (event as CustomEvent).detail.code }));
    });
    await open(page);
    const told = await page.locator('[part=error]').textContent();
    const code = await page.evaluate('heard');
    await page.context().close();
    return { code, told, warned: warned.filter((text) => text.startsWith('<trending-papers>')).join() };
  }

  it.each([
    ['is not there', '/gone.json', 'feed-http', 'tell whoever keeps this page: feed-http', 'relative to the page'],
    ['has a server in trouble', '/busy.json', 'feed-http', 'try again in some minutes', 'status 503'],
    ['is a page', '/html.json', 'feed-html', 'keeps this page: feed-html', 'a web page that lists no papers'],
    ['is damaged', '/damaged.json', 'feed-unreadable', 'keeps this page: feed-unreadable', 'JSON'],
    ['is too large', '/large.json', 'feed-too-large', 'keeps this page: feed-too-large', 'next_url'],
    ['is on a site that keeps others out', 'other', 'feed-blocked', 'feed-blocked', 'Access-Control-Allow-Origin'],
    ['has no server', 'http://127.0.0.1:9/feed.json', 'feed-unreachable', 'check the connection', 'connect-src'],
    ['has an address that is none', 'ftp://lab.example/feed', 'feed-address', 'feed-address', 'http or https'],
  ])('that %s is told apart', async (_, address, code, told, warned) => {
    const src = address === 'other' ? `${other.origin}feed.json` : address;
    site.pages.set('/page', { body: pageOf(`<trending-papers src="${src}"></trending-papers>${script}`) });
    const failure = await failureOf((page) => page.goto(`${site.origin}page`));
    expect(failure).toMatchObject({ code, warned: expect.stringContaining(warned) });
    expect(failure.told).toContain(told);
  });

  it('beside a page that was opened from a disk is told apart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'page-'));
    const source = `<script src="${pathToFileURL(join(dist, 'trending-papers.all.min.js'))}"></script>`;
    const file = join(folder, 'page.html');
    await writeFile(file, pageOf(`<trending-papers src="feed.json"></trending-papers>${source}`));
    const failure = await failureOf((page) => page.goto(String(pathToFileURL(file))));
    expect(failure).toMatchObject({ code: 'feed-file', warned: expect.stringContaining('put the feed inside') });
    expect(failure.told).toContain('opened from a disk');
    await rm(folder, { recursive: true });
  });
});
