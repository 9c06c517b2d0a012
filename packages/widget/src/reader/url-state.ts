import { type ListQuery, lists, sorts, windows } from '../search/select.js';

const keys = { query: 'q', sort: 'sort', window: 'window', topic: 'topic', list: 'list' } as const;
const names = Object.keys(keys) as (keyof ListQuery)[];
/** What our parameters begin with where the fragment is the page's. */
const prefix = 'tp-';

/** What a fragment says to us; nothing where it is one of the page's own, such as a heading's. */
function stateIn(hash: string): URLSearchParams | undefined {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  return hash.length < 2 || names.some((name) => parameters.has(keys[name])) ? parameters : undefined;
}

/**
 * The address with what is asked of the list: in its fragment, or in its query where the page uses the fragment itself.
 * What is as the page has it is left out.
 */
export function withState(address: string, asked: ListQuery, initial: ListQuery): string {
  const url = new URL(address);
  const changed = names.filter((name) => asked[name] !== initial[name]);
  // Changing nothing leaves the query as the page wrote it.
  for (const name of names) if (url.searchParams.has(prefix + keys[name])) url.searchParams.delete(prefix + keys[name]);
  if (stateIn(url.hash)) url.hash = new URLSearchParams(changed.map((name) => [keys[name], asked[name]])).toString();
  else for (const name of changed) url.searchParams.set(prefix + keys[name], asked[name]);
  return url.href;
}

/** The reverse of `withState`. A word that is no choice counts as what the page chose. */
export function stateOf(address: string, initial: ListQuery): ListQuery {
  const { hash, searchParams } = new URL(address);
  const fragment = stateIn(hash);
  const value = (name: keyof ListQuery) =>
    (fragment?.get(keys[name]) ?? searchParams.get(prefix + keys[name]) ?? initial[name]).slice(0, 500);
  return {
    query: value('query'),
    sort: oneOf(sorts, value('sort'), initial.sort),
    window: oneOf(windows, value('window'), initial.window),
    topic: value('topic'),
    list: oneOf(lists, value('list'), initial.list),
  };
}

const oneOf = <Word extends string>(words: readonly Word[], word: string, fallback: Word): Word =>
  words.find((one) => one === word) ?? fallback;
