import { html } from 'lit';
import type { Entry } from '../feed/types.js';
import type { Words } from '../i18n/words.js';
import { readingLists } from '../reader/reading-lists.js';
import type { ListQuery } from '../search/select.js';
import type { Field } from '../search/types.js';
import { type CardView, title } from '../view/card.js';
import { changeOf } from '../view/change.js';
import type { ControlsView } from '../view/controls.js';
import type { FeedView, NoteView } from '../view/feed.js';
import { excerptStart, rich, shift } from '../view/rich.js';
import { adviceOn, isOutOfReach } from './advice.js';
import type { AttributeValues } from './attributes.js';
import { notesOf } from './notes.js';
import type { PaperList } from './paper-list.js';
import type { Pictures } from './pictures.js';
import type { ReaderActs } from './reader-acts.js';
import type { Resources } from './resources.js';
import type { Windowing } from './windowing.js';

/** All of an element that is seen. */
export interface Scene {
  words: Words;
  /** Whether those words are of the language that is asked for; until they are, no paper is shown. */
  isSpoken: boolean;
  asked: ListQuery;
  list: PaperList;
  acts: ReaderActs;
  resources: Resources;
  pictures: Pictures;
  windowing: Windowing;
  images: AttributeValues['images'];
  /** Papers of a long list are folded to what is seen of them. */
  isBrief: boolean;
  controls: string;
  /** What happened last, where that is still to be said. */
  announced: string;
  skeletonCards: number;
  subscribe: unknown;
  jump: unknown;
  desk: unknown;
  trends: unknown;
  openJump(): void;
  ask(change: Partial<ListQuery>): void;
  more(): void;
  admit(): void;
  retry(): void;
  loadAll(): void;
  changed(): void;
}

/** What there is to ask for to see all again. */
export const everything = { query: '', window: '', topic: '', list: '' } as const;

/** What an element shows, as plain data. */
export function viewOf(scene: Scene): FeedView {
  const { words, isSpoken, asked, list, ask } = scene;
  const { about, entries, fresh, status } = list.session;
  const hasAsked = entries.length > 0 || asked.list !== '';
  const now = Date.now();
  const { results, paging } = list;
  const shown = results.entries.slice(0, paging.shown);
  const rows = scene.windowing.rows(shown);
  return {
    words,
    status: isSpoken ? status : 'loading',
    title: about.title,
    language: about.language,
    shown: rows ? shown : shown.slice(0, paging.painted),
    rows,
    count: results.count,
    cardOf: (entry, index) => cardOf(entry, index, now, scene),
    controls: hasAsked ? controlsOf(scene) : undefined,
    announcement: isSpoken ? announcementOf(scene) : '',
    notes: isSpoken ? noteViewsOf(scene) : [],
    fresh: fresh.length,
    admit: scene.admit,
    more: list.hasMore ? scene.more : undefined,
    emptyText: words.say(
      !hasAsked ? 'empty' : asked.list !== '' && list.entries.length === 0 ? 'listEmpty' : 'nothing',
    ),
    reset: hasAsked ? () => ask(everything) : undefined,
    advice: adviceOn(list.session.failures.at(-1), words),
    retry: scene.retry,
    skeletonCards: scene.skeletonCards,
    subscribe: scene.subscribe,
    jump: scene.jump,
  };
}

/** What just happened, or how many papers there are. */
function announcementOf({ words, asked, list, acts, announced }: Scene): string {
  if (announced) return announced;
  const { session, results, entries } = list;
  if (session.isStale) return words.say(isOutOfReach(session.failures.at(-1)) ? 'offline' : 'lastVisit');
  const n = results.count - acts.gone;
  if (n < entries.length || results.archived) return words.say('found', { n });
  return words.say('papers', { n: list.isAsked || asked.list ? n : (session.total ?? n) });
}

function noteViewsOf({ words, asked: { query, list: name }, list, ask, retry, loadAll }: Scene): NoteView[] {
  const { search, archived } = list.results;
  const { entries, total, hasMore, missing, elsewhere, skipped, issues, isFull } = list.session;
  return notesOf(
    {
      words,
      session: { entries, total, missing, elsewhere, skipped, issues, isFull, hasMore: hasMore && name === '' },
      isAsked: list.isAsked,
      query,
      corrected: search?.corrected,
      isLiteral: query === list.literal,
      isPlain: search !== undefined && list.finder.isPlain,
      unreached: list.unreached,
      archive: list.isSearching ? 'searching' : archived && (archived.isIncomplete ? 'incomplete' : 'answered'),
      mayCountHidden: archived?.mayCountHidden === true,
      isLoadingAll: list.isLoadingAll,
    },
    {
      insist: () => {
        list.literal = query;
        ask({});
      },
      search: (meant) => ask({ query: meant }),
      retry,
      stop: () => list.stopLoading(),
      loadAll,
    },
  );
}

function controlsOf({ asked, list, controls, ask, desk, trends, openJump }: Scene): Omit<ControlsView, 'words'> {
  const { saved, hidden, read } = readingLists();
  const { sorts, topics } = list.offers;
  const isLearnt = saved.size > 0 || asked.sort === 'for-you';
  return {
    asked,
    wanted: new Set(controls.split(/\s+/).filter(Boolean)),
    sorts: isLearnt ? ['trending', 'for-you', ...sorts.slice(1)] : sorts,
    topics,
    isPart: list.isOpen,
    marked: { saved: saved.size, hidden: hidden.size, read: read.size },
    warm: () => list.finder.warm(list.session.entries),
    ask,
    jump: openJump,
    desk,
    trends,
  };
}

function cardOf(entry: Entry, index: number, now: number, scene: Scene): CardView {
  const { words, asked, list, acts, resources, pictures } = scene;
  const { paper } = entry;
  const { lead, newest, places } = list.facts;
  const lists = readingLists();
  const panels = resources.get('panels');
  const image = pictures.of(paper, scene.images);
  const spans = (of: Entry, field: Field) => list.results.search?.spans(of, field) ?? [];
  return {
    words,
    now,
    place: index + 1,
    lead,
    change: asked.list === '' ? changeOf(entry, places.get(paper.id), newest) : undefined,
    state: acts.stateOf(paper.id),
    isSaved: lists.saved.has(paper.id),
    isHidden: lists.hidden.has(paper.id),
    isRead: lists.read.has(paper.id),
    isBrief: scene.isBrief,
    isGone: asked.list !== 'hidden' && acts.isGone(paper.id),
    image,
    isImageLost: pictures.isLost(image),
    imageFailed: (url) => {
      pictures.drop(url);
      scene.changed();
    },
    rich: (text, of, field, from = 0) =>
      rich(text.slice(from), shift((of && field && spans(of, field)) ?? [], from), resources.maths, field === 'title'),
    excerptFrom: (of) => excerptStart(of.paper.abstract ?? '', spans(of, 'abstract')),
    act: (action, of) => acts.do(action, of),
    follow: (event, of, link) => acts.follow(event, of, link),
    choose: (topic) => scene.ask({ topic }),
    curve: (of, signal) => panels?.sparkline(html, of, signal, words),
    panels: (of, view) => panels?.panels(of, { ...view, html, title: (near) => title(near, view) }),
  };
}
