import type { Listing } from '@trending-papers/core/paper';
import type { PublishOptions } from '@trending-papers/core/publish';
import type { NamedChannel } from '../args/channel.js';
import type { Io } from '../terminal/io.js';
import type { Reporter } from '../terminal/reporter.js';
import { addressOf } from './address.js';
import { type Channel, channels } from './channels.js';
import { deliver, type WhenUnsure } from './deliver.js';
import type { Outbox } from './outbox.js';

/** What a channel is to be told of. */
export interface Telling {
  readonly named: NamedChannel;
  /** What the memory calls it. */
  readonly key: string;
  /** What the person is told it is. */
  readonly about: string;
  readonly listing: Listing;
  /** How many of the first papers are told of. */
  readonly most: number;
  readonly publish: PublishOptions;
  readonly unsure: WhenUnsure;
  /** Which of some papers nobody else told the channel of. @default all */
  readonly claim?: ((ids: readonly string[]) => Promise<ReadonlySet<string>>) | undefined;
}

/** Tells a channel of what it was not told of, and the person what became of it; gives whether something is left. */
export async function tellChannel(telling: Telling, outbox: Outbox, io: Io, reporter: Reporter): Promise<boolean> {
  const { named, key, about, ...rest } = telling;
  const channel: Channel = channels[named.kind];
  const address = addressOf(named.name, channel.example, io.env);
  const sleep = io.sleep ?? ((milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds)));
  const { fetch, now, signal } = io;
  const told = await io.stoppable(() =>
    deliver({ name: key, channel, address, ...rest, outbox, fetch, now, sleep, signal }),
  );
  const why = told.says.length > 0 ? `: ${told.says.join('; ')}` : '';
  reporter.step(`${about}: ${papersOf(told.taken)} delivered`);
  if (told.unknown !== undefined) reporter.warn(`${about}: ${told.unknown}.`);
  if (told.refused > 0) reporter.warn(`${about}: ${papersOf(told.refused)} refused for good${why}`);
  if (told.waiting > 0) reporter.warn(`${about}: ${papersOf(told.waiting)} left for the next run${why}`);
  if (told.unsure > 0)
    reporter.warn(
      `${about}: ${papersOf(told.unsure)} perhaps delivered, since no answer is known${why}. If they never came, run again ` +
        'with --unsure resend; if they did, with --unsure arrived.',
    );
  return told.refused + told.waiting + told.unsure > 0;
}

/** `1 paper`, `2 papers`. */
const papersOf = (count: number) => `${count} ${count === 1 ? 'paper' : 'papers'}`;
