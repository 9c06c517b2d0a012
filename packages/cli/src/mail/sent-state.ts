import { createHash, createHmac } from 'node:crypto';
import { dirname } from 'node:path';
import { TrendingPapersError } from '@trending-papers/core/paper';
import * as z from 'zod/mini';
import type { Disk } from '../disk/disk.js';
import { parseState, writeState } from '../disk/state.js';

const Ids = z.record(z.string(), z.array(z.string()));

/**
 * Which papers were mailed to whom. People stand there by a hash of their address, so that the file may lie in a public
 * repository: with a secret by one that only its holder can make. Version 1 knows no secret.
 */
const SentState = z.object({
  version: z.union([z.literal(1), z.literal(2)]),
  /** What the secret makes of no address: whether it is the one that the hashes were made with. */
  keyedBy: z.optional(z.string()),
  /** Ids of papers by the hash of the address. */
  sent: Ids,
  /** The same for messages whose first byte went out and to which no answer is known. */
  handedOver: z.optional(Ids),
  /** How often in a row a server refused an address for good. */
  refused: z.optional(z.record(z.string(), z.int().check(z.positive()))),
});
type SentState = z.infer<typeof SentState>;

const plain = (address: string) => address.trim().toLowerCase();

/** Whoever knows an address can make this of it, too. */
const unkeyed = (address: string) => createHash('sha256').update(plain(address)).digest('hex').slice(0, 32);

/** Apart from what the same secret makes for the ways to unsubscribe, and from hashes without a key. */
const keyed = (secret: string, address: string) =>
  `k${createHmac('sha256', secret)
    .update(`sent:${plain(address)}`)
    .digest('hex')
    .slice(0, 32)}`;

/** The same of a hash without a key: whose it is need not be known. */
const hidden = (secret: string, hash: string) => keyed(secret, `hash:${hash}`);

const markOf = (secret: string) => keyed(secret, '').slice(0, 13);

function parse(text: string, path: string): SentState {
  const state = parseState(text, SentState);
  if (state) return state;
  throw new TrendingPapersError(
    'unreadable-state',
    `${path} is not the record of a digest, or is damaged. Without it papers would be mailed twice, so nothing was ` +
      'sent: restore it, or name another file with --sent to begin anew.',
    { path },
  );
}

/**
 * The record of what was mailed, on disk. A message is noted when the server has said that it takes it and before its
 * first byte goes out, and settled when the server has answered. So a run that dies leaves a trace only of a message
 * that may have come: whether it did nobody can know.
 */
export class SentRecord {
  readonly #path: string;
  readonly #disk: Disk;
  readonly #sent: Map<string, Set<string>>;
  readonly #unsure: Map<string, readonly string[]>;
  readonly #underWay = new Map<string, readonly string[]>();
  readonly #refused: Map<string, number>;
  readonly #secret: string | undefined;

  private constructor(
    path: string,
    disk: Disk,
    { sent, handedOver = {}, refused = {} }: SentState,
    secret: string | undefined,
  ) {
    this.#secret = secret;
    this.#path = path;
    this.#disk = disk;
    // Whoever is mailed no more is never asked for again: a hash that anybody can make would stand there for ever.
    const placed = <T>(kept: Readonly<Record<string, T>>) =>
      Object.entries(kept).map(([key, value]): [string, T] => [
        secret === undefined || key.startsWith('k') ? key : hidden(secret, key),
        value,
      ]);
    this.#sent = new Map(placed(sent).map(([key, ids]) => [key, new Set(ids)]));
    this.#unsure = new Map(placed(handedOver));
    this.#refused = new Map(placed(refused));
  }

  /**
   * The record at a path. With a secret, people stand there by a hash that nobody else can make: all of them from the
   * next mail on, those of a record that was kept without one and who are mailed no more among them.
   *
   * @throws TrendingPapersError `unreadable-state` when the file is there and is something else, or was written with
   *   another secret: under this one nobody would be known to have been mailed.
   */
  static async open(path: string, disk: Disk, secret?: string): Promise<SentRecord> {
    const text = await disk.read(path);
    const state: SentState = text === undefined ? { version: 1, sent: {} } : parse(text, path);
    const key = secret || undefined;
    if (state.keyedBy !== undefined && state.keyedBy !== (key && markOf(key)))
      throw new TrendingPapersError(
        'unreadable-state',
        `${path} was written with ${key === undefined ? 'a' : 'another'} secret, under which people are known in it. ` +
          'Without it papers would be mailed twice, so nothing was sent: give that secret, or name another file with ' +
          '--sent to begin anew.',
        { path },
      );
    return new SentRecord(path, disk, state, key);
  }

