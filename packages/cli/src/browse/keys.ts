import type { Paper } from '@trending-papers/core/paper';
import { type Browsing, bodyRows, current, moved, type Pane, papersOn, type Size } from './state.js';

/** What a key asks of the world outside the screen. */
export type Wish =
  | { readonly kind: 'open' | 'cite'; readonly paper: Paper }
  | { readonly kind: 'list'; readonly list: 'saved' | 'hidden'; readonly paper: Paper; readonly keep: boolean }
  | { readonly kind: 'search'; readonly query: string }
  | { readonly kind: 'leave' };

export interface Pressed {
  readonly state: Browsing;
  readonly wish?: Wish | undefined;
}

/** The terminal, and the last line that what is read may begin with. */
export interface Room extends Size {
  readonly lastLine: number;
}

type Step = (state: Browsing, room: Room) => Pressed;

/** What keys do in some panes; the help is written from it. */
export interface Binding {
  readonly keys: readonly string[];
  readonly panes: readonly Pane[];
  readonly does: string;
  readonly step: Step;
}

const move =
  (by: (size: Size) => number): Step =>
  (state, size) => ({ state: moved(state, state.at + by(size), size) });

const scroll =
  (by: (size: Size) => number): Step =>
  (state, room) => ({
    state: { ...state, line: Math.min(room.lastLine, Math.max(0, state.line + by(room))), notice: '' },
  });

/** Something done with the paper that the person is at. */
const withPaper =
  (step: (state: Browsing, paper: Paper, size: Size) => Pressed): Step =>
  (state, size) => {
    const ranked = current(state);
    return ranked ? step(state, ranked.paper, size) : { state: { ...state, notice: 'There is no paper here.' } };
  };

const to = (pane: Pane) => (state: Browsing) => ({ state: { ...state, pane, line: 0, notice: '' } });

const search = (state: Browsing, query: string): Pressed => ({
  state: { ...state, query, at: 0, top: 0, notice: '' },
  wish: { kind: 'search', query },
});

/** Puts a paper on a list of the person's own, or takes it off. */
const toggle = (list: 'saved' | 'hidden', on: string, off: string) =>
  withPaper((state, paper, size) => {
    const keep = !state[list].has(paper.id);
    const ids = new Set(state[list]);
    if (keep) ids.add(paper.id);
    else ids.delete(paper.id);
    const next = moved({ ...state, [list]: ids }, state.at, size);
    return {
      state: { ...next, pane: list === 'hidden' ? 'list' : state.pane, line: state.line, notice: keep ? on : off },
      wish: { kind: 'list', list, paper, keep },
    };
  });

const end = Number.MAX_SAFE_INTEGER;
const reading: readonly Pane[] = ['paper', 'citation', 'help'];
const ofPapers: readonly Pane[] = ['list', 'paper'];

export const bindings: readonly Binding[] = [
  { keys: ['down', 'j'], panes: ['list'], does: 'next paper', step: move(() => 1) },
  { keys: ['up', 'k'], panes: ['list'], does: 'paper before', step: move(() => -1) },
  { keys: ['pagedown', ' '], panes: ['list'], does: 'a screen on', step: move(papersOn) },
  { keys: ['pageup', 'b'], panes: ['list'], does: 'a screen back', step: move((size) => -papersOn(size)) },
  { keys: ['home', 'g'], panes: ['list'], does: 'first paper', step: move(() => -end) },
  { keys: ['end', 'G'], panes: ['list'], does: 'last paper', step: move(() => end) },
  { keys: ['return'], panes: ['list'], does: 'read the paper', step: withPaper(to('paper')) },
  { keys: ['/'], panes: ['list'], does: 'search as you type', step: to('search') },
  { keys: ['escape'], panes: ['list'], does: 'all papers again', step: (state) => search(state, '') },
  { keys: ['down'], panes: ['search'], does: 'next paper', step: move(() => 1) },
  { keys: ['up'], panes: ['search'], does: 'paper before', step: move(() => -1) },
  { keys: ['return'], panes: ['search'], does: 'stay with what was found', step: to('list') },
  {
    keys: ['escape'],
    panes: ['search'],
    does: 'all papers again',
    step: (state) => search({ ...state, pane: 'list' }, ''),
  },
  {
    keys: ['backspace'],
    panes: ['search'],
    does: 'take a letter back',
    step: (state) => search(state, Array.from(state.query).slice(0, -1).join('')),
  },
  { keys: ['down', 'j'], panes: reading, does: 'a line on', step: scroll(() => 1) },
  { keys: ['up', 'k'], panes: reading, does: 'a line back', step: scroll(() => -1) },
  { keys: ['pagedown', ' '], panes: reading, does: 'a screen on', step: scroll(bodyRows) },
  { keys: ['pageup', 'b'], panes: reading, does: 'a screen back', step: scroll((size) => -bodyRows(size)) },
  { keys: ['n', 'right'], panes: ['paper'], does: 'next paper', step: move(() => 1) },
  { keys: ['p', 'left'], panes: ['paper'], does: 'paper before', step: move(() => -1) },
  { keys: ['escape', 'q', 'return', 'backspace'], panes: reading, does: 'back to the list', step: to('list') },
  {
    keys: ['o'],
    panes: ofPapers,
    does: 'open its page in the browser',
    step: withPaper((state, paper) => ({ state, wish: { kind: 'open', paper } })),
  },
  { keys: ['s'], panes: ofPapers, does: 'save it, or no longer', step: toggle('saved', 'Saved.', 'No longer saved.') },
  {
    keys: ['h'],
    panes: ofPapers,
    does: 'hide it, or no longer',
    step: toggle('hidden', 'Hidden: H shows hidden papers.', 'No longer hidden.'),
  },
  {
    keys: ['H'],
    panes: ['list'],
    does: 'show hidden papers, or not',
    step: (state, size) => ({ state: moved({ ...state, showsHidden: !state.showsHidden }, state.at, size) }),
  },
  {
    keys: ['c'],
    panes: ofPapers,
    does: 'cite it; its BibTeX also stays in the terminal',
    step: withPaper((state, paper) => ({
      state: {
        ...state,
        pane: 'citation',
        line: 0,
        cited: state.cited.includes(paper) ? state.cited : [...state.cited, paper],
      },
    })),
  },
  { keys: ['?'], panes: ofPapers, does: 'these keys', step: to('help') },
  { keys: ['q'], panes: ['list'], does: 'leave', step: (state) => ({ state, wish: { kind: 'leave' } }) },
];

/** What a key makes of the screen. Keys are named as in `bindings`; letters that are typed stand for themselves. */
export function press(state: Browsing, key: string, room: Room): Pressed {
  const bound = bindings.find(({ keys, panes }) => keys.includes(key) && panes.includes(state.pane));
  if (bound) return bound.step(state, room);
  // What is typed is one character; all other keys have a name.
  const isTyped = state.pane === 'search' && Array.from(key).length === 1;
  return isTyped ? search(state, state.query + key) : { state };
}
