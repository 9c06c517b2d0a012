import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import { root } from './command.js';

/** Names that a program gives to formats, which no reader should meet. */
const formatNames = [
  ...readFileSync(join(root, 'packages/core/src/parse/formats.ts'), 'utf8').matchAll(/export \* as (\w+_\w+)/g),
].map(([, name]) => name!.replaceAll('_', '-'));
if (!formatNames.includes('hf-text')) throw new Error('The names of the formats are no longer where they were.');

export interface Opened {
  page: Page;
  /** What a person would find wrong: see `look`. */
  look(name: string): Promise<string[]>;
  close(): Promise<void>;
}

/** Answers for the pictures of other sites: in turn good, torn, missing, and a page; good ones alone where no script could react. */
async function servePictures(page: Page, picture: Buffer, good: boolean): Promise<void> {
  let count = 0;
  await page.route(/^https:\/\//, async (route) => {
    if (route.request().resourceType() !== 'image') return route.abort();
    const answers = [
      () => route.fulfill({ contentType: 'image/png', body: picture }),
      () => route.fulfill({ contentType: 'image/png', body: picture.subarray(0, 60) }),
      () => route.fulfill({ status: 404, body: 'Not found' }),
      () => route.fulfill({ contentType: 'text/html', body: '<h1>Sign in</h1>' }),
    ];
    await answers[good ? 0 : count++ % answers.length]!();
  });
}

/**
 * Opens a page as a person would, and keeps what the browser complains about.
 * @param address a path on the disk, or an address
 */
export async function open(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const picture = readFileSync(join(root, 'docs/screenshots/one.png'));
  await servePictures(page, picture, options.javaScriptEnabled === false);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    const { url } = message.location();
    // A picture that another site no longer has is that site's affair, and said by the browser alone.
    const foreign = /^https:/.test(url) && /status of 4|ERR_/.test(message.text());
    if (message.type() === 'error' && !foreign) complaints.push(`console: ${message.text()}`);
  });
  const pending = new Set<Request>();
  page.on('request', (request) => void (isForeign(request) || pending.add(request)));
  page.on('requestfinished', (request) => void pending.delete(request));
  page.on('requestfailed', (request) => {
    pending.delete(request);
    if (!isForeign(request)) complaints.push(`request failed: ${request.url()}`);
  });
  const url = /^https?:/.test(address) ? address : pathToFileURL(address).href;
  await page.goto(url);
  return {
    page,
    look: async (name) => {
      await readToTheEnd(page, pending);
      const pictures = process.env.JOURNEY_PICTURES;
      if (pictures) await page.screenshot({ path: join(pictures, `${name.replaceAll(/\W+/g, '-')}.png`) });
      return [...complaints, ...(await look(page, url))];
    },
    close: () => context.close(),
  };
}

const isForeign = (request: Request) => request.url().startsWith('https:');

/** Scrolls down and up again, so that what loads when it comes into sight has done so. */
async function readToTheEnd(page: Page, pending: Set<Request>): Promise<void> {
  await settle(page, pending);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y < Math.min(height, 12_000); y += 800) await page.mouse.wheel(0, 800);
  await settle(page, pending);
  await page.mouse.wheel(0, -height);
  await page.waitForTimeout(300);
}

/**
 * Waits for half a second in which no answer of the page's own host is awaited and every picture in sight has come or
 * failed. Playwright's own "networkidle" counts pictures of other hosts as well, and may wait for ever for one that was
 * taken off the page while its answer was being made up.
 */
async function settle(page: Page, pending: Set<Request>): Promise<void> {
  const end = performance.now() + 60_000;
  for (let calm = 0; calm < 5; calm++) {
    if (performance.now() > end) {
      const awaited = [...pending].map((request) => request.url());
      throw new Error(`The page did not come to rest within a minute. It awaits: ${awaited.join(', ') || 'pictures'}`);
    }
    await page.waitForTimeout(100);
    if (pending.size > 0 || (await page.evaluate(awaitsPictures))) calm = -1;
  }
}

/** Whether a picture in sight has neither come nor failed. Runs in the page; must not refer to anything outside itself. */
function awaitsPictures(): boolean {
  const inSight = ({ top, bottom, width }: DOMRect) => width > 0 && bottom > 0 && top < innerHeight;
  const awaits = (node: ParentNode): boolean =>
    [...node.querySelectorAll('*')].some(
      (element) =>
        (element instanceof HTMLImageElement && !element.complete && inSight(element.getBoundingClientRect())) ||
        (element.shadowRoot !== null && awaits(element.shadowRoot)),
    );
  return awaits(document);
}

