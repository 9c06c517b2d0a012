import type { ListQuery } from '../search/select.js';
import { chosen } from './attributes.js';

const keys = { query: 'q', sort: 'sort', window: 'window', topic: 'topic' } as const;
type UrlState = Pick<ListQuery, keyof typeof keys>;
const names = Object.keys(keys) as (keyof UrlState)[];

/** What is asked of the list as the fragment of an address; what is as the page has it is left out, so that it may be empty. */
export function toHash(asked: UrlState, initial: UrlState): string {
  const changed = names.filter((name) => asked[name] !== initial[name]);
  const fragment = new URLSearchParams(changed.map((name) => [keys[name], asked[name]])).toString();
  return fragment && `#${fragment}`;
}

/** The reverse of `toHash`. A fragment of the page's own, such as a heading's, says nothing to us. */
export function fromHash(hash: string, initial: UrlState): UrlState {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const value = (name: keyof UrlState) => (parameters.get(keys[name]) ?? initial[name]).slice(0, 500);
  return {
    query: value('query'),
    sort: chosen('sort', value('sort'), initial.sort),
    window: chosen('window', value('window'), initial.window),
    topic: value('topic'),
  };
}
