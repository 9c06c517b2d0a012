import { inKeyOrder } from '../../paper/key-order.js';
import { aListing } from '../../paper/merge.js';
import type { Listing, Paper } from '../../paper/schema.js';
import { checkArgument, checkOptions } from '../../text/options.js';
import { en } from '../../words/en.js';
import { sayDay, saySite, siteWords } from '../../words/site-words.js';
import type { Words } from '../../words/types.js';
import { toAtom } from '../feed/atom.js';
import { newestFirst } from '../feed/items.js';
import { toJsonFeed } from '../feed/json-feed.js';
import { toOpml } from '../feed/opml.js';
import { toRss } from '../feed/rss.js';
import { toEmail } from '../mail/email.js';
import { later, utcDay } from '../model/date.js';
import type { Entry } from '../model/entry.js';
import { inline, leaf } from '../model/markup.js';
import { address, type Publication, reporter, toSpokenPublication } from '../model/publication.js';
import { papersScript, writePage } from '../page/html.js';
import { publishRules } from '../rules.js';
import type { PublishOptions } from '../types.js';
import { aboutPage, type SourceDay } from './about.js';
import { type Group, type GroupKind, type Groups, groupKinds, groupsOf } from './groups.js';
import { daysPage, feedPath, frontSections, groupPage, risingPage, topicsPage } from './list-pages.js';
import { icon, type MappedPage, manifest, robots, sitemaps } from './machine.js';
import { paperPage, paperPath } from './paper-page.js';
import { navOf, type Shell, siteHead, sitePage, sitePolicy, themeFile } from './shell.js';
import { type Theme, usableTheme } from './theme.js';

export interface SiteOptions extends PublishOptions {
  /** Where the site will be found, with a slash at its end. Without it feeds have no `self` and there is no sitemap. */
  url?: string | undefined;
  /**
   * The widget's script, which becomes a file of its own, its Content-Security-Policy source, and the parts that it loads
   * when they are needed, by name: `reader` brings lists in, `archive` searches an index of all papers.
   */
  element?: { script: string; scriptHash: string; parts?: Readonly<Record<string, string>> } | undefined;
  /** Papers like a given one, nearest first: `(paper) => index.similar(paper)`. @default none are named */
  similar?: ((paper: Paper) => readonly Paper[]) | undefined;
  /** What came from each source on each day, oldest first. */
  ledger?: readonly SourceDay[] | undefined;
  /** Colours, fonts, a logo and links of its own. */
  theme?: Theme | undefined;
  /** The folder of an index of `saveShards` over all papers, below the site's own: its feed and front page name it. */
  search?: string;
  /** A WebSub hub that is told of every change: feeds name it. */
  hub?: string | undefined;
  /** What the ranking is called, for the page that says how papers are put in order. */
  ranking?: string | undefined;
}

/** A file of a site: its path from the top, with slashes, and its text. */
export type SiteFile = readonly [path: string, text: string];

/** Papers on one page of feed.json, and in each other feed: what a reader loads at once. */
const pageSize = 100;

/** Papers in the digest. */
const digestSize = 20;

/** Similar papers that a page names. */
const mostSimilar = 5;

/** The files of the widget and of its papers, beside the front page. */
const scriptFile = 'trending-papers.js';
const papersFile = 'front-page.js';

/**
 * A whole site of a listing in rank order, as files: the front page, a page a paper, a page and a feed a topic, author
 * and organisation, a page a day, week and month, what is rising, about, and what machines read. Pages work without
 * scripts and from a disk; links are relative. The same listing gives the same bytes, file by file, so a file without
 * news is the same as before. Files come one after the other, so that a large site need not fit in memory. About linear.
 *
 * @example
 * for (const [path, text] of toSite(listing, { url: 'https://example.org/papers/' })) await write(path, text);
 */
