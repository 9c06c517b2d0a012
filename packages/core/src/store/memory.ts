import { windowStart } from '../paper/days.js';
import type { Issue, Paper, PaperId } from '../paper/schema.js';
import { rank } from '../rank/index.js';
import { type Merged, mergeInBatches } from './batches.js';
import { incapable } from './cannot.js';
import { cursorAt, placeIn } from './cursor.js';
import { followStore } from './follow.js';
import { issueOf } from './issues.js';
import { eachName, isAmong, narrowed, passing, placesOf } from './listed.js';
import { placeAt, placeOf } from './place.js';
import { thinnedOut } from './thin.js';
import type { PaperStore, StoreChange, StoreListing } from './types.js';
import { type Kept, namesToGetBy, namesToMergeBy, shown, type Union, unite } from './united.js';

/** Days of which papers are ranked where nobody says. */
export const defaultWindow = 7;

/** A name that so many papers bear tells none from another, and is followed no further. */
export const mostBearers = 128;

/** One entry of the log of changes: a paper as it is now, or an id that is gone. */
type Entry = { key: string } | { gone: PaperId; into?: PaperId | undefined };

/**
 * A store in the memory of one process: for tests, for programs that bring their own papers, and what other stores are
 * held against. Merging costs as much as the papers that may be the same, not as all there are.
 *
 * @example
 * const store = createMemoryStore();
 * await store.merge(await parse(text));
 * (await store.search('sparse attention')).hits[0]?.paper?.title;
 */
