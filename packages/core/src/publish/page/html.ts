import { TrendingPapersError } from '../../paper/errors.js';
import { checkOptions } from '../../text/options.js';
import { en } from '../../words/en.js';
import { sayDay, sayPapers, saySite, siteWords } from '../../words/site-words.js';
import type { Words } from '../../words/types.js';
import { shorten } from '../feed/content.js';
import { embeddedFeed } from '../feed/json-feed.js';
import { utcDay } from '../model/date.js';
import { inline, leaf } from '../model/markup.js';
import { type Publication, reporter, toPublication, toSpokenPublication } from '../model/publication.js';
import { strictHref } from '../model/url.js';
import { publishRules } from '../rules.js';
import type { Publishable } from '../types.js';
import { citationMeta } from './citation-meta.js';
import { pageText, policyOf, styleSource, voidTag } from './frame.js';
import { jsonLd, scriptJson } from './json-ld.js';
import { type ListPlan, paperList } from './list.js';
import type { HtmlOptions, PageElement } from './options.js';

const feedKinds = [
  ['rss', 'application/rss+xml', 'RSS', 'feed.xml'],
  ['atom', 'application/atom+xml', 'Atom', 'atom.xml'],
  ['json', 'application/feed+json', 'JSON Feed', 'feed.json'],
] as const;

interface FeedLink {
  type: string;
  label: string;
  href: string;
}

function feedLinks(options: HtmlOptions): FeedLink[] {
  const report = reporter(options);
  return feedKinds.flatMap(([name, type, label, beside]) => {
    const href = strictHref(options.feeds?.[name] ?? beside);
    if (href === undefined) report('url-unusable', { feed: label }, `feeds.${name}`);
    return href === undefined ? [] : [{ type, label, href }];
  });
}

/** What a page of a site has beyond one that stands alone. */
export interface Surroundings {
  /** The files beside the page that hold the widget's papers and its script, in place of both in the page itself. */
  readonly scripts?: { readonly papers: string; readonly element: string };
  readonly pageOf?: ListPlan['pageOf'];
  readonly placesOf?: ListPlan['placesOf'];
  /** How many papers there are, of which the page shows the first. */
  readonly total?: number;
  /** What the page may load. */
  readonly policy?: string;
  /** Markup: the way to the site's other pages, more of the head, what follows the list, and what stands in the footer. */
  readonly nav?: string;
  readonly after?: string;
  readonly head?: readonly string[];
  readonly foot?: string;
}

/**
 * Nothing runs but the widget's own script, nothing loads from elsewhere: opened from a disk the page asks nothing of
 * the network. From a server the widget may fetch the feed's further pages.
 */
