import type { Issue, Paper } from '../../paper/schema.js';
import { issueOf } from '../issues.js';
import { type Language, languageOf } from '../words/language.js';
import { grown, Lexicon } from '../words/lexicon.js';
import type { SpellingList } from '../words/spelling.js';
import { Vocabulary } from '../words/vocabulary.js';
import { mostNames } from './columns.js';
import { type Flaw, readable } from './readable.js';
import { type Scoring, usualScoring } from './scoring.js';
import {
  type Lexicons,
  mergeSegments,
  mostDocs,
  type OwnFields,
  type Segment,
  SegmentBuilder,
  type Zone,
} from './segment.js';
import { type Acronyms, noAcronyms, noteAcronyms, type Synonyms } from './synonyms.js';

/**
 * The collection that the papers of a store are a part of, where it is not the store: what words are worth follows from it.
 */
interface Whole {
  /** How many papers it holds. */
  count: number;
  /** Words of title and abstract of a paper, on average. */
  averageWords: number;
  /** How many papers have the word of an entry, by what kind; undefined where nobody counted. */
  frequencyOf(zone: Zone, entry: number, mask: number): number | undefined;
}

/** All that an index is: plain data that the functions of this folder read and change. */
export interface Store extends Lexicons {
  /** Whether segments hold on to the papers they are made of. */
  keepPapers: boolean;
  /** What words are worth. */
  scoring: Scoring;
  segments: Segment[];
  /** Per identifier: the segment it is in, by serial number, and its offset there. */
  places: { serials: Uint32Array; docs: Uint16Array };
  serials: Map<number, Segment>;
  nextSerial: number;
  /** Papers that are in and not removed. */
  papers: number;
  /** Words of their titles and abstracts. */
  words: number;
  /** Papers that were given and could not be read. */
  skipped: number;
  /** Words that a caller gave as standing for each other. */
  given: readonly (readonly string[])[];
  acronyms: Acronyms;
  /** What words stand for beside themselves, and of how many pairs that was made: when a query first asks. */
  synonyms?: { table: Synonyms; made: number };
  /** Absent where the store is all there is. */
  whole?: Whole;
  /** Made when a query first holds an unknown word. */
  spelling?: SpellingList;
}

const nowhere = 0;

/** What an index is made with, once it was read. */
export interface StoreSettings {
  language?: Language;
  keepPapers?: boolean;
  scoring?: Scoring;
  ownFields?: OwnFields;
  given?: readonly (readonly string[])[];
}

export function emptyStore({
  language = languageOf({}),
  keepPapers = true,
  scoring = usualScoring,
  ownFields = {},
  given = [],
}: StoreSettings = {}): Store {
  return {
    given,
    acronyms: noAcronyms(),
    keepPapers,
    scoring,
    ownFields,
    vocabulary: new Vocabulary(language),
    ids: new Lexicon(),
    names: new Lexicon(),
    features: [],
    signals: [],
    crowdedOut: new Set(),
    segments: [],
    places: { serials: new Uint32Array(64), docs: new Uint16Array(64) },
    serials: new Map(),
    nextSerial: 1,
    papers: 0,
    words: 0,
    skipped: 0,
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

/** What adding papers tells of them: identifiers that were in already, and what was wrong. */
export interface Added {
  replaced: string[];
  issues: Issue[];
}

/**
 * Adds papers; those whose identifier is in already replace what was there. A paper that cannot be read is passed over
 * and told of; when the papers themselves end with an error, those before it are in.
 */
export function addPapers(store: Store, papers: Iterable<Paper>): Added {
  const builder = new SegmentBuilder(store, store.keepPapers);
  const { ids, places } = store;
  const replaced: string[] = [];
  const issues: Issue[] = [];
  const crowdedBefore = store.crowdedOut.size;
  let position = -1;
  let repeated: number[] = [];
  // The segment has its number before it is made, so that a paper that comes twice into it is noticed.
  let serial = store.nextSerial++;
  const flush = (): void => {
    if (builder.size === 0) return;
    register(store, builder.build(), repeated, serial);
    repeated = [];
    serial = store.nextSerial++;
  };
  try {
    for (const given of papers) {
      position++;
      const { paper, flaw } = readable(given);
      if (flaw !== undefined) issues.push(flawIssue(flaw, paper?.id ?? `papers[${position}]`));
      const failed = paper === undefined ? [] : builder.readOwn(paper);
      if (failed.length > 0)
        issues.push(flawIssue({ kind: 'repaired', what: `${failed.join(', ')} could not be made` }, paper!.id));
      if (paper === undefined) {
        store.skipped++;
        continue;
      }
      if (removePaper(store, paper.id)) replaced.push(paper.id);
      const entry = ids.internText(paper.id);
      if (places.serials[entry] === serial) {
        repeated.push(places.docs[entry]!);
        replaced.push(paper.id);
      }
      reserve(store);
      places.serials[entry] = serial;
      places.docs[entry] = builder.add(paper, entry);
      noteAcronyms(store.acronyms, paper.title, paper.abstract);
      if (builder.size === mostDocs) flush();
    }
  } finally {
    flush();
    mergeSmall(store);
  }
  if (store.crowdedOut.size > crowdedBefore)
    issues.push(issueOf('names-cut', { limit: mostNames, left: store.crowdedOut.size }));
  return { replaced, issues };
}

function flawIssue({ kind, what }: Flaw, where: string): Issue {
  return issueOf(kind === 'skipped' ? 'paper-skipped' : 'paper-repaired', { what }, where);
}

export function replacedIssue(id: string): Issue {
  return issueOf('duplicate-id', { id }, id);
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
