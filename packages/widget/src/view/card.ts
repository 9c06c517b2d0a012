import { dayOf, signalKind, signalNames, signalNamesIn, titleSearches } from '@trending-papers/core/paper';
import { tellingReasons } from '@trending-papers/core/words';
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Entry } from '../feed/types.js';
import type { Key, Words } from '../i18n/words.js';
import type { CardAction, CardState } from '../reader/card-states.js';
import type { Field } from '../search/types.js';
import { drawn, type Icon, icon } from './icons.js';

/** All a card needs to know beside its paper. */
export interface CardView {
  words: Words;
  now: number;
  /** Place in the list, from 1. */
  place: number;
  /** The signal that stands first, the same on all cards; none in a feed without signals. */
  lead: string | undefined;
  /** How many places it has risen since the feed was built before; `'new'` when it was not there. */
  change: number | 'new' | undefined;
  state: CardState;
  isSaved: boolean;
  isHidden: boolean;
  /** The reader opened it before. */
  isRead: boolean;
  /** Only what is seen of it is made: of a long compact list, nothing that unfolding it would show. */
  isBrief: boolean;
  /** The paper was hidden just now: in its place stands how to take that back. */
  isGone: boolean;
  /** Address of the picture to show, if one is. */
  image: string | undefined;
  /** It cannot be had: its place stays, so that nothing moves under the reader. */
  isImageLost: boolean;
  imageFailed(url: string): void;
  /** A text of a paper with its mathematics set and the search's words marked. */
  rich(text: string, entry?: Entry, field?: Field, from?: number): unknown;
  /** Where to begin a folded abstract, so that what was searched for is seen. */
  excerptFrom(entry: Entry): number;
  act(action: CardAction, entry: Entry): void;
  /** Follows a link of the paper; `link` is its name. */
  follow(event: Event, entry: Entry, link: string): void;
  choose(topic: string): void;
  /** The history of a signal, drawn once the code for it has come. */
  curve(paper: Entry['paper'], signal: string): unknown;
  /** What is opened below a card, once its code has come. */
  panels(entry: Entry, view: CardView): unknown;
}

const foldedAuthors = 3;
const mostTopics = 3;
const linkNames = ['pdf', 'code', 'project', 'discussion', 'video'] as const;
/** The signal that a link is counted by: it stands beside it. */
const countedBy: Readonly<Partial<Record<string, string>>> = { code: 'stars', discussion: 'comments' };

/** The signal that most feeds are judged by, of those that any of the papers has. */
export function leadOf(entries: readonly Entry[]): string | undefined {
  return signalNames.find((name) => entries.some(({ paper }) => (paper.signals[name] ?? 0) > 0));
}

export function card(entry: Entry, view: CardView) {
  const { paper } = entry;
  if (view.isGone) return hiddenRow(entry, view);
  const label = `t${view.place}`;
  const isBrief = view.isBrief && !view.state.open.has('unfold');
  return html`<article part="card" aria-labelledby=${label} tabindex="-1" data-id=${paper.id} ?data-read=${view.isRead} ?data-open=${view.state.open.has('unfold')}>
    ${rail(entry, view)}
    <div class="body">
      <h3 part="title" id=${label} dir="auto">${title(entry, view)}${view.isRead ? html`<span class="sr-only"> (${view.words.say('opened')})</span>` : nothing}</h3>
      ${people(entry, view)} ${isBrief ? nothing : [abstract(entry, view), topics(entry, view)]} ${footer(entry, view, isBrief)}
      ${view.panels(entry, view)}
    </div>
    ${isBrief ? nothing : image(view)}
  </article>`;
}

function hiddenRow(entry: Entry, { words, act }: CardView) {
  return html`<p class="gone" part="gone" data-id=${entry.paper.id}>
    <span dir="auto">${words.say('hidden', { title: entry.paper.title })}</span>
    <button type="button" class="quiet" @click=${() => act('hide', entry)}>${words.say('undo')}</button>
  </p>`;
}

/** How much a paper is noticed, whether that is rising, and where it stands. */
function rail({ paper }: Entry, { words, lead, place, change, curve }: CardView) {
  const n = lead === undefined ? undefined : paper.signals[lead];
  const number = html`<span class="place" part="place" aria-hidden="true">${words.short(place)}</span>`;
  if (lead === undefined || n === undefined)
    return html`<div class="rail" part="rail">${number}${moved(words, change)}</div>`;
  const drawing = signalKind(lead)?.icon;
  // Where "1,2 mil" has too little room, it stands in two lines.
  return html`<div class="rail" part="rail">
    <span class="votes" part="votes" title=${words.count(lead, n)}>${drawing ? drawn(drawing) : nothing}<b aria-hidden="true">${words.short(n).replace(/\s/, ' ')}</b><span class="sr-only">${words.count(lead, n)}</span></span>
    ${curve(paper, lead)} <span class="where">${number} ${moved(words, change)}</span>
  </div>`;
}