  /** Where a person stands, what was kept without a key brought there. */
  #keyOf(address: string): string {
    if (this.#secret === undefined) return unkeyed(address);
    const old = hidden(this.#secret, unkeyed(address));
    const key = keyed(this.#secret, address);
    if (this.#sent.has(old)) this.#add(key, [...this.#sent.get(old)!]);
    if (this.#unsure.has(old)) this.#unsure.set(key, [...(this.#unsure.get(key) ?? []), ...this.#unsure.get(old)!]);
    if (this.#refused.has(old)) this.#refused.set(key, Math.max(this.#refused.get(key) ?? 0, this.#refused.get(old)!));
    for (const kept of [this.#sent, this.#unsure, this.#refused]) kept.delete(old);
    return key;
  }

  /** Whether a person was mailed a paper, or may have been, under any of its names. */
  has(address: string, names: Iterable<string>): boolean {
    const key = this.#keyOf(address);
    const unsure = this.#unsure.get(key);
    return [...names].some((name) => this.#sent.get(key)?.has(name) === true || unsure?.includes(name) === true);
  }

  /** The papers of messages to this person that no answer is known to. */
  unsure(address: string): readonly string[] {
    return this.#unsure.get(this.#keyOf(address)) ?? [];
  }

  /** How often in a row the address was refused for good. */
  refusals(address: string): number {
    return this.#refused.get(this.#keyOf(address)) ?? 0;
  }

  /** Notes that the first byte of a message is about to go out. */
  async handOver(address: string, paperIds: readonly string[]): Promise<void> {
    this.#underWay.set(this.#keyOf(address), paperIds);
    await this.#save();
  }

  /** Notes what became of the message under way: taken, not taken, or that nobody knows. */
  async settle(address: string, end: 'taken' | 'refused' | 'unsure'): Promise<void> {
    const key = this.#keyOf(address);
    const paperIds = this.#underWay.get(key) ?? [];
    this.#underWay.delete(key);
    if (end === 'taken') this.#add(key, paperIds);
    if (end === 'taken') this.#refused.delete(key);
    if (end === 'unsure') this.#unsure.set(key, [...(this.#unsure.get(key) ?? []), ...paperIds]);
    await this.#save();
  }

  /** Notes what a person says of messages that no answer is known to. */
  async resolve(address: string, arrived: boolean): Promise<void> {
    const key = this.#keyOf(address);
    if (arrived) this.#add(key, this.#unsure.get(key) ?? []);
    this.#unsure.delete(key);
    await this.#save();
  }

  #add(key: string, paperIds: readonly string[]): void {
    this.#sent.set(key, new Set([...(this.#sent.get(key) ?? []), ...paperIds]));
  }

  /** Notes that an address was refused for good. */
  async refuse(address: string): Promise<void> {
    this.#refused.set(this.#keyOf(address), this.refusals(address) + 1);
    await this.#save();
  }

  async #save(): Promise<void> {
    const handedOver = new Map(this.#unsure);
    for (const [key, ids] of this.#underWay) handedOver.set(key, [...(handedOver.get(key) ?? []), ...ids]);
    const state: SentState = {
      ...(this.#secret === undefined ? { version: 1 } : { version: 2, keyedBy: markOf(this.#secret) }),
      sent: sorted(this.#sent, (ids) => [...ids]),
      ...(handedOver.size > 0 && { handedOver: sorted(handedOver, (ids) => [...ids]) }),
      ...(this.#refused.size > 0 && { refused: sorted(this.#refused, (count) => count) }),
    };
    await this.#disk.mkdir(dirname(this.#path));
    await writeState(this.#path, state, this.#disk);
  }
}

/** As an object whose keys stand in order, so that the file changes only where it has to. */
function sorted<T, U>(map: ReadonlyMap<string, T>, value: (value: T) => U): Record<string, U> {
  const entries = [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, value(each)]));
}
