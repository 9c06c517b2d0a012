import { dayOf, signalKind, signalNamesIn } from '@trending-papers/core';
import { sayReasons } from '@trending-papers/core/words';

import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Entry } from '../feed/types.js';
import type { Words } from '../i18n/words.js';
import type { CardAction, CardState } from '../reader/card-states.js';
import type { Field } from '../search/types.js';
import { drawn, type Icon, icon } from './icons.js';

/** All a card needs to know beside its paper. */
export interface CardView {
  words: Words;
  now: number;
  /** Place in the list, from 1. */
  place: number;
  state: CardState;
  isSaved: boolean;
  /** Address of the picture to show, if one is. */
  image: string | undefined;
  imageFailed(url: string): void;
  /** A text of a paper with its mathematics set and the search's words marked. */
  rich(text: string, entry?: Entry, field?: Field): unknown;
  act(action: CardAction, entry: Entry): void;
  /** Follows a link of the paper; `link` is its name. */
  follow(event: Event, entry: Entry, link: string): void;
  choose(topic: string): void;
}

const foldedAuthors = 6;
const mostTopics = 3;
const linkNames = ['pdf', 'code', 'project', 'discussion', 'video'] as const;

export function card(entry: Entry, view: CardView) {
  const { paper } = entry;
  const label = `t${view.place}`;
  return html`<article part="card" aria-labelledby=${label} tabindex="-1" data-id=${paper.id}>
    <span class="place" part="place" aria-hidden="true">${view.words.short(view.place)}</span>
    <div class="body">
      <h3 part="title" id=${label} dir="auto">${title(entry, view)}</h3>
      ${authors(entry, view)} ${meta(entry, view)} ${abstract(entry, view)} ${footer(entry, view)} ${panels(entry, view)}
    </div>
    ${image(view)}
  </article>`;
}

/** Keyed by its address: an element that is filled anew would show the last paper's picture until this one comes. */
function image({ image: url, imageFailed }: CardView) {
  if (url === undefined) return nothing;
  return keyed(
    url,
    html`<img part="image" src=${url} alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer" width="160" height="90" @error=${() => imageFailed(url)} />`,
  );
}

function title(entry: Entry, view: CardView) {
  const { paper } = entry;
  const name = (['page', 'pdf', 'discussion', 'project', 'code'] as const).find((link) => paper.links[link]);
  const text = view.rich(paper.title, entry, 'title');
  return name === undefined ? text : anchor(entry, name, text, view);
}

function anchor(entry: Entry, name: keyof Entry['paper']['links'], content: unknown, view: CardView) {
  return html`<a href=${entry.paper.links[name] ?? ''} target="_blank" rel="noopener" @click=${(event: Event) => view.follow(event, entry, name)}>${content}</a>`;
}

function authors(entry: Entry, view: CardView) {
  const names = entry.paper.authors.map(({ name }) => name);
  if (names.length === 0) return nothing;
  const n = names.length - foldedAuthors;
  if (n <= 0) return html`<p part="authors" dir="auto">${names.join(', ')}</p>`;
  const isOpen = view.state.open.has('authors');
  const label = view.words.say('authors', { n });
  const fold = html`<button type="button" class="quiet" aria-label=${label} title=${label} aria-expanded=${isOpen} @click=${() => view.act('authors', entry)}>${isOpen ? '−' : '+'}${view.words.short(n)}</button>`;
  return html`<p part="authors" dir="auto">${names.slice(0, isOpen ? undefined : foldedAuthors).join(', ')} ${fold}</p>`;
}

function meta(entry: Entry, view: CardView) {
  const { paper } = entry;
  const date = paper.published ?? dayOf(paper);
  const origin = paper.venue ?? paper.organization ?? paper.sources[0]?.name;
  const topics = paper.topics.slice(0, mostTopics);
  return html`<p part="meta">
    ${date ? html`<time datetime=${date} title=${view.words.exact(date)}>${view.words.ago(date, view.now)}</time>` : nothing}
    ${origin ? html`<span><bdi>${origin}</bdi></span>` : nothing}
    ${topics.map((topic) => html`<button type="button" class="quiet" part="topic" @click=${() => view.choose(topic)}><bdi>${topic}</bdi></button>`)}
  </p>`;
}

