import type Fuse from 'fuse.js';
import type { Paper } from '../paper/schema.js';
import type { Suggestion } from './types.js';

/** Fuse.js reads every entry for every query: over 10,000 titles that takes a third of a second. */
const mostPapers = 1000;

const lists = new WeakMap<readonly Paper[], Promise<Fuse<Suggestion>>>();

/** The names that people go to, each once. */
function entriesOf(papers: readonly Paper[]): Suggestion[] {
  const entries: Suggestion[] = [];
  const names = new Map<string, Suggestion>();
  const count = (kind: Suggestion['kind'], text: string): void => {
    const existing = names.get(`${kind} ${text}`);
    if (existing !== undefined) {
      existing.count++;
      return;
    }
    const entry = { kind, text, count: 1 };
    names.set(`${kind} ${text}`, entry);
    entries.push(entry);
  };
  for (const { id, title, authors, topics } of papers.slice(0, mostPapers)) {
    entries.push({ kind: 'title', text: title, id, count: 1 });
    for (const { name } of authors) count('author', name);
    for (const topic of topics) count('topic', topic);
  }
  return entries;
}

async function listOf(papers: readonly Paper[]): Promise<Fuse<Suggestion>> {
  const { default: FuseList } = await import('fuse.js');
  return new FuseList(entriesOf(papers), { keys: ['text'], threshold: 0.35, ignoreLocation: true });
}

/**
 * Where somebody wants to go who types roughly a title, a name or a topic: the nearest of them by letters, wherever
 * the errors are. For the papers on a page, of which it looks at the first 1,000; whole collections are what
 * `createIndex` is for. Fuse.js is loaded with the first call, and the list is kept for as long as the array is.
 *
 * @example
 * const [first] = await goTo(listing.papers, 'atention is al you ned');
 * first?.text // 'Attention Is All You Need'
 */
export async function goTo(papers: readonly Paper[], text: string, limit = 8): Promise<Suggestion[]> {
  const typed = text.trim().slice(0, 100);
  if (typed === '') return [];
  let list = lists.get(papers);
  if (list === undefined) {
    list = listOf(papers);
    lists.set(papers, list);
  }
  return (await list).search(typed, { limit }).map(({ item }) => item);
}
