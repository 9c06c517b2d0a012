import type { Asked } from './view/controls.js';

const keys = { query: 'q', sort: 'sort', window: 'window', topic: 'topic' } as const;
type Kept = keyof typeof keys;
const names = Object.keys(keys) as Kept[];

/** What is asked of the list as the fragment of an address; what is as usual is left out, so that it may be empty. */
export function toHash(asked: Pick<Asked, Kept>, usual: Pick<Asked, Kept>): string {
  const changed = names.filter((name) => asked[name] !== usual[name]);
  const fragment = new URLSearchParams(changed.map((name) => [keys[name], asked[name]])).toString();
  return fragment && `#${fragment}`;
}

/** The reverse of `toHash`. A fragment of the page's own, such as a heading's, says nothing to us. */
export function fromHash(hash: string, usual: Pick<Asked, Kept>): Pick<Asked, Kept> {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const value = (name: Kept) => (parameters.get(keys[name]) ?? usual[name]).slice(0, 500);
  return { query: value('query'), sort: value('sort'), window: value('window'), topic: value('topic') };
}
