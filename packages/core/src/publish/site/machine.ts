import { escapeMarkup } from '../../text/escape/markup.js';
import type { SiteWords } from '../../words/site/types.js';
import { later, utcDay } from '../model/date.js';
import { leaf, xmlDeclaration } from '../model/markup.js';

/** A page and the day of the newest thing on it. */
export interface MappedPage {
  readonly path: string;
  readonly changed: Date | undefined;
}

/** What one sitemap may hold: https://www.sitemaps.org/protocol.html */
const mostMapped = 50_000;

/** Pages, or maps of pages, as elements of a name in an element that holds all of them. */
function mapOf(pages: readonly MappedPage[], url: string, [root, each]: readonly [string, string]): string {
  const entries = pages.map(
    ({ path, changed }) =>
      `<${each}>${leaf('loc', new URL(path === 'index.html' ? '' : path, url).href)}${leaf('lastmod', changed && utcDay(changed))}</${each}>\n`,
  );
  return `${xmlDeclaration}<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</${root}>\n`;
}

/** The pages of a site for search engines: one map, or where one cannot hold them all, several and an index of these. */
export function sitemaps(pages: readonly MappedPage[], url: string): [path: string, text: string][] {
  const set = ['urlset', 'url'] as const;
  if (pages.length <= mostMapped) return [['sitemap.xml', mapOf(pages, url, set)]];
  const parts = Array.from({ length: Math.ceil(pages.length / mostMapped) }, (_, index) =>
    pages.slice(index * mostMapped, (index + 1) * mostMapped),
  );
  const index = parts.map((part, at): MappedPage => ({ path: `sitemap-${at + 1}.xml`, changed: newestOf(part) }));
  return [
    ...parts.map((part, at): [string, string] => [index[at]!.path, mapOf(part, url, set)]),
    ['sitemap.xml', mapOf(index, url, ['sitemapindex', 'sitemap'])],
  ];
}

const newestOf = (pages: readonly MappedPage[]) =>
  pages.reduce<Date | undefined>((newest, { changed }) => later(newest, changed), undefined);

/** Everybody may read everything. */
export const robots = (url: string | undefined): string =>
  `User-agent: *\nAllow: /\n${url === undefined ? '' : `Sitemap: ${new URL('sitemap.xml', url).href}\n`}`;

/** https://www.w3.org/TR/appmanifest/ */
export const manifest = (name: string, lang: string, dir: SiteWords['dir']): string =>
  `${JSON.stringify({ name, lang, dir, start_url: './', display: 'browser', icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' }] })}\n`;

/** The first letter of the site's name and a rising line. */
export function icon(title: string): string {
  const letter = escapeMarkup([...title].find((character) => /[\p{L}\p{N}]/u.test(character))?.toUpperCase() ?? 'T');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="#0b57a4"/><text x="32" y="40" font-family="sans-serif" font-size="34" font-weight="700" text-anchor="middle" fill="#fff">${letter}</text><polyline points="12,54 26,49 38,51 52,44" fill="none" stroke="#fff" stroke-width="3"/></svg>\n`;
}
