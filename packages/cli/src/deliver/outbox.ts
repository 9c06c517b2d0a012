import { dirname } from 'node:path';
import { TrendingPapersError } from '@trending-papers/core/paper';
import * as z from 'zod/mini';
import type { Disk } from '../disk/disk.js';
import { parseState, writeState } from '../disk/state.js';

const Text = z.array(z.string());

const Open = z.strictObject({
  key: z.string(),
  at: z.number(),
  /** Names of its papers. */
  names: Text,
  body: z.record(z.string(), z.unknown()),
});
/** A message whose first byte may have gone out, and to which no answer is known. */
export type OpenMessage = z.infer<typeof Open>;

const Memory = z.strictObject({
  /** Names of papers that were taken, or refused for good. */
  done: Text,
  /** Ids of papers that were to be delivered, and were not taken: first the next time. */
  waiting: Text,
  open: z.array(Open),
});
/** What is known of one channel of one feed. */
export type Memory = z.infer<typeof Memory>;

const State = z.strictObject({ version: z.literal(1), channels: z.record(z.string(), Memory) });

export interface Outbox {
  of(name: string): Memory;
  /** Keeps what is known of a channel now; when it returns, that outlasts a power cut. */
  keep(name: string, memory: Memory): Promise<void>;
}

/**
 * The memory of all channels, in a file that may lie in a public repository: it holds no key and no address.
 *
 * @throws TrendingPapersError `unreadable-state` when the file is there and is something else.
 */
export async function openOutbox(path: string, disk: Disk): Promise<Outbox> {
  const text = await disk.read(path);
  const state = text === undefined ? { version: 1 as const, channels: {} } : parseState(text, State);
  if (!state)
    throw new TrendingPapersError(
      'unreadable-state',
      `${path} is not the record of deliveries, or is damaged. Without it papers would be delivered twice, so nothing was ` +
        'sent: restore it, or name another file with --delivered to begin anew.',
      { path },
    );
  const memories = new Map(Object.entries(state.channels));
  return {
    of: (name) => memories.get(name) ?? { done: [], waiting: [], open: [] },
    keep: async (name, memory) => {
      memories.set(name, { ...memory, done: [...new Set(memory.done)].sort() });
      const sorted = [...memories].sort(([a], [b]) => (a < b ? -1 : 1));
      await disk.mkdir(dirname(path));
      await writeState(path, { version: 1, channels: Object.fromEntries(sorted) }, disk);
    },
  };
}