function moved(words: Words, change: CardView['change']) {
  if (change === undefined || change === 0) return nothing;
  if (change === 'new') return html`<span class="new" part="change">${words.say('new')}</span>`;
  const text = words.say(change > 0 ? 'up' : 'down', { n: Math.abs(change) });
  return html`<span part="change" title=${text}><span aria-hidden="true">${change > 0 ? '▲' : '▼'} ${words.short(Math.abs(change))}</span><span class="sr-only">${text}</span></span>`;
}

/** Keyed by its address: an element that is filled anew would show the last paper's picture until this one comes. */
function image({ image: url, isImageLost, imageFailed }: CardView) {
  if (url === undefined) return nothing;
  if (isImageLost) return html`<span part="image">${icon('text')}</span>`;
  return keyed(
    url,
    html`<img part="image" src=${url} alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer" width="160" height="90" @error=${() => imageFailed(url)} />`,
  );
}

/** The link that a title leads to. */
function mainLink({ links: urls }: Entry['paper']) {
  return (['page', 'pdf', 'discussion', 'project', 'code', 'video'] as const).find((link) => urls[link]);
}

export function title(entry: Entry, view: Pick<CardView, 'rich' | 'follow'>) {
  const { paper } = entry;
  const name = mainLink(paper);
  const text = view.rich(paper.title, entry, 'title');
  return name === undefined ? text : anchor(entry, name, text, view);
}

function anchor(entry: Entry, name: keyof Entry['paper']['links'], content: unknown, view: Pick<CardView, 'follow'>) {
  return html`<a href=${entry.paper.links[name] ?? ''} target="_blank" rel="noopener" @click=${(event: Event) => view.follow(event, entry, name)}>${content}</a>`;
}

/** Who, where and when, in one line. */
function people(entry: Entry, view: CardView) {
  const { paper } = entry;
  const date = paper.published ?? dayOf(paper);
  const origin = paper.venue ?? paper.organization;
  return html`<p part="meta">
    ${authors(entry, view)}
    ${origin ? html`<span class="origin"><bdi>${origin}</bdi></span>` : nothing}
    ${date ? html`<time datetime=${date} title=${view.words.exact(date)}>${view.words.ago(date, view.now)}</time>` : nothing}
  </p>`;
}

function authors(entry: Entry, view: CardView) {
  const names = entry.paper.authors.map(({ name }) => name);
  if (names.length === 0) return nothing;
  const n = names.length - foldedAuthors;
  // Where one name alone would be folded, its button would take as much room.
  if (n <= 1) return html`<span part="authors" dir="auto"><span>${names.join(', ')}</span></span>`;
  const isOpen = view.state.open.has('authors');
  const label = view.words.say('authors', { n });
  const fold = html`<button type="button" class="quiet" aria-label=${label} title=${label} aria-expanded=${isOpen} @click=${() => view.act('authors', entry)}>${isOpen ? '−' : '+'}${view.words.whole(n)}</button>`;
  return html`<span part="authors" dir="auto" ?data-open=${isOpen}><span>${names.slice(0, isOpen ? undefined : foldedAuthors).join(', ')}</span> ${fold}</span>`;
}

function topics({ paper }: Entry, { choose, state }: CardView) {
  if (paper.topics.length === 0) return nothing;
  return html`<p class="tags">${paper.topics
    .slice(0, state.open.has('unfold') ? undefined : mostTopics)
    .map(
      (topic) =>
        html`<button type="button" class="chip" part="topic" dir="auto" @click=${() => choose(topic)}>${topic}</button>`,
    )}</p>`;
}

function abstract(entry: Entry, view: CardView) {
  const { abstract: text, summary } = entry.paper;
  if (text === undefined && summary === undefined) return nothing;
  const isOpen = view.state.open.has('unfold');
  const machine =
    summary && (isOpen || text === undefined)
      ? html`<p part="summary" dir="auto"><small>${view.words.say('summary')}${summary.model ? ` (${summary.model})` : ''}</small> ${view.rich(summary.text)}</p>`
      : nothing;
  if (text === undefined) return machine;
  const from = isOpen ? 0 : view.excerptFrom(entry);
  return html`<p part="abstract" dir="auto" ?data-folded=${!isOpen}>${from > 0 ? '… ' : nothing}${view.rich(text, entry, 'abstract', from)}</p>
    ${machine}`;
}

