import { inline, leaf } from '../model/markup.js';
import { pageText, policyOf, sharedStyle, voidTag } from '../page/frame.js';
import { described } from '../page/html.js';

/** What all pages of a site share. */
export interface Shell {
  readonly title: string;
  readonly language: string;
  /** Where the site will be, with a slash at its end; without it no address of its own is absolute. */
  readonly url: string | undefined;
  /** The footer in markup, for a page that many folders down. */
  readonly foot: (up: string) => string;
}

export interface SitePage {
  /** From the top of the site. */
  readonly path: string;
  readonly title: string;
  readonly description?: string | undefined;
  /** More of the head, in markup. */
  readonly head?: readonly string[];
  readonly body: readonly string[];
}

const places = [
  ['index.html', 'Front page'],
  ['days.html', 'Days'],
  ['rising.html', 'Rising'],
  ['topics.html', 'Topics'],
  ['about.html', 'About'],
] as const;

/** The way from a page to the top of the site: every link is relative, so that a site works wherever it lies. */
export const upFrom = (path: string): string => '../'.repeat(path.split('/').length - 1);

/** The way to the parts of the site. */
export function navOf(path: string): string {
  const links = places.map(([to, label]) =>
    leaf('a', label, { href: upFrom(path) + to, 'aria-current': to === path ? 'page' : undefined }),
  );
  return inline('nav', { 'aria-label': 'Site' }, links.join(' '));
}

/** What every page has in its head. */
export const siteHead = (path: string): string[] => [
  voidTag('link', { rel: 'icon', type: 'image/svg+xml', href: `${upFrom(path)}icon.svg` }),
  voidTag('link', { rel: 'manifest', href: `${upFrom(path)}manifest.webmanifest` }),
];

/** A page without scripts. */
export function sitePage(shell: Shell, { path, title, description, head = [], body }: SitePage): string {
  const whole = title === shell.title ? title : `${title} · ${shell.title}`;
  return pageText({
    language: shell.language,
    policy: policyOf(sharedStyle, "img-src 'self' data:", "manifest-src 'self'"),
    head: [
      ...described(whole, description, shell.url && new URL(path, shell.url).href),
      voidTag('meta', { property: 'og:site_name', content: shell.title }),
      ...siteHead(path),
      ...head,
    ],
    body: [
      navOf(path),
      `<main>\n${body.filter(Boolean).join('\n')}\n</main>`,
      inline('footer', {}, shell.foot(upFrom(path))),
    ],
  });
}
