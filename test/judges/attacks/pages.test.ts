import { existsSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { marked } from 'marked';
import type { Browser } from 'playwright-core';
import rehypeRaw from 'rehype-raw';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { toAtom, toEmail, toHtml, toJsonFeed, toMarkdown, toRss } from '../../../packages/core/src/index.js';
import { chromiumPath, launchChromium } from '../../browser/chromium.js';
import { describeJudge } from '../judge.js';
import { attackedListing, attackedReasons } from './papers.js';
import { attacks, markupAttacks, trap } from './strings.js';

const listing = attackedListing(attacks);
const reasons = attackedReasons(listing);
const markdown = () => toMarkdown(listing, { reasons });

/** The text of an element of XML, as a parser gives it. */
const unescaped = (xml: string) =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
const texts = (xml: string, element: RegExp) =>
  [...xml.matchAll(element)].map(([, text = '']) => unescaped(text)).join('\n');

/** What people's programs make HTML of, and what they make. */
const rendered: Readonly<Record<string, () => string | Promise<string>>> = {
  'Markdown by marked': () => marked.parse(markdown(), { async: false, gfm: true }),
  'Markdown by markdown-it, with links and HTML': () =>
    new MarkdownIt({ html: true, linkify: true }).render(markdown()),
  'Markdown by remark, with GFM and HTML': async () =>
    String(
      await unified()
        .use(remarkParse)
        .use(remarkGfm)
        .use(remarkRehype, { allowDangerousHtml: true })
        .use(rehypeRaw)
        .use(rehypeStringify)
        .process(markdown()),
    ),
  'the page': () => toHtml(listing, { reasons }),
  'the mail': () => toEmail({ ...listing, papers: listing.papers.slice(0, 60) }, { reasons }).html,
  'the content of RSS': () => texts(toRss(listing, { limit: 1_000 }), /<content:encoded>([^<]*)</g),
  'the descriptions of RSS': () =>
    texts(toRss(listing, { limit: 1_000 }), /<description>([^<]*)<\/description>\n<content:encoded>/g),
  'the content of Atom': () => texts(toAtom(listing, { limit: 1_000 }), /<content type="html">([^<]*)</g),
  'the content of JSON Feed': () =>
    JSON.parse(toJsonFeed(listing))
      .items.map(({ content_html }: { content_html: string }) => content_html)
      .join('\n'),
};

/** Opens HTML with the page's own policy off, lets it load, and says what ran and what could have. */
async function open(browser: Browser, html: string) {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.route('**/*', (route) => (route.request().isNavigationRequest() ? route.continue() : route.abort()));
  await page.addInitScript(`window.ran = 0; window.${trap} = () => { window.top.ran += 1; };`);
  await page.goto('data:text/html,<title>blank</title>');
  await page.setContent(html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
  await page.waitForTimeout(500);
  const seen = await page.evaluate(() => {
    const acting = [...document.querySelectorAll('*')].filter(
      (element) =>
        /^(script|iframe|object|embed|svg|img|form|input|base|link|details|video)$/.test(element.localName) ||
        element.getAttributeNames().some((name) => name.startsWith('on')) ||
        /^\s*(javascript|data|vbscript):/i.test(element.getAttribute('href') ?? ''),
    );
    const kinds = acting.map((element) =>
      element instanceof HTMLAnchorElement ? `a ${element.getAttribute('href')}` : element.cloneNode(false),
    );
    return {
      ran: (window as unknown as { ran: number }).ran,
      acting: kinds.map((kind) => (typeof kind === 'string' ? kind : (kind as Element).outerHTML)),
    };
  });
  await context.close();
  return seen;
}

/** Elements that our own pages have: data for machines, links to feeds, abstracts that open. */
const ours = /^<(script type="application\/ld\+json"|link rel="(canonical|alternate|icon)"|details><)/;

const present = existsSync(chromiumPath);

describeJudge('Chromium', present, 'chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it(`is attacked by ${attacks.length} strings, and by many of those for pages when nobody escapes them`, async () => {
    expect(attacks.length).toBeGreaterThan(400);
    // Each in a document of its own: some would swallow those behind them.
    const frames = markupAttacks.map(
      (attack) => `<iframe srcdoc="${attack.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`,
    );
    const { ran } = await open(browser, frames.join(''));
    expect(ran).toBeGreaterThan(60);
  });

  it.each(Object.entries(rendered))('runs nothing in %s', async (_, render) => {
    const html = await render();
    expect(html.length).toBeGreaterThan(10_000);
    const { ran, acting } = await open(browser, html);
    expect(ran).toBe(0);
    expect(acting.filter((element) => !ours.test(element))).toEqual([]);
  });
});
