import { join, relative, resolve } from 'node:path';
import { isTrendingPapersError, type Listing, TrendingPapersError } from '@trending-papers/core/paper';
import type { PaperStore } from '@trending-papers/core/store';
import { loadWords } from '@trending-papers/core/words';
import { defineCommand } from '../args/command.js';
import { noOperands } from '../args/operands.js';
import type { Options, Values } from '../args/option.js';
import {
  configOption,
  deliverOptions,
  languageOptions,
  outputOptions,
  siteOptions,
  storeOption,
} from '../args/options.js';
import { addressOf } from '../deliver/address.js';
import { type Channel, channels } from '../deliver/channels.js';
import { candidatesOf } from '../deliver/deliver.js';
import { type Outbox, openOutbox } from '../deliver/outbox.js';
import { tellChannel } from '../deliver/tell.js';
import { disk } from '../disk/disk.js';
import { withLock } from '../disk/lock.js';
import { storeAt, storeOf } from '../inputs/store.js';
import { readPrevious } from '../site/previous.js';
import { exit, usageError } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { makeReporter, type Reporter } from '../terminal/reporter.js';
import { safeJson } from '../terminal/safe.js';

const options = {
  ...deliverOptions,
  store: { ...storeOption.store, description: `${storeOption.store.description}: remembers what was delivered, too` },
  'dry-run': { description: 'Write the payloads to standard output, and send nothing' },
  out: { ...siteOptions.out, description: 'The published folder' },
  title: siteOptions.title,
  url: siteOptions.url,
  ...languageOptions,
  ...configOption,
  quiet: outputOptions.quiet,
} satisfies Options;

type Args = Values<typeof options>;

export default defineCommand({
  name: 'deliver',
  description: 'Post what is new in a published folder to chats and other channels.',
  operands: noOperands,
  options,
  examples: [
    { line: 'deliver --channel slack --dry-run', does: 'what Slack would be sent' },
    { line: 'deliver --channel mastodon,webhook --most 3', does: 'after the deployment, the best three that are new' },
  ],
  async run(args, io, feeds) {
    const reporter = makeReporter(io, args.quiet);
    const each = feeds.length > 0 ? feeds : [{ name: '', path: '', values: args }];
    if (each.every(({ values }) => values.channel.length === 0))
      throw usageError('Nowhere to deliver to: name a --channel, or "deliver": { "channels": […] } in the config.');
    // Every address is looked at before anything is sent.
    if (!args['dry-run'])
      for (const { values } of each)
        for (const channel of values.channel) addressOf(channel.name, channels[channel.kind].example, io.env);
    const state = resolve(io.cwd, args.delivered);
    const run = async () => {
      // Within the lock: another run may have sent something until now.
      if (!args['dry-run'] && (await disk.kind(state)) === undefined)
        reporter.step(`${state} is not there, and is begun: nothing is known to have been delivered before`);
      const outbox = await openOutbox(state, disk);
      const address = storeOf(args, io);
      const store = address === undefined ? undefined : await storeAt(address, io);
      try {
        let worst: number = exit.done;
        for (const feed of each)
          worst = Math.max(
            worst,
            await deliverFeed(feed, outbox, store, io, reporter).catch((error) => {
              if (each.length === 1 || !isTrendingPapersError(error) || error.code === 'aborted') throw error;
              reporter.warn(`${feed.name}: ${error.message}`);
              return exit.failed;
            }),
          );
        return worst;
      } finally {
        await store?.close();
      }
    };
    return args['dry-run'] ? run() : withLock(join(state, '..', '.trending-papers-deliver'), io.now, disk, run);
  },
});

interface FeedToDeliver {
  readonly name: string;
  readonly path: string;
  readonly values: Args;
}

async function deliverFeed(
  { name, path, values }: FeedToDeliver,
  outbox: Outbox,
  store: PaperStore | undefined,
  io: Io,
  reporter: Reporter,
): Promise<number> {
  if (values.channel.length === 0) return exit.done;
  const folder = resolve(io.cwd, values.out, path);
  const listing = await publishedIn(folder, io);
  const words = await loadWords(values.language);
  let worst: number = exit.done;
  for (const { kind, name: own } of values.channel) {
    const channel: Channel = channels[kind];
    const about = [own, name].filter(Boolean).join(' of ');
    const key = [own, name].filter(Boolean).join('/');
    const publish = {
      words,
      language: values.language,
      ...(values.title && { title: values.title }),
      ...(values.url && { homepage: values.url }),
    };
    if (values['dry-run']) {
      const candidates = candidatesOf(listing, values.most, outbox.of(key));
      const had = await store?.delivered(
        key,
        candidates.map(({ id }) => id),
      );
      const papers = candidates.filter(({ id }) => !had?.has(id));
      for (const { body, papers: ids } of channel.write({ ...listing, papers }, publish))
        await io.out.write(`${safeJson({ channel: own, ...(name && { feed: name }), papers: ids, body }, 2)}\n`);
      continue;
    }
    const told = {
      named: { kind, name: own },
      key,
      about,
      listing,
      most: values.most,
      publish,
      unsure: values.unsure,
      // Of several machines with one store, one alone tells a channel of a paper.
      claim: store && ((ids: readonly string[]) => store.deliver(key, ids)),
    };
    if (await tellChannel(told, outbox, io, reporter)) worst = exit.failed;
  }
  return worst;
}

/** What is published there, in the order that it has there. */
async function publishedIn(folder: string, io: Io): Promise<Listing> {
  const listing = await readPrevious(folder, io.now(), disk);
  if (listing) return listing;
  throw new TrendingPapersError(
    'file-not-found',
    `There is no feed.json in ${relative(io.cwd, folder) || '.'}: trending-papers build makes one.`,
    { path: folder },
  );
}
