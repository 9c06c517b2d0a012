import { anyTerm, type Condition, every, none } from '../query/match.js';
import { nameWords } from '../query/names.js';
import { termsOf } from '../query/terms.js';
import type { Listed } from '../store/columns.js';
import type { Zone } from '../store/segment.js';
import type { Store } from '../store/store.js';
import type { Suggestion } from '../types.js';
import { completionsOf } from '../words/prefix.js';
import { noTerm } from '../words/vocabulary.js';

/** Papers looked at for one kind of suggestion: enough for a good guess, and bounded whatever was typed. */
const mostLookedAt = 2000;

const kinds = [
  ['author', 'authors'],
  ['topic', 'topics'],
] as const satisfies readonly (readonly [Suggestion['kind'], Zone & Listed])[];

/** Papers that have all the words, the last one perhaps only begun. */
function begunWith(store: Store, words: readonly string[], field: 'title' | 'authors' | 'topics'): Condition {
  const { words: lexicon, termOf } = store.vocabulary;
  const conditions = words.flatMap((word, at) => {
    const whole = lexicon.findText(word);
    if (field === 'title' && termOf[whole] === noTerm) return [];
    const entries = at === words.length - 1 ? completionsOf(store.vocabulary, word).entries : [whole];
    return [anyTerm(entries.flatMap((entry) => termsOf(entry, termOf[entry] ?? -1, field, 1)))];
  });
  return conditions.length > 0 ? every(conditions) : none;
}

/** Whether the asked words begin words of the name, each its own. */
function begins(typed: readonly string[], name: string): boolean {
  const left = nameWords(name);
  return typed.every((word) => {
    const at = left.findIndex((other) => other.startsWith(word));
    return at >= 0 && left.splice(at, 1).length === 1;
  });
}

function eachFound(
  store: Store,
  condition: Condition,
  onFound: (segment: Store['segments'][number], doc: number) => void,
) {
  let left = mostLookedAt;
  for (const segment of store.segments) {
    const mask = condition(segment);
    for (let doc = mask.indexOf(1); doc >= 0 && left > 0; doc = mask.indexOf(1, doc + 1)) {
      if (segment.removed[doc] === 1) continue;
      left--;
      onFound(segment, doc);
    }
  }
}

function names(store: Store, typed: readonly string[], [kind, field]: (typeof kinds)[number]): Suggestion[] {
  const counts = new Map<number, number>();
  eachFound(store, begunWith(store, typed, field), (segment, doc) => {
    const { starts, values } = segment.columns.lists[field];
    for (const entry of values.subarray(starts[doc], starts[doc + 1])) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  });
  return [...counts]
    .map(([entry, count]) => ({ kind, text: store.names.text(entry), count }))
    .filter(({ text }) => begins(typed, text))
    .sort((a, b) => b.count - a.count);
}

/** Titles that begin with what was typed come before those that hold it elsewhere. */
function titles(store: Store, typed: readonly string[], prefix: string): Suggestion[] {
  const suggestions: Suggestion[] = [];
  const start = prefix.trim().toLowerCase();
  eachFound(store, begunWith(store, typed, 'title'), (segment, doc) => {
    const paper = segment.papers[doc];
    if (paper === undefined || !begins(typed, paper.title)) return;
    suggestions.push({ kind: 'title', text: paper.title, id: paper.id, count: 1 });
  });
  const first = ({ text }: Suggestion): number => (text.toLowerCase().startsWith(start) ? 0 : 1);
  return suggestions.sort((a, b) => first(a) - first(b) || a.text.length - b.text.length);
}

/** See `SearchIndex.suggest`. A third of the places, at most, goes to names while there are titles to fill the rest. */
export function suggest(store: Store, prefix: string, limit: number): Suggestion[] {
  const typed = nameWords(prefix.slice(0, 200));
  if (typed.length === 0 || limit <= 0) return [];
  const share = Math.ceil(limit / 3);
  const named = kinds.flatMap((kind) => names(store, typed, kind).slice(0, share));
  const titled = titles(store, typed, prefix).slice(0, Math.max(limit - named.length, 0));
  return [...titled, ...named].slice(0, limit);
}
