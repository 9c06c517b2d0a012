import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { type Browser, firefox, type Page } from 'playwright-core';
import { chromiumPath, launchChromium } from '../../../../test/browser/chromium.js';

export const root = join(import.meta.dirname, '..', '..', '..', '..');
export const dist = join(root, 'packages/widget/dist');
const screenshots = join(root, 'docs/screenshots');

/** The instant at which every page of these tests is opened. */
export const now = Date.parse('2026-06-20T12:00:00Z');

export const firefoxPath = process.env.TRENDING_PAPERS_FIREFOX ?? '/usr/bin/firefox-esr';
export const hasChromium = existsSync(chromiumPath);
export const hasFirefox = existsSync(firefoxPath);

export function openChromium(): Promise<Browser> {
  // A test asks the collector whether elements are gone.
  return launchChromium('--js-flags=--expose-gc');
}

/** Firefox as Debian has it speaks WebDriver BiDi only, which this channel name asks for. */
export function openFirefox(): Promise<Browser> {
  return firefox.launch({ channel: 'moz-firefox', executablePath: firefoxPath });
}

export interface Answer {
  body: string;
  status?: number;
  headers?: Record<string, string>;
}

export interface Site {
  /** `http://127.0.0.1:port/`. */
  origin: string;
  /** What the site answers, or how it finds that out, by path; below `/dist/` are the built files, below `/repo/` the repository. */
  pages: Map<string, Answer | ((request: IncomingMessage) => Answer | Promise<Answer>)>;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** A site on this machine. */
export async function openSite(): Promise<Site> {
  const pages: Site['pages'] = new Map();
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    const known = pages.get(path);
    const page = typeof known === 'function' ? await known(request) : known;
    if (page) {
      response.writeHead(page.status ?? 200, {
        'content-type': types[extname(path)] ?? 'text/html; charset=utf-8',
        ...page.headers,
      });
      response.end(page.body);
      return;
    }
    const file = path.startsWith('/dist/')
      ? join(dist, normalize(path.slice(5)))
      : join(root, normalize(path.slice(5)));
    if ((path.startsWith('/dist/') || path.startsWith('/repo/')) && existsSync(file)) {
      response.writeHead(200, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'access-control-allow-origin': '*',
      });
      response.end(await readFile(file));
      return;
    }
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}/`,
    pages,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Headers of a site that allows no more than it must. */
export const strict = {
  'content-security-policy':
    "default-src 'none'; img-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types trending-papers",
};

export const script = '<script src="/dist/trending-papers.min.js"></script>';
/** The heading that a page has is there, but not in the pictures. */
const look =
  'body { margin: 2rem; font: 16px/1.5 system-ui, sans-serif; } h1 { position: absolute; clip-path: inset(50%); }';

/** A whole page around some markup. */
export function pageOf(markup: string, { head = '', lang = 'en', dir = 'ltr', style = true } = {}): string {
  return `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Test</title>${style ? `<style>${look}</style>` : ''}${head}</head><body><main><h1>Test</h1>${markup}</main></body></html>`;
}

/** The feed inside the element, as the command line writes it. */
export function embedded(feed: unknown, attributes = ''): string {
  return `<trending-papers ${attributes}><script type="application/json">${JSON.stringify(feed).replaceAll('<', '\\u003c')}</script></trending-papers>`;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page, the sizes of targets included. */
export async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe puts itself on the window.
    const { violations } = await (globalThis as any).axe.run(document, {
      resultTypes: ['violations'],
      // Left out unless asked for.
      rules: { 'target-size': { enabled: true } },
    });
    return violations.map((fault: { id: string; nodes: { html: string }[] }) => `${fault.id}: ${fault.nodes[0]?.html}`);
  });
}

/** Rewrites a picture of the documentation, when `UPDATE_SCREENSHOTS` asks for it. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.UPDATE_SCREENSHOTS) return;
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
}