export function* toSite(listing: Listing, options: SiteOptions = {}): Generator<SiteFile> {
  checkArgument('What is published', listing, aListing);
  checkOptions(options, publishRules);
  const { url } = options;
  const ordered: Listing = { ...listing, papers: listing.papers.map(inKeyOrder) };
  const report = reporter(options);
  const common = {
    ...options,
    pictures: placed(options.pictures, url),
    hub: address(options.hub, 'hub', report),
    ...(url !== undefined && { homepage: url }),
  };
  const publication = toSpokenPublication(ordered, common);
  const { entries } = publication;
  const all = Object.fromEntries(
    Object.keys(groupKinds).map((kind) => [kind, groupsOf(kind as GroupKind, entries)]),
  ) as Record<GroupKind, Groups>;
  const groups = Object.fromEntries(Object.entries(all).map(([kind, { shown }]) => [kind, shown])) as Record<
    GroupKind,
    readonly Group[]
  >;
  for (const [kind, { shown, total }] of Object.entries(all))
    if (shown.length < total)
      report('cut-off', {
        what: siteWords(en)[groupKinds[kind as GroupKind].title].toLowerCase(),
        taken: shown.length,
        of: total,
      });
  const days = groups.day.map(({ name }) => name).reverse();
  const topicsOf = membershipsOf(groups.topic);
  const theme = usableTheme(options.theme, options);
  const words = options.words ?? en;
  const shell = shellOf(publication, words, url, theme, (entry) => topicsOf.get(entry) ?? []);
  const mapped: MappedPage[] = [{ path: 'index.html', changed: publication.updated }];

  yield* feeds(ordered, Object.values(groups).flat(), common);
  if (options.element) {
    yield [scriptFile, options.element.script];
    for (const [name, part] of Object.entries(options.element.parts ?? {})) yield [`parts/${name}.js`, part];
    const first = { ...common, onIssue: undefined };
    yield [
      papersFile,
      papersScript(pageOf(ordered, 0), first, { total: ordered.papers.length, search: options.search }),
    ];
  }
  const first = new Map(entries.slice(0, pageSize).map((entry) => [entry.paper.id, shell.topicsOf(entry)]));
  yield ['index.html', frontPage(ordered, common, shell, first, frontSections(groups, entries, days, words))];

  const memberships = membershipsOf([...groups.topic, ...groups.author, ...groups.lab, ...groups.day]);
  const byPaper = new Map(entries.map((entry) => [entry.paper.id, entry]));
  for (const entry of entries) {
    const near = (options.similar?.(entry.paper) ?? []).flatMap(({ id }) => byPaper.get(id) ?? []);
    const others = near.filter((other) => other !== entry).slice(0, mostSimilar);
    yield [paperPath(entry), paperPage(entry, memberships.get(entry) ?? [], others, shell)];
    mapped.push({ path: paperPath(entry), changed: entry.updated });
  }
  for (const group of Object.values(groups).flat()) {
    yield [group.path, groupPage(group, groups[group.kind], days, shell)];
    mapped.push({ path: group.path, changed: newestOf(group.entries) });
  }
  yield ['days.html', daysPage(all, shell)];
  yield [
    'topics.html',
    topicsPage(
      (['topic', 'lab', 'author'] as const).map((kind) => [kind, all[kind]] as const),
      shell,
    ),
  ];
  yield ['rising.html', risingPage(groups.topic, entries, days, shell)];
  yield [
    'about.html',
    aboutPage(
      publication.description,
      ordered.papers,
      options.ledger ?? [],
      options.ranking,
      Object.values(groups)
        .flat()
        .filter(({ kind }) => groupKinds[kind].feed).length,
      shell,
    ),
  ];
  if (theme?.style) yield [themeFile, theme.style];
  yield ['404.html', missingPage(shell)];
  yield ['robots.txt', robots(url)];
  yield ['manifest.webmanifest', manifest(publication.title, publication.language, siteWords(words).dir)];
  yield ['icon.svg', icon(publication.title)];
  if (url !== undefined) yield* sitemaps(mapped, url);
}

/** Pictures with their whole addresses, where the site has one. */
function placed(pictures: SiteOptions['pictures'], url: string | undefined): SiteOptions['pictures'] {
  if (pictures === undefined || url === undefined) return pictures;
  return new Map(
    [...pictures].map(([address, picture]) => [address, { ...picture, url: new URL(picture.path, url).href }]),
  );
}

const newestOf = (entries: readonly Entry[]) =>
  entries.reduce<Date | undefined>((newest, { updated }) => later(newest, updated), undefined);

/** The groups that each paper is in, by paper. */
function membershipsOf(groups: readonly Group[]): ReadonlyMap<Entry, readonly Group[]> {
  const memberships = new Map<Entry, Group[]>();
  for (const group of groups)
    for (const entry of group.entries) {
      const known = memberships.get(entry);
      if (known) known.push(group);
      else memberships.set(entry, [group]);
    }
  return memberships;
}

function shellOf(
  { language, title, updated }: Publication,
  words: Words,
  url: string | undefined,
  theme: Shell['theme'],
  topicsOf: Shell['topicsOf'],
): Shell {
  const newest =
    updated === undefined ? '' : ` · ${saySite('newestPapers', words, { date: sayDay(utcDay(updated), words) })}`;
  const foot = (up: string) =>
    inline(
      'p',
      {},
      `${leaf('a', siteWords(words).feeds, { href: `${up}about.html#feeds` })} · ${leaf('a', siteWords(words).howMade, { href: `${up}about.html` })}${newest}`,
    ) + leaf('p', theme?.footer);
  return { title, language, words, url, theme, topicsOf, foot };
}

