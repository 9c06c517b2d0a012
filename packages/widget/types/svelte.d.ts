// Written by scripts/manifest.mjs from the JSDoc of the sources.
import type { HTMLAttributes } from 'svelte/elements';
import type { TrendingPapersElement, TrendingPapersEventMap } from '../dist/index.js';

interface Properties {
  /** Address of the feed, a `feed.json`; several, with blanks between, are merged. */
  src?: TrendingPapersElement['src'];
  /** The papers, instead of `src`: a JSON Feed, a Listing, or an array of papers. */
  items?: TrendingPapersElement['items'];
  /** What to search for. */
  query?: TrendingPapersElement['query'];
  /** `trending` is the feed's own order, `for-you` that of the papers a reader saved and hid, learnt on their device. */
  sort?: TrendingPapersElement['sort'];
  /** Only papers that came up in the last day, week, month or year. */
  window?: TrendingPapersElement['window'];
  /** Only papers of this topic. */
  topic?: TrendingPapersElement['topic'];
  /** A list that the reader keeps in this browser, in the place of the feed. */
  list?: TrendingPapersElement['list'];
  /** Papers shown at first, and with each "Show more". */
  limit?: TrendingPapersElement['limit'];
  /** `list` with abstracts, `cards` in columns with pictures on top, `compact` for many at a glance. */
  layout?: TrendingPapersElement['layout'];
  /** `auto` takes the colours of the page, `light` and `dark` bring their own. */
  theme?: TrendingPapersElement['theme'];
  /** `own` shows those of the page's own site alone, `none` asks for no picture: for pages whose policy allows none. */
  images?: TrendingPapersElement['images'];
  /** Which controls to show; empty for none. `jump` is also opened by `/`, Ctrl-K and Cmd-K. */
  controls?: TrendingPapersElement['controls'];
  /** `lazy` loads the feed only when the element comes near the part of the page that is seen. */
  loading?: TrendingPapersElement['loading'];
  /** Minutes between looks for new papers; 0 for never. */
  refresh?: TrendingPapersElement['refresh'];
  /** Where the e-mail form posts the field `email`; without it there is no form. */
  subscribe?: TrendingPapersElement['subscribe'];
  /** Keep query, sort, window, topic and list in the page's address, each choice an entry of the history: in the fragment, or in parameters where the page uses that itself. */
  hash?: TrendingPapersElement['hash'];
  /** Wording to use instead of the built-in one, string by string. */
  strings?: TrendingPapersElement['strings'] | undefined;
  /** Sets a formula, for pages that have KaTeX or the like: it receives TeX and returns a DOM node, or nothing to leave the source as it is. */
  mathRenderer?: TrendingPapersElement['mathRenderer'] | undefined;
  /** Where the page keeps its readers' lists, beside this browser: both are kept in line. Set on one element of a page. */
  lists?: TrendingPapersElement['lists'] | undefined;
  /** A link of a paper is about to be followed; `preventDefault()` stops that. */
  'onpaper-open'?: (event: TrendingPapersEventMap['paper-open']) => void;
  /** A paper was saved, or taken off the list. */
  'onpaper-save'?: (event: TrendingPapersEventMap['paper-save']) => void;
  /** A paper was hidden, or shown again. */
  'onpaper-hide'?: (event: TrendingPapersEventMap['paper-hide']) => void;
  /** Papers were loaded: `count` of them are known now. */
  'onfeed-load'?: (event: TrendingPapersEventMap['feed-load']) => void;
  /** A feed, or a page of it, could not be loaded or read. */
  'onfeed-error'?: (event: TrendingPapersEventMap['feed-error']) => void;
  /** The reader's lists could not be brought in line with those of `lists`. */
  'onlists-error'?: (event: TrendingPapersEventMap['lists-error']) => void;
  /** Something was searched for. */
  'onfeed-search'?: (event: TrendingPapersEventMap['feed-search']) => void;
}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'trending-papers': Omit<HTMLAttributes<TrendingPapersElement>, keyof Properties> & Properties;
  }
}
