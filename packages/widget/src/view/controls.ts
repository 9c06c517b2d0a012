import { html, nothing } from 'lit';
import type { Words } from '../i18n/words.js';
import { type ListName, listNames } from '../reader/reading-lists.js';
import { type ListQuery, type Sort, windows } from '../search/select.js';
import { icon } from './icons.js';

export interface ControlsView {
  words: Words;
  asked: ListQuery;
  /** Which controls to show. */
  wanted: ReadonlySet<string>;
  sorts: readonly Sort[];
  topics: readonly (readonly [topic: string, count: number])[];
  /** Whether the feed has papers that are not here: numbers would speak of a part. */
  isPart: boolean;
  /** How many papers are on each list of the reader's. */
  marked: Readonly<Record<ListName, number>>;
  /** The search box got the focus: time to fetch the index. */
  warm(): void;
  ask(change: Partial<ListQuery>): void;
  /** Opens the box that leads to a paper, an author or a topic. */
  jump(): void;
  /** What can be done with the list of the reader's that is shown, once its code has come. */
  desk: unknown;
  /** The topics that rise, once their code has come. */
  trends: unknown;
}

export function controls(view: ControlsView) {
  const { words, asked, wanted } = view;
  if (wanted.size === 0) return nothing;
  const shows = (name: string) => wanted.has(name);
  return html`<div class="controls" part="controls">
    ${shows('search') ? search(view) : nothing} ${shows('jump') ? jump(view) : nothing}
    ${
      shows('sort') && view.sorts.length > 1
        ? choice(
            words.say('sort'),
            asked.sort,
            view.sorts.map((sort) => [sort, sortLabel(words, sort)]),
            (sort) => view.ask({ sort }),
          )
        : nothing
    }
    ${
      shows('window')
        ? choice(
            words.say('window'),
            asked.window,
            windows.map((name) => [name, words.say(name || 'always')]),
            (window) => view.ask({ window }),
          )
        : nothing
    }
    ${chips(view)} ${view.desk} ${shows('topics') && asked.list === '' ? view.trends : nothing}
  </div>`;
}

function search({ words, asked, warm, ask }: ControlsView) {
  const label = words.say('search');
  return html`<form role="search" aria-label=${label} @submit=${(event: Event) => event.preventDefault()}>
    ${icon('search')}
    <input
      type="search" part="search" aria-label=${label} placeholder=${label} .value=${asked.query}
      autocomplete="off" maxlength="500"
      @focus=${warm} @input=${(event: Event) => ask({ query: (event.target as HTMLInputElement).value })}
    />
  </form>`;
}

function jump({ words, jump: open }: ControlsView) {
  const label = words.say('jump');
  return html`<button type="button" class="to" part="jump-button" aria-label=${label} title=${label} aria-keyshortcuts="/ Control+K Meta+K" @click=${open}><kbd aria-hidden="true">/</kbd></button>`;
}

/** Sorting by a signal is named after the signal: "upvotes" without the number. */
function sortLabel(words: Words, sort: Sort): string {
  return sort === 'trending' || sort === 'newest' || sort === 'for-you' ? words.say(sort) : words.say(`by-${sort}`);
}

function choice<Value extends string>(
  label: string,
  chosen: Value,
  options: readonly (readonly [Value, string])[],
  change: (value: Value) => void,
) {
  return html`<div class="choice">
    <select part="select" aria-label=${label} title=${label} @change=${(event: Event) => change((event.target as HTMLSelectElement).value as Value)}>
      ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
    </select>
    ${icon('choose')}
  </div>`;
}

/** How each list is called. */
const listLabels = { saved: 'savedOnly', hidden: 'hiddenOnly', read: 'readOnly' } as const;

/** The reader's lists, and the commonest topics. */
function chips(view: ControlsView) {
  const { words, asked, wanted, marked } = view;
  const chip = (text: string, count: number | undefined, pressed: boolean, change: Partial<ListQuery>) =>
    html`<li><button type="button" class="chip" part="chip" dir="auto" aria-pressed=${pressed} aria-label=${count === undefined ? nothing : `${text} ${words.short(count)}`} @click=${() => view.ask(change)}>${text}${count === undefined ? nothing : html` <small>${words.short(count)}</small>`}</button></li>`;
  if (!wanted.has('topics') && !wanted.has('lists')) return nothing;
  const mine = listNames
    // Papers that were kept on another device can be brought to an empty list: that of the saved ones is always there.
    .filter((list) => marked[list] > 0 || list === asked.list || (list === 'saved' && wanted.has('lists')))
    .map((list) => {
      const isOn = list === asked.list;
      return chip(words.say(listLabels[list]), marked[list] || undefined, isOn, { list: isOn ? '' : list });
    });
  // A topic chosen on a card may be a rare one: it must stand here too, for it is here that it is taken back.
  const isRare = asked.topic !== '' && !view.topics.some(([topic]) => topic === asked.topic);
  const topics = wanted.has('topics')
    ? view.topics.map(([topic, count]) =>
        chip(topic, view.isPart ? undefined : count, topic === asked.topic, {
          topic: topic === asked.topic ? '' : topic,
        }),
      )
    : [];
  if (mine.length + topics.length === 0 && !isRare) return nothing;
  return html`<ul class="chips" part="topics" aria-label=${words.say('topics')}>
    ${mine} ${isRare ? chip(asked.topic, undefined, true, { topic: '' }) : nothing} ${topics}
  </ul>`;
}
