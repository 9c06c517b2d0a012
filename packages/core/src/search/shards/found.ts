import { Top } from '../answer/top.js';
import type { Condition } from '../query/match.js';
import type { Sort } from '../types.js';
import type { Files } from './files.js';
import type { ShardManifest } from './format.js';
import type { Reached } from './lookup.js';
import type { Lists } from './reading.js';
import type { ScoredList } from './shard-terms.js';
import { readSignals } from './signal-files.js';

/** What a query finds of everything that was read. */
export interface Found {
  /** 1 for each paper found, by number. */
  mask: Uint8Array;
  total: number;
  /** By the words of the query. */
  scores: Float32Array;
  /** With what is known of the query as a whole, by which papers are put in order. */
  order: Float32Array;
}

/** Scores every paper by what was read of its words, and by titles that are the query. */
export function foundIn(
  condition: Condition<Reached> | undefined,
  lists: Lists,
  scored: readonly ScoredList[],
  exact: ReadonlyMap<number, number>,
): Found {
  const scores = new Float32Array(lists.size);
  for (const { list, worth } of scored)
    for (const { docs, levels } of lists.piecesOf(list))
      for (let i = 0; i < docs.length; i++) scores[docs[i]!]! += worth * levels[i]!;
  for (const [paper, amount] of exact) scores[paper]! += amount;
  const mask = condition?.(lists) ?? Uint8Array.from(scores, (score) => (score > 0 ? 1 : 0));
  return { mask, total: mask.reduce((sum, bit) => sum + bit, 0), scores, order: scores };
}

/** The first of the papers found, by a sort that all of what it needs is there for. */
export async function firstOf(
  { mask, order }: Found,
  sort: Sort,
  size: number,
  files: Files,
  manifest: ShardManifest,
): Promise<number[]> {
  if (typeof sort === 'object' && 'signal' in sort) return firstBySignal(mask, sort.signal, size, files, manifest);
  const top = new Top<number>(size);
  for (let paper = 0; paper < mask.length; paper++) {
    if (mask[paper] === 0) continue;
    // They are numbered newest first.
    const value = sort === 'date' ? -paper : order[paper]!;
    if (!(value <= top.floor)) top.add(value, paper);
  }
  return top.list().map(({ item }) => item);
}

/** Files of a signal are read, largest values first, until there are papers enough. Those without a value come last. */
async function firstBySignal(
  mask: Uint8Array,
  signal: string,
  size: number,
  files: Files,
  { signals }: ShardManifest,
): Promise<number[]> {
  const known = signals.find(({ name }) => name === signal);
  const first: number[] = [];
  const valued = new Uint8Array(mask.length);
  for (let file = 0; file < (known?.most.length ?? 0) && first.length < size; file++)
    for (const { papers } of await files.get('signals', known!.first + file, readSignals))
      for (const paper of papers)
        if (mask[paper] === 1) {
          first.push(paper);
          valued[paper] = 1;
        }
  for (let paper = 0; paper < mask.length && first.length < size; paper++)
    if (mask[paper] === 1 && valued[paper] === 0) first.push(paper);
  return first.slice(0, size);
}
