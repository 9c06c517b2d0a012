import { TrendingPapersError } from '../../paper/errors.js';
import { escapeMarkup } from '../../text/escape/markup.js';
import { toJsonFeed } from '../feed/json-feed.js';
import { utcDay } from '../model/date.js';
import { inline, leaf } from '../model/markup.js';
import { type Publication, reporter, toPublication } from '../model/publication.js';
import { strictHref } from '../model/url.js';
import type { Publishable } from '../types.js';
import { citationMeta } from './citation-meta.js';
import { jsonLd, scriptJson } from './json-ld.js';
import { paperList } from './list.js';
import type { HtmlOptions, PageElement } from './options.js';
import { pageStyle, pageStyleHash } from './style.js';

const feedKinds = [
  ['rss', 'application/rss+xml', 'RSS', 'feed.rss'],
  ['atom', 'application/atom+xml', 'Atom', 'feed.atom'],
  ['json', 'application/feed+json', 'JSON Feed', 'feed.json'],
] as const;

interface FeedLink {
  type: string;
  label: string;
  href: string;
}

/** An HTML start tag for an element that has no end tag. */
function voidTag(name: string, attributes: Record<string, string>): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeMarkup(value)}"`);
  return `<${name}${pairs.join('')}>`;
}

function feedLinks(options: HtmlOptions): FeedLink[] {
  const report = reporter(options);
  return feedKinds.flatMap(([name, type, label, beside]) => {
    const href = strictHref(options.feeds?.[name] ?? beside);
    if (href === undefined) report('url-unusable', `Left out the address of the ${label} feed.`, `feeds.${name}`);
    return href === undefined ? [] : [{ type, label, href }];
  });
}

/**
 * Nothing runs but the widget's own script, nothing loads from elsewhere: opened from a disk the page asks nothing of
 * the network. From a server the widget may fetch the feed's further pages.
 */
function contentSecurityPolicy(element: PageElement | undefined): string {
  const scripts = element ? [`script-src '${element.scriptHash}'`, "connect-src 'self'"] : [];
  // A server render brings its styles in the markup, where no hash can be known beforehand.
  const styles = element?.shadow === undefined ? `style-src '${pageStyleHash}'` : "style-src 'unsafe-inline'";
  return ["default-src 'none'", styles, 'img-src data:', ...scripts, "base-uri 'none'", "form-action 'none'"].join(
    '; ',
  );
}

function checkElement({ script, scriptHash }: PageElement): void {
  if (!/^sha(256|384|512)-[A-Za-z\d+/]{43,86}={0,2}$/.test(scriptHash)) {
    throw new TrendingPapersError('script-hash-unusable', 'element.scriptHash must be "sha256-" and a base64 digest.', {
      scriptHash,
    });
  }
  if (/<\/script|<!--/i.test(script)) {
    throw new TrendingPapersError('script-unusable', 'element.script holds "</script" or "<!--" and would end early.');
  }
}

/** The list, or the widget around it: its data first, then what stands there until the widget takes over. */
function main(publishable: Publishable, publication: Publication, options: HtmlOptions): string {
  const list = paperList(publication.entries);
  const { element } = options;
  if (element === undefined) return list;
  // What could not be written was reported with the list; the data repeats it.
  const { onIssue: _, ...quiet } = options;
  const feed = scriptJson(toJsonFeed(publishable, quiet));
  return [
    // The policy above allows no picture from elsewhere: the element must not ask for any.
    '<trending-papers images="none">',
    element.shadow ?? '',
    // The page shows a heading already: in place of the widget's own stands one for those who jump by headings.
    '<h2 slot="header">Papers</h2>',
    `<script type="application/json">${feed}</script>`,
    list,
    '</trending-papers>',
    `<script>${element.script}</script>`,
  ].join('\n');
}

function metadata(publication: Publication, links: readonly FeedLink[]): string[] {
  const { description, homepage, title } = publication;
  const meta = (attributes: Record<string, string>) => voidTag('meta', attributes);
  return [
    leaf('title', title),
    description === undefined ? '' : meta({ name: 'description', content: description }),
    homepage === undefined ? '' : voidTag('link', { rel: 'canonical', href: homepage }),
    ...links.map(({ type, label, href }) =>
      voidTag('link', { rel: 'alternate', type, title: `${title} (${label})`, href }),
    ),
    meta({ property: 'og:type', content: 'website' }),
    meta({ property: 'og:title', content: title }),
    description === undefined ? '' : meta({ property: 'og:description', content: description }),
    homepage === undefined ? '' : meta({ property: 'og:url', content: homepage }),
    ...(publication.entries.length === 1 ? citationMeta(publication.entries[0]!) : []),
  ];
}

function pageHeader({ description, entries, title, updated }: Publication): string {
  const count = entries.length === 1 ? '1 paper' : `${entries.length.toLocaleString('en')} papers`;
  const facts = updated === undefined ? count : `${count} · ${utcDay(updated)}`;
  return `<header>\n${leaf('h1', title)}\n${leaf('p', description)}${leaf('p', facts)}\n</header>`;
}

/**
 * One self-contained page: the papers with their reasons and abstracts, to be read without scripts, from a disk or a
 * server; for machines linked data, COinS and links to the feeds. It loads nothing. Linear in the listing's text.
 *
 * @throws `script-unusable`, `script-hash-unusable` when the element's script cannot stand in a page
 * @example
 * toHtml(listing, { reasons: { 'arxiv:2403.12345': ['118 upvotes in 9 hours'] } })
 */
export function toHtml(publishable: Publishable, options: HtmlOptions = {}): string {
  if (options.element) checkElement(options.element);
  const publication = toPublication(publishable, options);
  const links = feedLinks(options);
  const policy = contentSecurityPolicy(options.element);
  const subscribe = links.map(({ type, label, href }) => leaf('a', label, { href, type })).join(' · ');
  return [
    '<!doctype html>',
    `<html lang="${publication.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    ...metadata(publication, links),
    `<style>${pageStyle}</style>`,
    `<script type="application/ld+json">${jsonLd(publication)}</script>`,
    '</head>',
    '<body>',
    pageHeader(publication),
    inline('main', {}, `\n${main(publishable, publication, options)}\n`),
    inline('footer', {}, inline('p', {}, `Subscribe: ${subscribe}`)),
    '</body>',
    '</html>\n',
  ]
    .filter(Boolean)
    .join('\n');
}
