import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { TrendingPapersError } from '@trending-papers/core/paper';
import type { Disk } from '../disk/disk.js';

/**
 * Which papers were mailed to whom. People stand there by a hash of their address, so that the file may lie in a public
 * repository.
 */
interface SentState {
  version: 1;
  /** Ids of papers by the hash of the address. */
  sent: Record<string, string[]>;
  /** The same for messages that were handed to a server which has not answered: there while one is under way. */
  handedOver?: Record<string, string[]>;
}

const keyOf = (address: string) => createHash('sha256').update(address.trim().toLowerCase()).digest('hex').slice(0, 32);

const isRecord = (value: unknown) => typeof value === 'object' && value !== null;

function parse(text: string, path: string): SentState {
  let state: SentState | undefined;
  try {
    state = JSON.parse(text);
  } catch {
    // Falls through.
  }
  if (state?.version === 1 && isRecord(state.sent) && isRecord(state.handedOver ?? {})) return state;
  throw new TrendingPapersError(
    'unreadable-state',
    `${path} is not the record of a digest. Without it papers would be mailed twice, so nothing was sent.`,
    { path },
  );
}

/**
 * The record of what was mailed, on disk. A message is noted before it is handed over and settled when the server has
 * answered, so that a run which dies in between leaves a trace: whether that message came nobody can know, and mailing
 * it again might be the second time.
 */
export class SentRecord {
  readonly #path: string;
  readonly #disk: Disk;
  readonly #sent: Map<string, Set<string>>;
  readonly #handedOver: Map<string, readonly string[]>;

  private constructor(path: string, disk: Disk, { sent, handedOver = {} }: SentState) {
    this.#path = path;
    this.#disk = disk;
    this.#sent = new Map(Object.entries(sent).map(([key, ids]) => [key, new Set(ids)]));
    this.#handedOver = new Map(Object.entries(handedOver));
  }

  /**
   * @throws TrendingPapersError `unreadable-state` when the file is there and is something else.
   */
  static async open(path: string, disk: Disk): Promise<SentRecord> {
    const text = await disk.read(path);
    return new SentRecord(path, disk, text === undefined ? { version: 1, sent: {} } : parse(text, path));
  }

  /** Whether a person was mailed a paper, or may have been. */
  has(address: string, paperId: string): boolean {
    const key = keyOf(address);
    return this.#sent.get(key)?.has(paperId) === true || this.#handedOver.get(key)?.includes(paperId) === true;
  }

  /** The papers of a message to this person that no answer is known to. */
  unanswered(address: string): readonly string[] {
    return this.#handedOver.get(keyOf(address)) ?? [];
  }

  /** Notes that a message is about to be handed over. */
  async handOver(address: string, paperIds: readonly string[]): Promise<void> {
    this.#handedOver.set(keyOf(address), paperIds);
    await this.#save();
  }

  /** Notes what became of the message handed over: whether it was taken. */
  async settle(address: string, taken: boolean): Promise<void> {
    const key = keyOf(address);
    const paperIds = this.#handedOver.get(key) ?? [];
    this.#handedOver.delete(key);
    if (taken) this.#sent.set(key, new Set([...(this.#sent.get(key) ?? []), ...paperIds]));
    await this.#save();
  }

  async #save(): Promise<void> {
    const state: SentState = {
      version: 1,
      sent: sorted(this.#sent),
      ...(this.#handedOver.size > 0 && { handedOver: sorted(this.#handedOver) }),
    };
    await this.#disk.mkdir(dirname(this.#path));
    await this.#disk.write(`${this.#path}.new`, `${JSON.stringify(state, null, 1)}\n`);
    await this.#disk.rename(`${this.#path}.new`, this.#path);
  }
}

/** As an object whose keys stand in order, so that the file changes only where it has to. */
function sorted(lists: ReadonlyMap<string, Iterable<string>>): Record<string, string[]> {
  return Object.fromEntries([...lists].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, ids]) => [key, [...ids]]));
}
