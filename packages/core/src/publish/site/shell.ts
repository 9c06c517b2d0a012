import { saySite, siteWords } from '../../words/site-words.js';
import type { Words } from '../../words/types.js';
import type { Entry } from '../model/entry.js';
import { inline, leaf } from '../model/markup.js';
import { pageText, policyOf, styleSource, voidTag } from '../page/frame.js';
import { described } from '../page/html.js';
import type { Group } from './groups.js';
import type { UsableTheme } from './theme.js';

/** What all pages of a site share. */
export interface Shell {
  readonly title: string;
  readonly language: string;
  readonly words: Words;
  /** Where the site will be, with a slash at its end; without it no address of its own is absolute. */
  readonly url: string | undefined;
  /** The topics of a paper that have a page. */
  readonly topicsOf: (entry: Entry) => readonly Group[];
  readonly theme: UsableTheme | undefined;
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

/** The style sheet of a theme that has one. */
export const themeFile = 'theme.css';

/** What a theme's style may be loaded from, beside the style that all pages share. */
const stylesOf = ({ theme, words }: Shell) => styleSource(words) + (theme?.style ? " 'self'" : '');

const places = [
  ['days.html', 'days'],
  ['rising.html', 'rising'],
  ['topics.html', 'topics'],
  ['about.html', 'about'],
  ['about.html#feeds', 'subscribe'],
] as const;

/** The way from a page to the top of the site: every link is relative, so that a site works wherever it lies. */
export const upFrom = (path: string): string => '../'.repeat(path.split('/').length - 1);

/** The way to the parts of the site, the front page by the site's name and sign. */
export function navOf(path: string, { theme, title, words }: Shell): string {
  const site = siteWords(words);
  const up = upFrom(path);
  const here = (to: string) => (to === path ? 'page' : undefined);
  const sign = voidTag('img', { src: up + (theme?.logo ?? 'icon.svg'), alt: '', width: '28', height: '28' });
  const home = inline(
    'a',
    { class: 'home', href: `${up}index.html`, 'aria-current': here('index.html') },
    sign + leaf('span', title),
  );
  const links = [
    ...places.map(([to, name]) => leaf('a', site[name], { href: up + to, 'aria-current': here(to) })),
    ...(theme?.links ?? []).map(({ label, url }) => leaf('a', label, { href: url })),
  ];
  return inline('nav', { 'aria-label': site.ways }, [home, ...links].join(' '));
}

/** What every page has in its head. */
export function siteHead(path: string, { theme }: Shell): string[] {
  const up = upFrom(path);
  return [
    voidTag('link', { rel: 'icon', type: 'image/svg+xml', href: `${up}icon.svg` }),
    voidTag('link', { rel: 'manifest', href: `${up}manifest.webmanifest` }),
    theme?.style ? voidTag('link', { rel: 'stylesheet', href: up + themeFile }) : '',
  ];
}

/** What a page of the site may load. */
export const sitePolicy = (shell: Shell, ...more: readonly string[]): string =>
  policyOf(stylesOf(shell), "img-src 'self' data:", "manifest-src 'self'", "connect-src 'self'", ...more);

/** A page without scripts. */
export function sitePage(shell: Shell, { path, title, description, head = [], body }: SitePage): string {
  const whole = title === shell.title ? title : `${title} · ${shell.title}`;
  // The same from day to day: a page without news keeps its bytes.
  const about = saySite('pair', shell.words, { term: title, value: shell.title });
  return pageText({
    language: shell.language,
    words: shell.words,
    policy: sitePolicy(shell),
    head: [
      ...described(whole, description ?? about, shell.url && new URL(path, shell.url).href),
      voidTag('meta', { property: 'og:site_name', content: shell.title }),
      ...siteHead(path, shell),
      ...head,
    ],
    body: [
      navOf(path, shell),
      `<main>\n${body.filter(Boolean).join('\n')}\n</main>`,
      inline('footer', {}, shell.foot(upFrom(path))),
    ],
  });
}