function footer(entry: Entry, view: CardView, isBrief: boolean) {
  const ways = isBrief && mainLink(entry.paper) !== undefined ? nothing : links(entry, view);
  return html`<div class="foot">${ways} ${actions(entry, view, isBrief ? tools.slice(0, 1) : tools)}</div>`;
}

/** The ways in, each with the number it is counted by; numbers without a way in stand for themselves. */
function links(entry: Entry, view: CardView) {
  const { signals, links: urls } = entry.paper;
  const names = linkNames.filter((name) => urls[name]);
  const beside = new Set([view.lead, ...names.map((name) => countedBy[name])]);
  const alone = signalNamesIn(signals).filter((name) => !beside.has(name) && signals[name]! > 0);
  // Of a paper without any link, the title is all there is to find it by.
  const searches = mainLink(entry.paper) === undefined ? titleSearches(entry.paper.title) : [];
  if (names.length + alone.length + searches.length === 0) return nothing;
  return html`<ul class="links${searches.length > 0 ? ' searches' : ''}" part="links">
    ${names.map((name) => html`<li>${anchor(entry, name, view.words.say(name), view)} ${count(entry, countedBy[name], view)}</li>`)}
    ${searches.map(([site, url]) => html`<li><a href=${url} target="_blank" rel="noopener">${view.words.say('searchOn', { site })}</a></li>`)}
    ${alone.map((name) => html`<li>${count(entry, name, view)}</li>`)}
  </ul>`;
}

function count({ paper }: Entry, name: string | undefined, { words, lead }: CardView) {
  const n = name === undefined || name === lead ? undefined : paper.signals[name];
  if (name === undefined || !n) return nothing;
  const text = words.count(name, n);
  const drawing = signalKind(name)?.icon;
  return html`<span class="count" part="signals" title=${text}>${drawing ? drawn(drawing) : html`<span aria-hidden="true">${name}</span>`}<span aria-hidden="true">${words.short(n)}</span><span class="sr-only">${text}</span></span>`;
}

/** What each action is called on its button and in full, and how it is drawn; the first stay where there is little room. */
const tools = [
  ['unfold', 'abstract', 'unfold', 'text'],
  ['save', 'save', 'save', 'save'],
  ['why', 'whyShort', 'why', 'why'],
  ['cite', 'citeShort', 'cite', 'cite'],
  ['similar', 'similarShort', 'similar', 'similar'],
  ['hide', 'hide', 'hide', 'hide'],
] as const satisfies readonly (readonly [CardAction, Key, Key, Icon])[];

/** Whether anything tells the paper from others: of a first build, what is known may be what all papers share. */
function isExplained({ reasons }: Entry): boolean {
  const data = reasons.filter((reason) => typeof reason !== 'string');
  return data.length < reasons.length || tellingReasons(data).length > 0;
}

const label = (room: 'whole' | 'brief' | undefined, text: string) =>
  html`<span class=${room ?? nothing}>${text}</span>`;

function actions(entry: Entry, view: CardView, shown: readonly (typeof tools)[number][]) {
  const { words, state } = view;
  const pressed: Readonly<Partial<Record<CardAction, boolean>>> = { save: view.isSaved, hide: view.isHidden };
  // Without an abstract there is nothing to unfold, but for the row of a table.
  const isBare = entry.paper.abstract === undefined;
  return html`<div class="actions" part="actions">
    ${shown
      .filter(([action]) => action !== 'why' || isExplained(entry))
      .map(([action, short, long, drawing]) => {
        const isPressed = pressed[action];
        const bare = isBare && action === 'unfold';
        const isBack = action === 'hide' && isPressed;
        const name = bare ? 'details' : isBack ? 'unhide' : action === 'cite' && state.isCopied ? 'copied' : short;
        return html`<button
          type="button" class="tool${bare ? ' bare' : ''}" title=${words.say(bare || isBack ? name : long)}
          aria-pressed=${action === 'save' ? isPressed : nothing} aria-expanded=${isPressed === undefined ? state.open.has(action) : nothing}
          @click=${() => view.act(action, entry)}
        >${icon(drawing)}${name === 'abstract' ? [label('whole', words.say(name)), label('brief', words.say('details'))] : label(undefined, words.say(name))}</button>`;
      })}
  </div>`;
}
