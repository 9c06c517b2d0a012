import { readEntry } from '../feed/read-paper.js';
import type { ListChange, ListStore, StoredMark } from './list-store.js';
import { listNames, type Mark, type ReadingLists } from './reading-lists.js';

/** A list and a paper's id as one key. */
const keyOf = ({ list, id }: Pick<StoredMark, 'list' | 'id'>) => `${list}/${id}`;

type Marks = ReadonlyMap<string, StoredMark>;

/**
 * What must change here and in the store so that both hold the same. A paper that only one of them has was put there
 * since they agreed last, or taken off by the other: which of the two, what they agreed on tells. No clock is asked.
 */
export function mergeLists(here: Marks, there: Marks, agreed: ReadonlySet<string>) {
  const onlyIn = (one: Marks, other: Marks) => [...one].filter(([key]) => !other.has(key));
  const changes = (added: Marks, removed: Marks): ListChange[] => [
    ...onlyIn(added, removed)
      .filter(([key]) => !agreed.has(key))
      .map(([, mark]) => ({ list: mark.list, id: mark.id, isOn: true as const, mark })),
    ...onlyIn(removed, added)
      .filter(([key]) => agreed.has(key))
      .map(([, { list, id }]) => ({ list, id, isOn: false as const })),
  ];
  return { here: changes(there, here), there: changes(here, there) };
}

interface Ways {
  signal: AbortSignal;
  /** The lists could not be kept in line; it is tried again at the next change, and when the network is back. */
  failed(error: unknown): void;
}

/** Keeps the lists of this browser and those of a store in line, until the signal is aborted. */
export function keepInLine(lists: ReadingLists, store: ListStore, { signal, failed }: Ways): void {
  let isRunning = false;
  let isAsked = false;
  let isOurs = false;

  async function once(): Promise<void> {
    const account = store.account ?? '';
    // Read before the store is: what another tab brings in line meanwhile must not look as if it had been taken off.
    const known = lists.agreedWith(account);
    const there = byKey(readMarks(await store.load()));
    if (signal.aborted) return;
    // A store that is empty has more likely lost its lists than been emptied paper by paper.
    const changes = mergeLists(byKey(marksOf(lists)), there, there.size > 0 ? known : new Set());
    isOurs = true;
    for (const change of changes.here)
      lists.put(change.list, change.id, change.isOn ? withoutKey(change.mark) : undefined);
    isOurs = false;
    if (changes.there.length > 0) await store.save(changes.there);
    const agreed = new Set(there.keys());
    for (const change of changes.there) agreed[change.isOn ? 'add' : 'delete'](keyOf(change));
    lists.agree(account, agreed);
  }

  async function run(): Promise<void> {
    isAsked = true;
    if (isRunning) return;
    isRunning = true;
    try {
      while (isAsked && !signal.aborted) {
        isAsked = false;
        await once();
      }
    } catch (error) {
      if (!signal.aborted) failed(error);
    } finally {
      isRunning = false;
    }
  }

  lists.watch(() => {
    if (!isOurs) void run();
  }, signal);
  window.addEventListener('online', () => void run(), { signal });
  const leave = store.subscribe?.(() => void run());
  signal.addEventListener('abort', () => leave?.());
  void run();
}

const byKey = (marks: readonly StoredMark[]): Marks => new Map(marks.map((mark) => [keyOf(mark), mark]));

const marksOf = (lists: ReadingLists): StoredMark[] =>
  listNames.flatMap((list) => [...lists[list]].map(([id, mark]) => ({ list, id, ...mark })));

const withoutKey = ({ list: _, id: __, ...mark }: StoredMark): Mark => mark;

/** What a store gives is input from outside: what is no mark of ours is left out. */
function readMarks(given: readonly StoredMark[]): StoredMark[] {
  if (!Array.isArray(given)) throw new TypeError('load() of `lists` must give an array.');
  return given.flatMap((one: Partial<StoredMark> | null) => {
    const { list, id, at, paper } = one ?? {};
    if (list === undefined || !listNames.includes(list) || typeof id !== 'string' || id === '') return [];
    const read = readEntry(paper)?.paper;
    return [{ list, id, ...(typeof at === 'string' && { at }), ...(read?.id === id && { paper: read }) }];
  });
}
