import { createHash } from 'node:crypto';
import { createSeen } from '@trending-papers/core/collect';
import type { Listing, Paper } from '@trending-papers/core/paper';
import type { PublishOptions } from '@trending-papers/core/publish';
import type { ChannelAddress } from './address.js';
import type { Channel } from './channels.js';
import type { Memory, OpenMessage, Outbox } from './outbox.js';
import { ask, isRepeatable, type Posted, type PostOptions, postMessage, stillUnsure } from './post.js';

/** What to do with messages that may have come: tell of them, send them again, or take it that they came. */
export type WhenUnsure = 'tell' | 'resend' | 'arrived';

export interface DeliverOptions extends PostOptions {
  /** What the memory calls the channel of this feed. */
  readonly name: string;
  readonly channel: Channel;
  readonly address: ChannelAddress;
  /** All papers there are, in rank order. */
  readonly listing: Listing;
  /** How many of the first are told of. */
  readonly most: number;
  readonly publish: PublishOptions;
  readonly unsure: WhenUnsure;
  readonly outbox: Outbox;
  /** Which of some papers nobody else told the channel of: they are this run's from then on. @default all */
  readonly claim?: ((ids: readonly string[]) => Promise<ReadonlySet<string>>) | undefined;
}

export interface Delivered {
  /** Papers that the channel took. */
  readonly taken: number;
  /** Papers that are tried again by the next run. */
  readonly waiting: number;
  /** Papers that the channel will never take as they are. */
  readonly refused: number;
  /** Papers of messages that may have come. */
  readonly unsure: number;
  readonly says: readonly string[];
  /** What the channel did not tell, and what is taken of it instead. */
  readonly unknown: string | undefined;
}

/** The papers that a channel is to be told of: what waits, then the first of the ranking, without what it had. */
export function candidatesOf(listing: Listing, most: number, memory: Memory): Paper[] {
  const seen = createSeen([...memory.done, ...memory.open.flatMap(({ names }) => names)]);
  const waits = new Set(memory.waiting);
  const waiting = listing.papers.filter(({ id }) => waits.has(id));
  return seen.unseen([...waiting, ...listing.papers.slice(0, most)]).slice(0, Math.max(most, waiting.length));
}

/**
 * Tells a channel of papers that it was not told of. What it confirmed is never sent twice; a message without an answer is
 * sent again where the channel knows keys, or a person says so, and is told of else.
 */
export async function deliver(options: DeliverOptions): Promise<Delivered> {
  const { name, channel, listing, most, publish, outbox } = options;
  const counts = { taken: 0, waiting: 0, refused: 0, unsure: 0 };
  const says = new Set<string>();
  let memory = outbox.of(name);
  const keep = (change: Partial<Memory>) => {
    memory = { ...memory, ...change };
    return outbox.keep(name, memory);
  };
  const without = ({ key }: OpenMessage) => memory.open.filter((each) => each.key !== key);
  const done = (message: OpenMessage) => keep({ open: without(message), done: [...memory.done, ...message.names] });

  const post = (message: OpenMessage) => postMessage(channel, options.address, message, options);
  /** Notes what became of a message; gives whether the channel is open for more. */
  const settle = async (message: OpenMessage, ids: readonly string[], posted: Posted): Promise<boolean> => {
    if (posted.end !== 'taken') says.add(posted.says);
    if (posted.end === 'taken' || posted.end === 'refused') await done(message);
    else if (posted.end !== 'unsure')
      await keep({ open: without(message), waiting: [...new Set([...memory.waiting, ...ids])] });
    counts[posted.end === 'closed' || posted.end === 'later' ? 'waiting' : posted.end] += ids.length;
    return posted.end === 'taken' || posted.end === 'refused';
  };

  for (const message of memory.open) {
    const ids = listing.papers.filter((paper) => createSeen(message.names).has(paper)).map(({ id }) => id);
    if (options.unsure === 'arrived') await done(message);
    else if (options.unsure === 'resend') await settle(message, ids, await post(message));
    else if (isRepeatable(channel, message, options.now()))
      await settle(message, ids, stillUnsure(await post(message)));
    else counts.unsure += Math.max(1, ids.length);
  }

  const candidates = candidatesOf(listing, most, memory);
  const waits = new Set(memory.waiting);
  const fresh = await options.claim?.(candidates.map(({ id }) => id).filter((id) => !waits.has(id)));
  const papers = candidates.filter(({ id }) => fresh === undefined || fresh.has(id) || waits.has(id));
  // What is claimed is nobody else's any more: it waits here until it is taken.
  const kept = fresh === undefined ? memory.waiting : [...memory.waiting, ...fresh];
  await keep({ waiting: kept.filter((id) => papers.some((paper) => paper.id === id)) });
  const limits =
    papers.length > 0 ? await channel.limits?.(options.address, (asked) => ask(asked, options)) : undefined;
  const { unknown, ...sizes } = limits ?? {};
  const messages = channel.write({ ...listing, papers }, { ...publish, ...sizes });
  for (const [index, { papers: ids, body }] of messages.entries()) {
    if (index > 0) await options.sleep(channel.pause);
    const about = papers.filter(({ id }) => ids.includes(id));
    const message = openMessage(name, about, body, options.now());
    await keep({ open: [...memory.open, message], waiting: memory.waiting.filter((id) => !ids.includes(id)) });
    if (await settle(message, ids, await post(message))) continue;
    const rest = messages.slice(index + 1).flatMap((each) => each.papers);
    counts.waiting += rest.length;
    await keep({ waiting: [...new Set([...memory.waiting, ...rest])] });
    break;
  }
  return { ...counts, says: [...says], unknown };
}

/** The key depends on the papers and the moment: the same papers told of again, because a person says so, are another. */
function openMessage(name: string, papers: readonly Paper[], body: Record<string, unknown>, now: Date): OpenMessage {
  const seen = createSeen();
  seen.add(papers);
  const at = now.getTime();
  const key = createHash('sha256')
    .update([name, at, ...papers.map(({ id }) => id)].join('\n'))
    .digest('hex')
    .slice(0, 32);
  return { key, at, names: seen.toJSON(), body };
}