function abstract(entry: Entry, view: CardView) {
  const { abstract: text, summary } = entry.paper;
  if (text === undefined && summary === undefined) return nothing;
  const isOpen = view.state.open.has('unfold');
  const machine =
    summary && (isOpen || text === undefined)
      ? html`<p part="summary" dir="auto"><small>${view.words.say('summary')}</small> ${view.rich(summary.text)}</p>`
      : nothing;
  if (text === undefined) return machine;
  return html`<p part="abstract" dir="auto" ?data-folded=${!isOpen}>${view.rich(text, entry, 'abstract')}</p>
    ${machine}`;
}

function footer(entry: Entry, view: CardView) {
  return html`<div class="foot">
    ${signals(entry, view)}
    <ul class="links" part="links">
      ${linkNames
        .filter((name) => entry.paper.links[name])
        .map((name) => html`<li>${anchor(entry, name, view.words.say(name), view)}</li>`)}
    </ul>
    ${actions(entry, view)}
  </div>`;
}

function signals({ paper }: Entry, { words }: CardView) {
  const known = signalNamesIn(paper.signals).filter((name) => paper.signals[name]! > 0);
  if (known.length === 0) return nothing;
  return html`<ul class="signals" part="signals">
    ${known.map((name) => {
      const n = paper.signals[name]!;
      const spoken = words.count(name, n);
      const drawing = signalKind(name)?.icon;
      return html`<li title=${spoken}>${drawing ? drawn(drawing) : html`<span aria-hidden="true">${name}</span>`}<span aria-hidden="true">${words.short(n)}</span><span class="sr-only">${spoken}</span></li>`;
    })}
  </ul>`;
}

function actions(entry: Entry, view: CardView) {
  const { paper, reasons } = entry;
  const { words } = view;
  const isOpen = (action: CardAction) => view.state.open.has(action);
  const disclose = (action: 'unfold' | 'why') =>
    html`<button type="button" class="quiet" aria-expanded=${isOpen(action)} @click=${() => view.act(action, entry)}>${words.say(action)}</button>`;
  const press = (action: 'save' | 'cite' | 'similar' | 'hide', drawing: Icon, pressed: unknown, expanded: unknown) => {
    const name = words.say(action);
    return html`<button type="button" class="icon" aria-label=${name} title=${name} aria-pressed=${pressed} aria-expanded=${expanded} @click=${() => view.act(action, entry)}>${icon(drawing)}</button>`;
  };
  return html`<div class="actions" part="actions">
    ${paper.abstract ? disclose('unfold') : nothing} ${reasons.length > 0 ? disclose('why') : nothing}
    <span class="tools">
      ${press('save', 'save', view.isSaved, nothing)} ${press('cite', 'cite', nothing, isOpen('cite'))}
      ${press('similar', 'similar', nothing, isOpen('similar'))} ${press('hide', 'hide', nothing, nothing)}
    </span>
  </div>`;
}

function panels({ reasons }: Entry, view: CardView) {
  const { open, bibtex } = view.state;
  return html`${
    open.has('why')
      ? html`<ul class="panel" part="reasons">
          ${sayReasons(reasons, view.words.strings.reasons).map((reason) => html`<li>${reason}</li>`)}
        </ul>`
      : nothing
  }${
    open.has('cite') && bibtex
      ? html`<pre class="panel" part="bibtex" dir="ltr" tabindex="0" aria-label="BibTeX">${bibtex}</pre>`
      : nothing
  }${open.has('similar') ? similar(view) : nothing}`;
}

function similar(view: CardView) {
  const {
    words,
    state: { similar: near },
  } = view;
  if (near === undefined) return nothing;
  return html`<div class="panel" part="similar">
    <h4>${words.say('similar')}</h4>
    ${
      near.length === 0
        ? html`<p>${words.say('noSimilar')}</p>`
        : html`<ul>${near.map((entry) => html`<li dir="auto">${title(entry, view)}</li>`)}</ul>`
    }
  </div>`;
}
