import type { Paper } from '../paper/schema.js';
import {
  aLimit,
  aList,
  aText,
  checkArgument,
  checkOptions,
  checkPapers,
  type Rules,
  unknownName,
} from '../text/options.js';
import type { Suggestion } from './types.js';

/** What a jump is given besides the text. */
export interface GoToOptions {
  /** Places given at most. @default 8 */
  limit?: number | undefined;
  /** What may be gone to. @default titles, authors and topics */
  kinds?: readonly Suggestion['kind'][] | undefined;
}

/** Fuse.js reads every entry for every query, 10,000 in a third of a second: of more, those of the most shared letters. */
const mostRead = 1500;

/** Somewhere to go, with its text as letters are compared. */
interface Place {
  suggestion: Suggestion;
  folded: string;
}

const lists = new WeakMap<readonly Paper[], { entries: Place[]; papers: number }>();

function foldedOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** The names that people go to, each once. */
function entriesOf(papers: readonly Paper[]): Place[] {
  const names = new Map<string, Suggestion>();
  const all: Suggestion[] = [];
  const count = (kind: Suggestion['kind'], text: string): void => {
    const key = `${kind} ${text}`;
    const existing = names.get(key);
    if (existing !== undefined) {
      existing.count++;
      return;
    }
    const suggestion = { kind, text, count: 1 };
    names.set(key, suggestion);
    all.push(suggestion);
  };
  for (const { id, title, authors = [], topics = [] } of papers) {
    checkArgument('The title of a paper', title, aText);
    all.push({ kind: 'title', text: title, id, count: 1 });
    for (const { name } of authors) count('author', name);
    for (const topic of topics) count('topic', topic);
  }
  return all.map((suggestion) => ({ suggestion, folded: foldedOf(suggestion.text) }));
}

function listOf(papers: readonly Paper[]): Place[] {
  const known = lists.get(papers);
  if (known !== undefined && known.papers === papers.length) return known.entries;
  const entries = entriesOf(papers);
  lists.set(papers, { entries, papers: papers.length });
  return entries;
}

/** The entries that share most pairs of letters with what was typed, those that begin so first. */
function closest(entries: readonly Place[], typed: string): readonly Place[] {
  if (entries.length <= mostRead) return entries;
  const pairs = new Set(Array.from({ length: Math.max(typed.length - 1, 1) }, (_, at) => typed.slice(at, at + 2)));
  const shared = entries.map((entry, at) => {
    let count = entry.folded.startsWith(typed) ? pairs.size : 0;
    for (const pair of pairs) if (entry.folded.includes(pair)) count++;
    return { entry, count, at };
  });
  return shared
    .sort((a, b) => b.count - a.count || a.at - b.at)
    .slice(0, mostRead)
    .map(({ entry }) => entry);
}

/**
 * Where somebody wants to go who types roughly a title, a name or a topic: the nearest of them by letters, wherever
 * the errors are. For the papers on a page or in a list; large collections are what `createIndex` is for. Fuse.js is
 * loaded with the first call, and the list is cached per array. Linear in the papers.
 *
 * @throws {TypeError | RangeError} (by the promise) for an option or a kind that there is none of, or a wrong value
 *
 * @example
 * const [first] = await goTo(listing.papers, 'atention is al you ned', { kinds: ['title'] });
 * first?.text // 'Attention Is All You Need'
 */
export async function goTo(
  papers: readonly Paper[],
  text: string,
  options: number | GoToOptions = {},
): Promise<Suggestion[]> {
  checkArgument('The text', text, aText);
  const asked: GoToOptions = typeof options === 'number' ? { limit: options } : options;
  checkPapers(papers);
  checkOptions(asked, rules);
  const { limit = 8, kinds = allKinds } = asked;
  const unknown = kinds.find((kind) => !allKinds.includes(kind));
  if (unknown !== undefined) throw unknownName('kind', String(unknown), allKinds);
  const typed = foldedOf(text.trim().slice(0, 100));
  if (typed === '' || limit < 1) return [];
  const { default: FuseList } = await import('fuse.js');
  const entries = listOf(papers).filter(({ suggestion }) => kinds.includes(suggestion.kind));
  const list = new FuseList(closest(entries, typed), { keys: ['folded'], threshold: 0.35, ignoreLocation: true });
  return list.search(typed, { limit }).map(({ item }) => item.suggestion);
}

const rules: Rules<GoToOptions> = { limit: aLimit, kinds: aList };

const allKinds: readonly Suggestion['kind'][] = ['title', 'author', 'topic'];
