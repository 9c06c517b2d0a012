import { LitElement } from 'lit';
import { parseJson } from './feed/load.js';
import type { Strings } from './i18n/strings.js';
import type { MathRenderer } from './view/rich.js';

/** What is asked of the list when nobody asked anything. */
export const usual = { query: '', sort: 'trending', window: '', topic: '' } as const;

/** What a page can set: attributes of one word, and properties of the same names. */
export class Settings extends LitElement {
  static override properties = {
    src: {},
    // What a framework writes before the element is defined may be anything: what is no JSON is nothing.
    items: { converter: { fromAttribute: (value: string | null) => parseJson(value ?? '') } },
    query: {},
    sort: {},
    window: {},
    topic: {},
    limit: { type: Number },
    layout: { reflect: true },
    theme: { reflect: true },
    lang: { reflect: true },
    controls: {},
    loading: {},
    refresh: { type: Number },
    subscribe: {},
    hash: { type: Boolean },
    strings: { attribute: false },
    mathRenderer: { attribute: false },
  };

  /** Address of the feed, a `feed.json`; several, with blanks between, are merged. */
  declare src: string;
  /** The papers themselves, in the place of `src`: a JSON Feed, a Listing, or an array of papers. */
  declare items: unknown;
  /** What to search for. */
  declare query: string;
  /** `trending` (the feed's own order), `newest`, `upvotes`, `stars`, `citations` or `comments`. */
  declare sort: string;
  /** Only papers of the last `day`, `week`, `month` or `year`. */
  declare window: string;
  /** Only papers of this topic. */
  declare topic: string;
  /** Papers shown at first, and with each "Show more". */
  declare limit: number;
  /** `list`, `cards` or `compact`. */
  declare layout: string;
  /** `auto` takes the colours of the page, `light` and `dark` bring their own. */
  declare theme: string;
  /** Which controls to show, of `search sort window topics`; empty for none. */
  declare controls: string;
  /** `lazy` loads the feed only when the element comes near the part of the page that is seen. */
  declare loading: string;
  /** Minutes between looks for new papers; 0 for never. */
  declare refresh: number;
  /** Where the e-mail form posts the field `email`; without it there is no form. */
  declare subscribe: string;
  /** Keep query, sort, window and topic in the fragment of the page's address. */
  declare hash: boolean;
  /** Wording to use instead of the built-in one, string by string. */
  declare strings: Partial<Strings> | undefined;
  /** Sets a formula, for pages that have KaTeX or the like: TeX in, a node out, nothing to leave it as it is. */
  declare mathRenderer: MathRenderer | undefined;

  constructor() {
    super();
    this.src = '';
    this.query = usual.query;
    this.sort = usual.sort;
    this.window = usual.window;
    this.topic = usual.topic;
    this.limit = 20;
    this.layout = 'list';
    this.theme = 'auto';
    this.controls = 'search sort window topics';
    this.loading = 'eager';
    this.refresh = 0;
    this.subscribe = '';
    this.hash = false;
  }
}
