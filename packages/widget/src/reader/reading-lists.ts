import type { Paper } from '@trending-papers/core/paper';
import { asDate, asFields, parseJson } from '../feed/guard.js';
import { readEntry } from '../feed/read-paper.js';

/** What a reader keeps of papers: to read later, out of sight, opened before. */
export const listNames = ['saved', 'hidden', 'read'] as const;
export type ListName = (typeof listNames)[number];

/** A paper on a list: since when, and enough of the paper to show and to cite it when the feed has moved on. */
export interface Mark {
  /** ISO 8601; missing in marks of the first version, as is the paper. */
  at?: string;
  paper?: Paper;
}

type Lists = Record<ListName, Map<string, Mark>>;

const keyOf = (list: ListName, id: string) => `trending-papers/${list}/${id}`;
/** Where it stands what the lists of an account and these agreed on. */
const agreedKey = (account: string) => `trending-papers-agreed/${account}`;
/** Where version 0.1.0 kept all ids of a list as one array. */
const firstKeyOf = (list: ListName) => `trending-papers:${list}`;

const mostAuthors = 30;
const keptAbstract = 600;

/** Lists of one reader, in local storage where the frame allows it, else in memory. */
export class ReadingLists {
  /** Whether all marks are in storage: not in a sandboxed frame, and not when storage is full. */
  isKept = true;
  #lists: Lists = emptyLists();
  readonly #agreed = new Map<string, ReadonlySet<string>>();
  readonly #storage: () => Storage;
  readonly #events = new EventTarget();

  constructor(storage: () => Storage) {
    this.#storage = storage;
    this.reload();
  }

  get saved(): ReadonlyMap<string, Mark> {
    return this.#lists.saved;
  }

  get hidden(): ReadonlyMap<string, Mark> {
    return this.#lists.hidden;
  }

  get read(): ReadonlyMap<string, Mark> {
    return this.#lists.read;
  }

  /** Puts a paper on a list; one that is on it stays as it is. */
  add(list: ListName, paper: Paper): void {
    if (!this.#lists[list].has(paper.id)) this.toggle(list, paper);
  }

  /** Puts a paper on a list, or takes it off, and tells everyone who watches. Says whether it is on the list now. */
  toggle(list: ListName, paper: Paper): boolean {
    const isOn = !this.#lists[list].has(paper.id);
    this.put(list, paper.id, isOn ? { at: new Date().toISOString(), paper: excerpt(paper) } : undefined);
    return isOn;
  }

  /** Puts a paper on a list as it was marked elsewhere; without a mark it is taken off. */
  put(list: ListName, id: string, mark: Mark | undefined): void {
    if (mark) this.#lists[list].set(id, mark);
    else this.#lists[list].delete(id);
    // A key for each paper: two tabs that change different papers never write over each other.
    this.#store((storage) => {
      if (mark) storage.setItem(keyOf(list, id), JSON.stringify(mark));
      else storage.removeItem(keyOf(list, id));
    });
    this.#tell();
  }

  /** What was on the lists, as `list/id`, when they were last in line with those of an account; empty when never. */
  agreedWith(account: string): ReadonlySet<string> {
    let agreed: unknown;
    this.#store((storage) => {
      agreed = parseJson(storage.getItem(agreedKey(account)) ?? '');
    });
    return new Set(Array.isArray(agreed) ? agreed : this.#agreed.get(account));
  }

  /** Notes what the lists of an account and these agree on. */
  agree(account: string, keys: ReadonlySet<string>): void {
    this.#agreed.set(account, keys);
    this.#store((storage) => storage.setItem(agreedKey(account), JSON.stringify([...keys])));
  }

  /** Takes over what another tab wrote, as its `storage` event tells it; a null key means that all was cleared. */
  receive({ key, newValue }: Pick<StorageEvent, 'key' | 'newValue'>): void {
    if (listNames.some((list) => key === firstKeyOf(list))) {
      this.reload();
      return;
    }
    if (key === null) this.#lists = emptyLists();
    if (key === null || apply(this.#lists, key, newValue)) this.#tell();
  }

  /** Reads everything again: a page that was set aside by the browser heard nothing meanwhile. */
  reload(): void {
    const lists = emptyLists();
    const isRead = this.#store((storage) => {
      for (const list of listNames) takeOver(storage, list);
      for (const key of Object.keys(storage)) apply(lists, key, storage.getItem(key));
    });
    if (!isRead) return;
    this.#lists = lists;
    this.#tell();
  }

  /** Calls back after each change until the signal is aborted. */
  watch(changed: () => void, signal: AbortSignal): void {
    this.#events.addEventListener('change', changed, { signal });
  }

  #tell(): void {
    this.#events.dispatchEvent(new Event('change'));
  }

  #store(work: (storage: Storage) => void): boolean {
    try {
      // In a sandboxed frame the mere mention of storage throws.
      work(this.#storage());
      return true;
    } catch {
      this.isKept = false;
      return false;
    }
  }
}

function emptyLists(): Lists {
  return { saved: new Map(), hidden: new Map(), read: new Map() };
}

/** Puts what storage holds at a key into the lists; says whether the key is one of ours. */
function apply(lists: Lists, key: string, value: string | null): boolean {
  const [, name, id] = /^trending-papers\/(\w+)\/(.+)$/s.exec(key) ?? [];
  const list = listNames.find((one) => one === name);
  if (list === undefined || id === undefined) return false;
  if (value === null) lists[list].delete(id);
  else lists[list].set(id, readMark(id, value));
  return true;
}

/** Storage is written by other versions and other scripts too: what cannot be read still marks its paper. */
function readMark(id: string, value: string): Mark {
  const fields = asFields(parseJson(value));
  const at = asDate(fields?.at);
  const paper = readEntry(fields?.paper)?.paper;
  return { ...(at !== undefined && { at }), ...(paper?.id === id && { paper }) };
}

/** Moves the marks of version 0.1.0 to keys of their own. */
function takeOver(storage: Storage, list: ListName): void {
  const first = storage.getItem(firstKeyOf(list));
  if (first === null) return;
  const ids = parseJson(first);
  for (const id of Array.isArray(ids) ? ids : []) {
    if (typeof id !== 'string' || storage.getItem(keyOf(list, id)) !== null) continue;
    storage.setItem(keyOf(list, id), '{}');
  }
  storage.removeItem(firstKeyOf(list));
}

/**
 * What is kept of a paper: storage holds some megabytes, so no history, no thousand authors, and of the abstract what
 * tells a taste.
 */
function excerpt(paper: Paper): Paper {
  const { abstract, summary: _, history: __, authors, ...rest } = paper;
  return {
    ...rest,
    ...(abstract !== undefined && { abstract: abstract.slice(0, keptAbstract) }),
    authors: authors.slice(0, mostAuthors),
    history: [],
  };
}

let shared: ReadingLists | undefined;
/** One object for all elements of a page, so that they agree; made when first needed: importing touches no storage. */
export function readingLists(): ReadingLists {
  if (shared === undefined) {
    const lists = new ReadingLists(() => localStorage);
    window.addEventListener('storage', (event) => lists.receive(event));
    window.addEventListener('pageshow', ({ persisted }) => persisted && lists.reload());
    shared = lists;
  }
  return shared;
}
