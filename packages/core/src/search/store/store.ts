import type { Paper } from '../../paper/schema.js';
import { grown, Lexicon } from '../words/lexicon.js';
import type { SpellingList } from '../words/spelling.js';
import { Vocabulary } from '../words/vocabulary.js';
import { type Lexicons, mergeSegments, mostDocs, type Segment, SegmentBuilder } from './segment.js';

/** All that an index is: plain data that the functions of this folder read and change. */
export interface Store extends Lexicons {
  /** Whether segments hold on to the papers they are made of. */
  keepPapers: boolean;
  segments: Segment[];
  /** Per identifier: the segment it is in, by serial number, and its offset there. */
  places: { serials: Uint32Array; docs: Uint16Array };
  serials: Map<number, Segment>;
  nextSerial: number;
  /** Papers that are in and not removed. */
  papers: number;
  /** Words of their titles and abstracts. */
  words: number;
  /** Made when a query first holds an unknown word. */
  spelling?: SpellingList;
}

const nowhere = 0;

export function emptyStore(stemming: boolean, keepPapers = true): Store {
  return {
    keepPapers,
    vocabulary: new Vocabulary(stemming),
    ids: new Lexicon(),
    names: new Lexicon(),
    features: [],
    segments: [],
    places: { serials: new Uint32Array(64), docs: new Uint16Array(64) },
    serials: new Map(),
    nextSerial: 1,
    papers: 0,
    words: 0,
  };
}

/** Where a paper is, if it is in. */
export function placeOf(store: Store, id: string): { segment: Segment; doc: number } | undefined {
  const entry = store.ids.findText(id);
  const segment = store.serials.get(store.places.serials[entry] ?? nowhere);
  return segment && { segment, doc: store.places.docs[entry]! };
}

/** Takes a paper out. False when it was not in. A segment that is a quarter empty is rewritten. */
export function removePaper(store: Store, id: string): boolean {
  const place = placeOf(store, id);
  if (place === undefined) return false;
  const { segment, doc } = place;
  segment.removed[doc] = 1;
  segment.removals++;
  segment.papers[doc] = undefined;
  store.papers--;
  store.words -= segment.lengths[doc]!;
  store.places.serials[segment.ids[doc]!] = nowhere;
  if (segment.removals * 4 >= segment.size) replaceSegments(store, store.segments.indexOf(segment), 1);
  return true;
}

/** Adds papers; those whose identifier is in already replace what was there. Returns the identifiers replaced. */
export function addPapers(store: Store, papers: Iterable<Paper>): string[] {
  const builder = new SegmentBuilder(store, store.keepPapers);
  const { ids, places } = store;
  const replaced: string[] = [];
  let repeated: number[] = [];
  // The segment has its number before it is made, so that a paper that comes twice into it is noticed.
  let serial = store.nextSerial++;
  const flush = (): void => {
    if (builder.size === 0) return;
    register(store, builder.build(), repeated, serial);
    repeated = [];
    serial = store.nextSerial++;
  };
  for (const paper of papers) {
    if (removePaper(store, paper.id)) replaced.push(paper.id);
    const entry = ids.internText(paper.id);
    if (places.serials[entry] === serial) {
      repeated.push(places.docs[entry]!);
      replaced.push(paper.id);
    }
    reserve(store);
    places.serials[entry] = serial;
    places.docs[entry] = builder.add(paper, entry);
    if (builder.size === mostDocs) flush();
  }
  flush();
  mergeSmall(store);
  return replaced;
}

/** Room for the places of all identifiers. */
function reserve({ places, ids }: Store): void {
  places.serials = grown(places.serials, ids.size);
  places.docs = grown(places.docs, ids.size);
}

/** Makes a segment part of the index, without the papers at the given offsets. */
export function register(
  store: Store,
  segment: Segment,
  without: readonly number[] = [],
  serial = store.nextSerial++,
): void {
  segment.removals = without.length;
  for (const doc of without) {
    segment.removed[doc] = 1;
    segment.papers[doc] = undefined;
  }
  store.segments.push(segment);
  settle(store, segment, serial);
  store.papers += segment.size - segment.removals;
  for (let doc = 0; doc < segment.size; doc++) store.words += segment.lengths[doc]! * (1 - segment.removed[doc]!);
}

/** Notes where the papers of a segment are now. */
function settle(store: Store, segment: Segment, serial: number): void {
  store.serials.set(serial, segment);
  reserve(store);
  for (let doc = 0; doc < segment.size; doc++) {
    if (segment.removed[doc] === 1) continue;
    store.places.serials[segment.ids[doc]!] = serial;
    store.places.docs[segment.ids[doc]!] = doc;
  }
}

/** One segment in the place of several neighbours; their removed papers are gone for good. */
function replaceSegments(store: Store, first: number, count: number): void {
  const old = store.segments.slice(first, first + count);
  for (const [serial, segment] of store.serials) if (old.includes(segment)) store.serials.delete(serial);
  const merged = mergeSegments(old);
  store.segments.splice(first, count, ...(merged.size > 0 ? [merged] : []));
  if (merged.size > 0) settle(store, merged, store.nextSerial++);
}

/**
 * Merges the newest segments while one is not at least twice the size of the next, so that there are few of them and
 * each paper is moved a logarithmic number of times.
 */
function mergeSmall(store: Store): void {
  const live = (at: number): number => {
    const segment = store.segments[at];
    return segment === undefined ? Number.POSITIVE_INFINITY : segment.size - segment.removals;
  };
  let last = store.segments.length - 1;
  while (last > 0 && live(last - 1) < 2 * live(last) && live(last - 1) + live(last) <= mostDocs) {
    replaceSegments(store, last - 1, 2);
    last = store.segments.length - 1;
  }
}

/** As few segments as there can be, and nothing removed left in them. */
export function compact(store: Store): void {
  let first = 0;
  while (first < store.segments.length) {
    let count = 1;
    let size = store.segments[first]!.size - store.segments[first]!.removals;
    for (;;) {
      const next = store.segments[first + count];
      if (next === undefined || size + next.size - next.removals > mostDocs) break;
      size += next.size - next.removals;
      count++;
    }
    const before = store.segments.length;
    if (count > 1 || store.segments[first]!.removals > 0) replaceSegments(store, first, count);
    if (store.segments.length > before - count) first++;
  }
}
