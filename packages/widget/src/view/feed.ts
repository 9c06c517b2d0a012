import { html, nothing } from 'lit';
import type { Entry } from '../feed/types.js';
import type { Words } from '../i18n/words.js';
import { type CardView, card } from './card.js';
import { type ControlsView, controls } from './controls.js';
import type { Row } from './list-window.js';
import { emptiness, failure, skeleton } from './states.js';

/** Everything the element shows, as plain data and functions: the same in a page and on a server. */
export interface FeedView {
  words: Words;
  status: 'idle' | 'loading' | 'ready' | 'failed';
  title: string | undefined;
  /** BCP 47 tag of the papers' texts. */
  language: string | undefined;
  /** Papers to show, in order. */
  shown: readonly Entry[];
  /** Those of them that are made, of a long list, into which `ListWindow` puts them; nothing where all are. */
  rows?: readonly Row[] | undefined;
  /** How many there would be to show in all. */
  count: number;
  cardOf(entry: Entry, index: number): CardView;
  /** Nothing when there is nothing to search or sort. */
  controls: Omit<ControlsView, 'words'> | undefined;
  /** What just happened, or how many papers there are. */
  announcement: string;
  /** What is not whole about it, and what to do. */
  notes: readonly NoteView[];
  /** Papers found since, and how to show them. */
  fresh: number;
  admit(): void;
  more?: (() => void) | undefined;
  /** What is said when there is none to show. */
  emptyText: string;
  /** Shows all papers again, when none is shown because of what was asked. */
  reset?: (() => void) | undefined;
  /** What a reader can do about a feed that could not be loaded. */
  advice: string;
  retry(): void;
  /** Cards of the skeleton; none while the light content lists papers itself. */
  skeletonCards: number;
  /** The form and the feeds. */
  subscribe: unknown;
  /** The box that leads to a paper, while it is open. */
  jump: unknown;
}

/** What is said of the list beside its number. */
export interface NoteView {
  text: string;
  /** The single things that it counts, in the words of who read the feed. */
  details?: readonly string[];
  /** What mends it; nothing when that cannot be done. */
  action?: { label: string; run(): void } | undefined;
}

export function feed(view: FeedView) {
  const { words, status, title } = view;
  const isReady = status === 'ready';
  const name = title ?? words.say('feed');
  const isGhostly = status === 'loading' && view.skeletonCards > 0;
  return html`<section class="root" part="root" aria-label=${name} aria-busy=${status === 'loading'} dir=${words.strings.dir}>
    <div class="width"></div>
    <div class="box">
    <slot name="header">${isReady ? html`<h2 part="heading" class=${title ? nothing : 'sr-only'} dir="auto">${name}</h2>` : nothing}</slot>
    ${isReady && view.controls ? controls({ ...view.controls, words }) : nothing} ${isReady ? statusLine(view) : nothing}
    ${isReady ? list(view) : nothing} ${isGhostly ? skeleton(words, view.skeletonCards) : nothing}
    ${status === 'failed' ? failure(words, view.advice, view.retry) : nothing}
    <div class="fallback" ?hidden=${isReady || isGhostly}><slot></slot></div>
    <slot name="subscribe">${isReady ? view.subscribe : nothing}</slot>
    <slot name="footer"></slot>
    </div>
    ${view.jump}
  </section>`;
}

function statusLine(view: FeedView) {
  const { words, fresh, admit, notes } = view;
  return html`<div class="status" part="status">
    <p role="status">${view.announcement}</p>
    ${notes.map(
      ({ text, details, action }) =>
        html`${details ? html`<details><summary>${text}</summary><ul lang="en">${details.map((one) => html`<li>${one}</li>`)}</ul></details>` : html`<p>${text}</p>`}
          ${action ? html`<button type="button" class="quiet" part="all" @click=${action.run}>${action.label}</button>` : nothing}`,
    )}
    ${fresh > 0 ? html`<button type="button" class="fresh" part="fresh" @click=${admit}>${words.say('fresh', { n: fresh })}</button>` : nothing}
  </div>`;
}

function list(view: FeedView) {
  const { words, shown, rows, more } = view;
  if (shown.length === 0) return emptiness(words, view.emptyText, view.reset);
  const lang = view.language ?? nothing;
  return html`${
    rows
      ? html`<ol part="list" lang=${lang} data-windowed></ol>`
      : html`<ol part="list" lang=${lang}>${shown.map((_, index) => html`<li>${cardAt(index, view)}</li>`)}</ol>`
  }
    ${more ? html`<button type="button" class="button more" part="more" @click=${more}>${words.say('more')}</button>` : nothing}`;
}

export const cardAt = (index: number, { shown, cardOf }: Pick<FeedView, 'shown' | 'cardOf'>) =>
  card(shown[index]!, cardOf(shown[index]!, index));