/** Every fault of a page that a person sees without knowing anything about it. Empty is good. */
async function look(page: Page, address: string): Promise<string[]> {
  const { faults, links } = await page.evaluate(examine, formatNames);
  const dead = links.filter((href) => {
    if (!href.startsWith('file:')) return !/^(https?|mailto):/.test(href);
    const [path] = href.split(/[#?]/);
    return !existsSync(fileURLToPath(path!));
  });
  return [...faults, ...dead.map((href) => `a link on ${address} leads to nothing: ${href}`)];
}

/** Runs in the page; must not refer to anything outside itself. */
function examine(names: string[]): { faults: string[]; links: string[] } {
  const faults: string[] = [];
  const links: string[] = [];
  // Words that data may hold are looked for in what the page says itself.
  const wrong: [string, RegExp][] = [
    ['a value that is none', /\b(undefined|NaN|\[object \w+\]|Invalid Date)\b/],
    ['raw TeX', /\\(?:alpha|beta|log|mathcal|mathbf|text|frac|times|sim|le|ge|infty)\b|\$[^$\s][^$]*[\\^_][^$]*\$/],
    ['an internal name', new RegExp(`\\b(${names.join('|')})\\b|\\b(hf|arxiv|s2|openalex|crossref):[a-z]`)],
    ['markup', /<\/?(?:b|i|em|strong|p|span|a|sup|sub|img|div)\b[^>]*>|&(?:amp|lt|gt|quot|nbsp|#\d+);/],
  ];
  const isVisible = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) &&
    // What only screen readers are told is cut to a pixel.
    (element.getBoundingClientRect().width > 2 || element.getBoundingClientRect().height > 2);

  const visit = (node: ParentNode) => {
    for (const element of node.querySelectorAll('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
      if (['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'HEAD', 'TITLE', 'annotation'].includes(element.tagName))
        continue;
      if (element.closest('math, code, pre, .abstract, [part~=abstract]') && element.tagName !== 'IMG') continue;
      if (element instanceof HTMLImageElement && isVisible(element)) {
        if (element.complete && element.naturalWidth === 0)
          faults.push(`a broken picture: ${element.src.slice(0, 80)}`);
        if (!element.hasAttribute('alt')) faults.push(`a picture without a word: ${element.src.slice(0, 80)}`);
      }
      if (!isVisible(element)) continue;
      const own = [...element.childNodes].filter((child) => child.nodeType === 3).map((child) => child.nodeValue ?? '');
      const text = own.join(' ').replaceAll(/\s+/g, ' ').trim();
      if (text) {
        for (const [what, pattern] of wrong)
          if (pattern.test(text))
            faults.push(`${what}: "${text.slice(0, 100)}" in <${element.localName} class="${element.className}">`);
        const { width, left, right } = element.getBoundingClientRect();
        if (width < 1) faults.push(`text 0 px wide: "${text.slice(0, 60)}"`);
        const scrolls = (at: Element | null): boolean =>
          at !== null &&
          (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX) ||
            scrolls(at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null));
        if ((right > innerWidth + 1 || left < -1) && !scrolls(element.parentElement))
          faults.push(`text outside of the page: "${text.slice(0, 60)}"`);
      }
      if (element instanceof HTMLAnchorElement && element.hasAttribute('href')) {
        links.push(element.href);
        const name = element.getAttribute('aria-label') ?? element.textContent?.trim();
        if (!name && !element.querySelector('img[alt]:not([alt=""]), svg[aria-label], svg title'))
          faults.push(`a link without a name: ${element.href}`);
      }
      if (
        element instanceof HTMLButtonElement &&
        !element.getAttribute('aria-label') &&
        !element.textContent?.trim() &&
        !element.title
      )
        faults.push(`a button without a name: ${element.outerHTML.slice(0, 80)}`);
    }
  };
  visit(document);
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth} px wide in a window of ${clientWidth}`);
  for (const host of document.querySelectorAll('trending-papers')) {
    const { width, height } = host.getBoundingClientRect();
    if (width < 200 || height < 40) faults.push(`the element is ${Math.round(width)} × ${Math.round(height)} px`);
  }
  return { faults: [...new Set(faults)], links: [...new Set(links)] };
}
