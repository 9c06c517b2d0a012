import { render } from '@lit-labs/ssr';
import { FallbackRenderer } from '@lit-labs/ssr/lib/element-renderer.js';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { mathsAsText } from '@trending-papers/core/maths';
import { type Moment, momentOf } from '@trending-papers/core/paper';
import { escapeMarkup } from '@trending-papers/core/publish';
import { html, nothing } from 'lit';
import { chosen, limitOf, readAttributes } from './element/attributes.js';
import { mostItems, readFeed } from './feed/read.js';
import { english, localeOf } from './i18n/locale.js';
import { createWords } from './i18n/words.js';
import { parts } from './parts/parts.js';
import { offers, select } from './search/select.js';
import { styles } from './styles/index.js';
import { layouts } from './styles/layouts.js';
import { panels } from './styles/panels.js';
import { leadOf } from './view/card.js';
import { changeOf, newestDay } from './view/change.js';
import { feed as feedView } from './view/feed.js';
import { sparkline } from './view/sparkline.js';

/** A feed in another format, offered beside the papers and to readers without JavaScript. */
export interface FeedLink {
  /** `RSS`, `Atom`, … */
  title: string;
  /** Media type, such as `application/rss+xml`. */
  type: string;
  href: string;
}

export interface RenderOptions {
  /** The instant that dates count back from. @default the clock */
  now?: Moment | undefined;
  /** BCP 47 tag. @default 'en' */
  language?: string | undefined;
  /** Attributes of the element: `src`, `limit`, `layout`, `theme`, `subscribe`, … */
  attributes?: Readonly<Record<string, string>> | undefined;
  feeds?: readonly FeedLink[] | undefined;
  /** Nonce of the page's content security policy, for the styles that show until the script runs. */
  nonce?: string | undefined;
}

/**
 * The element as HTML: its shadow root declared, so that the papers are read before any script runs and where none
 * does, and the feed inside for the script to take over from. The script empties the root and renders anew, so
 * nothing stands there twice.
 *
 * @throws {TypeError} for a feed that is none of these, such as its text
 * @param feed a JSON Feed with our extension, a Listing, or papers: as `JSON.parse` gives them
 * @example
 * const markup = await renderPapers(JSON.parse(feedJson), { now: new Date(), attributes: { limit: '50' } });
 */
export async function renderPapers(feed: unknown, options: RenderOptions = {}): Promise<string> {
  if (typeof options !== 'object' || options === null)
    throw new TypeError(`The options must be an object, not ${options}.`);
  const { language = 'en', attributes = {}, feeds = [], nonce } = options;
  const shown = await renderRoot(feed, options);
  const css = [...styles.map(({ cssText }) => cssText), layouts, panels].join('');
  const given = Object.entries({ ...(language !== 'en' && { lang: language }), ...attributes });
  return [
    `<trending-papers${given.map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`).join('')}>`,
    `<template shadowrootmode="open"><style${nonce ? ` nonce="${escapeMarkup(nonce)}"` : ''}>${css}</style>${shown}</template>`,
    ...feeds.map(
      ({ title, type, href }) =>
        `<a type="${escapeMarkup(type)}" href="${escapeMarkup(href)}">${escapeMarkup(title)}</a>`,
    ),
    `<script type="application/json">${JSON.stringify(feed).replaceAll('<', '\\u003c')}</script>`,
    '</trending-papers>',
  ].join('\n');
}

const kindOf = (value: unknown) => (value === null ? 'null' : `a value of type ${typeof value}`);

async function renderRoot(
  value: unknown,
  { now = Date.now(), language = 'en', attributes = {} }: RenderOptions,
): Promise<string> {
  const read = readFeed(value, undefined, mostItems);
  if (!read) throw new TypeError(`The feed must be a JSON Feed, a listing or a list of papers, not ${kindOf(value)}.`);
  const { entries } = read;
  const { topic, limit, controls, images, ...choices } = readAttributes(attributes);
  const sort = chosen('sort', choices.sort);
  const window = chosen('window', choices.window);
  const instant = momentOf('now', now);
  const words = createWords(language === 'en' ? english : await localeOf(language, parts.strings));
  const selected = select(entries, { sort, window, topic, now: instant });
  const shown = selected.slice(0, limitOf(limit));
  const lead = leadOf(entries);
  const newest = newestDay(entries);
  const nothingToDo = () => undefined;
  const template = feedView({
    words,
    status: 'ready',
    title: read.title,
    language: read.language,
    shown,
    count: selected.length,
    cardOf: (entry, index) => ({
      words,
      now: instant,
      place: index + 1,
      lead,
      change: changeOf(entry, entries.indexOf(entry) + 1, newest),
      state: { open: new Set() },
      isSaved: false,
      isHidden: false,
      isRead: false,
      isBrief: false,
      isGone: false,
      image: chosen('images', images) === 'show' ? entry.paper.image : undefined,
      isImageLost: false,
      imageFailed: nothingToDo,
      // Without scripts nothing sets a formula: it is written in Unicode, as in feeds.
      rich: mathsAsText,
      excerptFrom: () => 0,
      curve: (paper, signal) => sparkline(html, paper, signal, words),
      panels: nothingToDo,
      act: nothingToDo,
      follow: nothingToDo,
      choose: nothingToDo,
    }),
    controls: {
      asked: { query: '', sort, window, topic, list: '' },
      wanted: new Set(controls.split(/\s+/).filter(Boolean)),
      ...offers(entries),
      isPart: read.next !== undefined,
      marked: { saved: 0, hidden: 0, read: 0 },
      warm: nothingToDo,
      ask: nothingToDo,
      jump: nothingToDo,
      desk: nothing,
      trends: nothing,
    },
    announcement: words.say('papers', { n: read.total ?? selected.length }),
    notes: [],
    emptyText: words.say('empty'),
    fresh: 0,
    admit: nothingToDo,
    more: shown.length < selected.length || read.next ? nothingToDo : undefined,
    advice: '',
    retry: nothingToDo,
    skeletonCards: 0,
    subscribe: nothing,
    jump: nothing,
  });
  // Slots must stand in an element; ours is one that the renderer knows nothing about.
  const markup = await collectResult(
    render(html`${template}`, { customElementHostStack: [new FallbackRenderer('trending-papers')] }),
  );
  // The marks are for hydration, which does not happen here. Text cannot hold them: its brackets are escaped.
  return markup.replace(/<!--\/?lit-[^>]*-->|<\?>/g, '');
}