function* feeds(listing: Listing, groups: readonly Group[], options: SiteOptions): Generator<SiteFile> {
  const { url } = options;
  const at = (name: string) => (url === undefined ? {} : { self: new URL(name, url).href });
  const first = pageOf(listing, 0);
  const fed = groups.filter(({ kind }) => groupKinds[kind].feed);
  const subscriptions = [
    { title: listing.title, url: at('feed.xml').self ?? 'feed.xml' },
    ...fed.map(({ name, path }) => ({
      title: `${name} · ${listing.title}`,
      url: at(feedPath(path)).self ?? feedPath(path),
    })),
  ];
  // What cannot be written of all papers has been reported already.
  const quiet = { ...options, onIssue: undefined };
  yield ['feed.xml', toRss(first, { ...quiet, ...at('feed.xml') })];
  yield ['atom.xml', toAtom(first, { ...quiet, ...at('atom.xml') })];
  yield ['feeds.opml', toOpml(first, { ...quiet, feeds: subscriptions })];
  yield ['digest.html', toEmail({ ...first, papers: first.papers.slice(0, digestSize) }, quiet).html];
  for (const { entries, name, path } of fed) {
    // Whoever follows one topic is told of all that comes, however it ranks.
    const papers = newestFirst(entries)
      .slice(0, pageSize)
      .map(({ paper }) => paper);
    const page = url === undefined ? {} : { homepage: new URL(path, url).href };
    const { description: _, ...rest } = listing;
    const title = `${name} · ${listing.title}`;
    yield [feedPath(path), toRss({ ...rest, title, papers }, { ...quiet, title, ...page, ...at(feedPath(path)) })];
  }
  for (let index = 0; index < pageCount(listing); index++) {
    const name = pageName(index);
    const total = listing.papers.length;
    yield [
      name,
      toJsonFeed(pageOf(listing, index), {
        ...quiet,
        limit: pageSize,
        total,
        ...at(name),
        ...(options.search && { search: options.search }),
      }),
    ];
  }
}

function frontPage(
  listing: Listing,
  options: SiteOptions,
  shell: Shell,
  topics: ReadonlyMap<string, readonly Group[]>,
  after: string,
): string {
  const { element } = options;
  const feeds = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' };
  return writePage(
    pageOf(listing, 0),
    { ...options, onIssue: undefined, feeds },
    {
      total: listing.papers.length,
      ...(element && { scripts: { papers: papersFile, element: scriptFile } }),
      pageOf: paperPath,
      placesOf: ({ paper }) => (topics.get(paper.id) ?? []).map(({ name, path }) => ({ name, href: path })),
      policy: sitePolicy(shell, ...(element ? ["script-src 'self'"] : [])),
      nav: navOf('index.html', shell),
      head: siteHead('index.html', shell),
      after,
      foot: shell.foot(''),
    },
  );
}

const missingWays = [
  ['index.html', 'frontPage'],
  ['days.html', 'days'],
  ['topics.html', 'topics'],
] as const;

/** What a host shows where nothing is. It may stand at any depth, so its links need the address of the site. */
function missingPage(shell: Shell): string {
  const site = siteWords(shell.words);
  return sitePage(shell, {
    path: '404.html',
    title: site.missing,
    body: [
      leaf('h1', site.missing),
      leaf('p', site.missingAdvice),
      inline(
        'p',
        { class: 'links' },
        missingWays
          .map(([path, name]) => leaf('a', site[name], { href: shell.url ? new URL(path, shell.url).href : path }))
          .join(' '),
      ),
    ],
  });
}

function pageName(index: number): string {
  return index === 0 ? 'feed.json' : `feed-${index + 1}.json`;
}

/** There is always a first page. */
function pageCount(listing: Listing): number {
  return Math.max(1, Math.ceil(listing.papers.length / pageSize));
}

/** One page of a listing, which knows the name of the next. */
function pageOf(listing: Listing, index: number): Listing {
  const papers = listing.papers.slice(index * pageSize, (index + 1) * pageSize);
  return { ...listing, papers, ...(index + 1 < pageCount(listing) && { next: pageName(index + 1) }) };
}

/** Paths of files that a later plan may no longer have: what lies there under such a name is taken away. */
export const passingFile =
  /^(?:feed-\d+\.json|sitemap-\d+\.xml|(?:papers|topics|authors|labs|days|weeks|months)\/[a-z\d.-]+\.(?:html|xml)|search\/(?:search|[\da-f]{16}\/[a-z]+\/\d+)\.bin)$/;
