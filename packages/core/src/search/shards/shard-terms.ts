import { type Field, isOwn, type OwnField } from '../query/nodes.js';
import type { ListedTerm } from '../query/resolve.js';
import { shareOf } from '../query/score.js';
import { inverseDocumentFrequency } from '../query/terms.js';
import { usualScoring } from '../store/scoring.js';
import type { ShardList } from './dictionary-file.js';
import type { ShardZone } from './format.js';
import { mostLevel } from './pieces.js';

/** A posting list that a word of the query stands for. */
export interface ShardTerm extends ListedTerm {
  list: ShardList;
  weight: number;
}

const names = ['authors', 'topics', 'venue'] as const;

/** The lists a word is looked for in. Those of abstracts alone are not kept. */
const zones: Readonly<Record<Exclude<Field, OwnField> | 'text' | 'any', readonly ShardZone[]>> = {
  any: ['text', ...names],
  text: ['text'],
  title: ['title'],
  abstract: ['text'],
  authors: ['authors'],
  topics: ['topics'],
  venue: ['venue'],
};

/** The lists a word is looked for in. There are none of fields of a caller's own. */
export function zonesOfField(field: Field | 'text' | undefined): readonly ShardZone[] {
  return isOwn(field) ? [] : zones[field ?? 'any'];
}

/** Lists that are by stem and have levels; the others are by word and say only that it is there. */
export function isText(zone: ShardZone): boolean {
  return zone === 'text' || zone === 'title';
}

/** A list with what each step of its levels adds to a score. */
export interface ScoredList {
  list: ShardList;
  worth: number;
}

/** The worth of each list over the whole index: BM25F as in memory, but for the levels. */
export function weighLists(terms: readonly ShardTerm[], papers: number): ScoredList[] {
  const distinct = new Map<ShardList, ScoredList>();
  for (const { list, weight, frequency = list.frequency } of terms) {
    const share = list.zone === 'title' || list.zone === 'has' ? 1 : shareOf(usualScoring, list.zone);
    const worth = (inverseDocumentFrequency(papers, frequency) * weight * share) / mostLevel;
    const existing = distinct.get(list);
    if (existing === undefined) distinct.set(list, { list, worth });
    else existing.worth += worth;
  }
  return [...distinct.values()];
}