export function createMemoryStore(): PaperStore {
  const kept = new Map<string, Paper>();
  const bearers = new Map<string, Set<string>>();
  const log = new Map<string, Entry & { seq: number }>();
  const sent = new Map<string, Set<PaperId>>();
  const epoch = crypto.randomUUID();
  let seq = 0;

  const keysOf = (name: string) => [...(bearers.get(name) ?? [])];

  /** Everything that may be the same as some papers, and whatever may be the same as that. */
  function lookAlikes(papers: readonly Paper[]): { found: Kept[]; issues: Issue[] } {
    const issues: Issue[] = [];
    const seen = new Set<string>();
    const keys = new Set<string>();
    const names = papers.flatMap((paper) => [...namesToMergeBy(paper)]);
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      const bearing = keysOf(name);
      if (bearing.length > mostBearers)
        issues.push(issueOf('look-alikes-cut', { name, looked: mostBearers, of: bearing.length }));
      for (const key of bearing.slice(0, mostBearers)) {
        if (keys.has(key)) continue;
        keys.add(key);
        names.push(...namesToMergeBy(kept.get(key)!));
      }
    }
    return { found: [...keys].map((key) => ({ key, paper: kept.get(key)! })), issues };
  }

  function forget(key: string): void {
    for (const name of namesToMergeBy(kept.get(key)!)) {
      bearers.get(name)?.delete(key);
      if (bearers.get(name)?.size === 0) bearers.delete(name);
    }
    kept.delete(key);
    log.delete(`key ${key}`);
  }

  /** Notes a change at the end of the log, in the place of what was noted of it before. */
  function note(of: string, entry: Entry): void {
    seq += 1;
    log.delete(of);
    log.set(of, { ...entry, seq });
  }

  function apply({ put, dropped, gone }: Union): void {
    for (const { before, key } of put) if (before) forget(key);
    for (const key of dropped) forget(key);
    for (const { id, into } of gone) note(`id ${id}`, { gone: id, into });
    for (const { key, paper } of put) {
      kept.set(key, paper);
      for (const name of namesToMergeBy(paper)) bearers.set(name, (bearers.get(name) ?? new Set()).add(key));
      log.delete(`id ${paper.id}`);
      note(`key ${key}`, { key });
    }
  }

  async function mergeBatch(papers: readonly Paper[], now: Date): Promise<Merged> {
    const { found, issues } = lookAlikes(papers);
    const union = unite(found, papers, now);
    apply(union);
    const added = union.put.filter(({ isNew }) => isNew).length;
    const { dropped, unchanged } = union;
    return { added, changed: union.put.length - added, united: dropped.length, unchanged, issues };
  }

  function inOrder(which: StoreListing): Paper[] {
    const { before, from } = placesOf(which);
    const placed = [...kept.values()].map((paper) => [placeOf(paper), paper] as const);
    const within = placed.filter(([place]) => !(before! <= place) && !(place < from!));
    return within.sort(([a], [b]) => (a > b ? -1 : 1)).map(([, paper]) => shown(paper));
  }

  function changesAfter(place: string | undefined): StoreChange[] {
    const after = Number(place ?? 0);
    return [...log.values()]
      .filter((entry) => entry.seq > after)
      .map((entry) => {
        const cursor = cursorAt(epoch, String(entry.seq));
        if ('gone' in entry) return { cursor, gone: entry.gone, into: entry.into };
        return { cursor, paper: shown(kept.get(entry.key)!) };
      });
  }

  const papersBy = (name: PaperId): Paper[] =>
    keysOf(name)
      .map((key) => kept.get(key)!)
      .filter((paper) => namesToGetBy(paper).has(name))
      .sort((a, b) => Number(b.id === name) - Number(a.id === name) || (a.id < b.id ? -1 : 1));

  /** The names under which a paper may have been delivered. */
  const namesOf = (name: PaperId) => [name, ...papersBy(name).flatMap((paper) => [...namesToGetBy(paper)])];
  const wasSent = (recipient: string, name: PaperId) =>
    namesOf(name).some((each) => sent.get(recipient)?.has(each) === true);

  const store: PaperStore = {
    can: { write: true, read: true, search: true, changes: true, manyWriters: false },
    issues: [],
    merge: (papers, options = {}) => mergeInBatches(papers, options, mergeBatch),
    async get(names) {
      const found = eachName(names).map((name) => [name, papersBy(name).map(shown)] as const);
      return new Map(found.filter(([, papers]) => papers.length > 0));
    },
    async *papers(which = {}) {
      yield* passing(inOrder(which), which).slice(0, which.limit);
    },
    async search(query, options) {
      return { ...(await follower.catchUp()).search(query, options), approximate: false };
    },
    async trending({ window = defaultWindow, now = new Date(), ...how } = {}) {
      const first = placeAt(windowStart(window, now.getTime()));
      const papers = [...kept.values()].filter((paper) => placeOf(paper) >= first);
      return rank(papers.map(shown), { ...how, window, now });
    },
    async *series(name, which = {}) {
      const wanted = isAmong(which);
      const readings = papersBy(name)[0]?.history ?? [];
      yield* readings.filter(wanted).map((reading) => narrowed(reading, which.signal));
    },
    async thin(before) {
      const isOut = thinnedOut(before);
      let taken = 0;
      for (const [key, paper] of kept) {
        const out = new Set(isOut(paper.history));
        if (out.size > 0) kept.set(key, { ...paper, history: paper.history.filter((reading) => !out.has(reading)) });
        taken += out.size;
      }
      return taken;
    },
    async *changes(cursor) {
      yield* changesAfter(placeIn(epoch, cursor));
    },
    async delivered(recipient, names) {
      return new Set(eachName(names).filter((name) => wasSent(recipient, name)));
    },
    async deliver(recipient, names) {
      const fresh = new Set<PaperId>();
      const noted = sent.get(recipient) ?? new Set();
      sent.set(recipient, noted);
      for (const name of eachName(names)) {
        if (wasSent(recipient, name)) continue;
        fresh.add(name);
        for (const each of namesOf(name)) noted.add(each);
      }
      return fresh;
    },
    async stats() {
      const papers = [...kept.values()];
      const readings = papers.reduce((sum, { history }) => sum + history.length, 0);
      return { papers: kept.size, names: bearers.size, readings };
    },
    close: async () => {},
  };
  const follower = followStore(store);
  return store;
}

/** A store that was filled and that nobody may write to any more. `name` says what it is. */
export function readOnly(store: PaperStore, name: string, issues: readonly Issue[]): PaperStore {
  const { merge, thin, changes, delivered, deliver } = incapable(name);
  return {
    ...store,
    can: { ...store.can, write: false, changes: false },
    issues,
    merge,
    thin,
    changes,
    delivered,
    deliver,
  };
}