function contentSecurityPolicy(element: PageElement | undefined, words: Words): string {
  const scripts = element ? [`script-src '${element.scriptHash}'`, "connect-src 'self'"] : [];
  // A server render brings its styles in the markup, where no hash can be known beforehand.
  const styles = element?.shadow === undefined ? styleSource(words) : "style-src 'unsafe-inline'";
  return policyOf(styles, 'img-src data:', ...scripts);
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

/** The abstracts are in the widget's data, or on the papers' own pages: once is enough. */
function abstractsIn(element: PageElement | undefined, pageOf: ListPlan['pageOf']): ListPlan['abstracts'] {
  if (pageOf) return 'excerpt';
  return element ? 'none' : 'whole';
}

/** The list, or the widget around it: its data first, then what stands there until the widget takes over. */
function main(
  publishable: Publishable,
  publication: Publication,
  options: HtmlOptions,
  { pageOf, placesOf, scripts, total }: Surroundings,
): string {
  const { element, words = en } = options;
  const list = paperList(publication.entries, { words, abstracts: abstractsIn(element, pageOf), pageOf, placesOf });
  if (element === undefined) return list;
  return [
    // The policy above allows no picture from elsewhere: the element must not ask for any.
    `<trending-papers images="${scripts && options.pictures ? 'own' : 'none'}">`,
    element.shadow ?? '',
    // The page shows a heading already: in place of the widget's own stands one for those who jump by headings.
    leaf('h2', siteWords(words).risingPapers, { slot: 'header' }),
    ...(scripts
      ? []
      : [`<script type="application/json">${scriptJson(embeddedFeed(publication, publishable, { total }))}</script>`]),
    list,
    '</trending-papers>',
    ...(scripts
      ? [scripts.papers, scripts.element].map((file) => `<script src="${file}"></script>`)
      : [`<script>${element.script}</script>`]),
  ].join('\n');
}

/**
 * The papers of a page as a script, which puts them into the page's widget as they would stand there: a page that is
 * read without scripts is spared them, and one that is opened from a disk has them too, where nothing can be fetched.
 */
export function papersScript(
  publishable: Publishable,
  options: HtmlOptions,
  whole: { total: number; search?: string | undefined },
): string {
  const json = embeddedFeed(toPublication(publishable, options), publishable, whole);
  const text = json.replace(/[\\'\n]/g, (character) => `\\${character}`);
  return `document.querySelector('trending-papers').append(Object.assign(document.createElement('script'),{type:'application/json',textContent:'${text}'}));\n`;
}

/** What says what a page is, to search engines and to whoever shows a link to it. */
export function described(title: string, description: string | undefined, url: string | undefined): string[] {
  return [
    leaf('title', title),
    voidTag('meta', { name: 'description', content: description }),
    voidTag('link', { rel: 'canonical', href: url }),
    voidTag('meta', { property: 'og:title', content: title }),
    voidTag('meta', { property: 'og:description', content: description }),
    voidTag('meta', { property: 'og:url', content: url }),
    voidTag('meta', { name: 'twitter:card', content: 'summary' }),
  ];
}

/** What a listing without a description is about: "67 papers, from A, B and C on". */
function aboutOf({ description, entries }: Publication, words: Words): string | undefined {
  if (description !== undefined || entries.length === 0) return description;
  const titles = entries.map(({ titleText }) => titleText).slice(0, 3);
  return saySite('pair', words, {
    term: sayPapers(entries.length, words),
    value: shorten(titles.join('; '), 200),
  });
}

function metadata(publication: Publication, links: readonly FeedLink[], words: Words): string[] {
  const { homepage, title } = publication;
  return [
    ...described(title, aboutOf(publication, words), homepage),
    ...links.map(({ type, label, href }) =>
      voidTag('link', { rel: 'alternate', type, title: `${title} (${label})`, href }),
    ),
    voidTag('meta', { property: 'og:type', content: 'website' }),
    ...(publication.entries.length === 1 ? citationMeta(publication.entries[0]!) : []),
  ];
}

function pageHeader(
  { description, entries, title, updated }: Publication,
  words: Words,
  total = entries.length,
): string {
  const papers = sayPapers(total, words);
  const count = entries.length < total ? saySite('part', words, { n: entries.length, papers }) : papers;
  const facts = updated === undefined ? count : `${count} · ${sayDay(utcDay(updated), words)}`;
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
  checkOptions(options, publishRules);
  return writePage(publishable, options, {});
}

/** The page of a listing, alone or among the others of a site. */
export function writePage(publishable: Publishable, options: HtmlOptions, around: Surroundings): string {
  if (options.element) checkElement(options.element);
  const publication = toSpokenPublication(publishable, options);
  const links = feedLinks(options);
  const words = options.words ?? en;
  const feeds = links.map(({ type, label, href }) => leaf('a', label, { href, type })).join(' · ');
  return pageText({
    language: publication.language,
    words,
    policy: around.policy ?? contentSecurityPolicy(options.element, words),
    head: [
      ...metadata(publication, links, words),
      ...(around.head ?? []),
      `<script type="application/ld+json">${jsonLd(publication, around.pageOf)}</script>`,
    ],
    body: [
      around.nav ?? '',
      pageHeader(publication, words, around.total),
      inline('main', {}, `\n${main(publishable, publication, options, around)}\n${around.after ?? ''}`),
      inline('footer', {}, inline('p', {}, saySite('subscribeTo', words, { feeds })) + (around.foot ?? '')),
    ],
  });
}
