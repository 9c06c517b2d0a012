// Written by scripts/manifest.mjs from the JSDoc of the sources.
import type * as i0 from '@angular/core';
import type {} from '../dist/define.js';
import type { TrendingPapersElement } from '../dist/index.js';

/** The tag for templates of Angular: its inputs have their types, and a wrong one is an error. */
export declare class TrendingPapers {
  /** Address of the feed, a `feed.json`; several, with blanks between, are merged. */
  src: TrendingPapersElement['src'] | null | undefined;
  /** The papers, instead of `src`: a JSON Feed, a Listing, or an array of papers. */
  items: TrendingPapersElement['items'] | null | undefined;
  /** What to search for. */
  query: TrendingPapersElement['query'] | null | undefined;
  /** `trending` is the feed's own order, `for-you` that of the papers a reader saved and hid, learnt on their device. */
  sort: TrendingPapersElement['sort'] | null | undefined;
  /** Only papers that came up in the last day, week, month or year. */
  window: TrendingPapersElement['window'] | null | undefined;
  /** Only papers of this topic. */
  topic: TrendingPapersElement['topic'] | null | undefined;
  /** A list that the reader keeps in this browser, in the place of the feed. */
  list: TrendingPapersElement['list'] | null | undefined;
  /** Papers shown at first, and with each "Show more". */
  limit: TrendingPapersElement['limit'] | `${number}` | null | undefined;
  /** `list` with abstracts, `cards` in columns with pictures on top, `compact` for many at a glance. */
  layout: TrendingPapersElement['layout'] | null | undefined;
  /** `auto` takes the colours of the page, `light` and `dark` bring their own. */
  theme: TrendingPapersElement['theme'] | null | undefined;
  /** `own` shows those of the page's own site alone, `none` asks for no picture: for pages whose policy allows none. */
  images: TrendingPapersElement['images'] | null | undefined;
  /** Which controls to show; empty for none. `jump` is also opened by `/`, Ctrl-K and Cmd-K. */
  controls: TrendingPapersElement['controls'] | null | undefined;
  /** `lazy` loads the feed only when the element comes near the part of the page that is seen. */
  loading: TrendingPapersElement['loading'] | null | undefined;
  /** Minutes between looks for new papers; 0 for never. */
  refresh: TrendingPapersElement['refresh'] | `${number}` | null | undefined;
  /** Where the e-mail form posts the field `email`; without it there is no form. */
  subscribe: TrendingPapersElement['subscribe'] | null | undefined;
  /** Keep query, sort, window, topic and list in the page's address, each choice an entry of the history: in the fragment, or in parameters where the page uses that itself. */
  hash: TrendingPapersElement['hash'] | '' | null | undefined;
  /** Wording to use instead of the built-in one, string by string. */
  strings: TrendingPapersElement['strings'] | null | undefined;
  /** Sets a formula, for pages that have KaTeX or the like: it receives TeX and returns a DOM node, or nothing to leave the source as it is. */
  mathRenderer: TrendingPapersElement['mathRenderer'] | null | undefined;
  /** Where the page keeps its readers' lists, beside this browser: both are kept in line. Set on one element of a page. */
  lists: TrendingPapersElement['lists'] | null | undefined;
  static ɵfac: i0.ɵɵFactoryDeclaration<TrendingPapers, never>;
  static ɵcmp: i0.ɵɵComponentDeclaration<TrendingPapers, 'trending-papers', never, {
    src: { alias: 'src'; required: false };
    items: { alias: 'items'; required: false };
    query: { alias: 'query'; required: false };
    sort: { alias: 'sort'; required: false };
    window: { alias: 'window'; required: false };
    topic: { alias: 'topic'; required: false };
    list: { alias: 'list'; required: false };
    limit: { alias: 'limit'; required: false };
    layout: { alias: 'layout'; required: false };
    theme: { alias: 'theme'; required: false };
    images: { alias: 'images'; required: false };
    controls: { alias: 'controls'; required: false };
    loading: { alias: 'loading'; required: false };
    refresh: { alias: 'refresh'; required: false };
    subscribe: { alias: 'subscribe'; required: false };
    hash: { alias: 'hash'; required: false };
    strings: { alias: 'strings'; required: false };
    mathRenderer: { alias: 'mathRenderer'; required: false };
    lists: { alias: 'lists'; required: false };
  }, {}, never, ['*'], true, never>;
}
