import type { ListQuery } from '../search/select.js';
import { chosen } from './attributes.js';

const keys = { query: 'q', sort: 'sort', window: 'window', topic: 'topic', list: 'list' } as const;
const names = Object.keys(keys) as (keyof ListQuery)[];

/** What is asked of the list as the fragment of an address; what is as the page has it is left out, so that it may be empty. */
export function toHash(asked: ListQuery, initial: ListQuery): string {
  const changed = names.filter((name) => asked[name] !== initial[name]);
  const fragment = new URLSearchParams(changed.map((name) => [keys[name], asked[name]])).toString();
  return fragment && `#${fragment}`;
}

/** The reverse of `toHash`. A fragment of the page's own, such as a heading's, says nothing to us. */
export function fromHash(hash: string, initial: ListQuery): ListQuery {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const value = (name: keyof ListQuery) => (parameters.get(keys[name]) ?? initial[name]).slice(0, 500);
  return {
    query: value('query'),
    sort: chosen('sort', value('sort'), initial.sort),
    window: chosen('window', value('window'), initial.window),
    topic: value('topic'),
    list: chosen('list', value('list'), initial.list),
  };
}
