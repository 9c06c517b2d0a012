import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { TrendingPapersError } from '@trending-papers/core/paper';
import type { Disk } from '../site/disk.js';

/**
 * Which papers were mailed to whom. People stand there by a hash of their address, so that the file may lie in a public
 * repository.
 */
interface SentState {
  version: 1;
  /** Ids of papers by the hash of the address. */
  sent: Record<string, string[]>;
}

const keyOf = (address: string) => createHash('sha256').update(address.trim().toLowerCase()).digest('hex').slice(0, 32);

function parse(text: string, path: string): SentState {
  let state: SentState | undefined;
  try {
    state = JSON.parse(text);
  } catch {
    // Falls through.
  }
  if (state?.version === 1 && typeof state.sent === 'object' && state.sent !== null) return state;
  throw new TrendingPapersError(
    'unreadable-state',
    `${path} is not the record of a digest. Without it papers would be mailed twice, so nothing was sent.`,
    { path },
  );
}

/** The record of what was mailed, on disk. */
export class SentRecord {
  readonly #path: string;
  readonly #disk: Disk;
  readonly #sent: Map<string, Set<string>>;

  private constructor(path: string, disk: Disk, { sent }: SentState) {
    this.#path = path;
    this.#disk = disk;
    this.#sent = new Map(Object.entries(sent).map(([key, ids]) => [key, new Set(ids)]));
  }

  /**
   * @throws TrendingPapersError `unreadable-state` when the file is there and is something else.
   */
  static async open(path: string, disk: Disk): Promise<SentRecord> {
    const text = await disk.read(path);
    return new SentRecord(path, disk, text === undefined ? { version: 1, sent: {} } : parse(text, path));
  }

  has(address: string, paperId: string): boolean {
    return this.#sent.get(keyOf(address))?.has(paperId) ?? false;
  }

  /** Notes a message that was taken, before anything else can go wrong. */
  async add(address: string, paperIds: readonly string[]): Promise<void> {
    const key = keyOf(address);
    this.#sent.set(key, new Set([...(this.#sent.get(key) ?? []), ...paperIds]));
    const sent = Object.fromEntries(
      [...this.#sent].sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, ids]) => [k, [...ids]]),
    );
    const state: SentState = { version: 1, sent };
    await this.#disk.mkdir(dirname(this.#path));
    await this.#disk.write(`${this.#path}.new`, `${JSON.stringify(state, null, 1)}\n`);
    await this.#disk.rename(`${this.#path}.new`, this.#path);
  }
}
