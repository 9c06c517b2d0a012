import type { ListName, Mark } from './reading-lists.js';

/** A paper on one of a reader's lists, as a store keeps it. */
export interface StoredMark extends Mark {
  list: ListName;
  /** The paper's id. */
  id: string;
}

/** What is to be kept from now on, or no longer, of one paper and one list. */
export type ListChange = { list: ListName; id: string } & ({ isOn: true; mark: StoredMark } | { isOn: false });

/** Where a site keeps its readers' lists: an account, a file, what other devices see. */
export interface ListStore {
  /** Whose lists these are: those of another account are another's. */
  readonly account?: string | undefined;
  /** Everything that is kept. */
  load(): Promise<readonly StoredMark[]>;
  /** Keeps the changes, all or none; the same ones may come twice. */
  save(changes: readonly ListChange[]): Promise<void>;
  /** Calls back when something changed elsewhere; gives what ends that. */
  subscribe?(changed: () => void): () => void;
}
