import { dirname, resolve } from 'node:path';
import { languages } from '@trending-papers/core/words';
import { defineCommand } from '../args/command.js';
import { choice, file, text } from '../args/kind.js';
import { mailbox } from '../args/mailbox.js';
import type { Values } from '../args/option.js';
import { mailOptions, outputOptions } from '../args/options.js';
import { disk } from '../disk/disk.js';
import { writePrivate } from '../disk/state.js';
import { refusePublicPlace } from '../mail/private-place.js';
import {
  formatOfFile,
  keyOf,
  listFormats,
  newToken,
  parseSubscribers,
  type Subscriber,
  writeSubscribers,
} from '../mail/subscribers.js';
import { exit, usageError } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { makeReporter, type Reporter } from '../terminal/reporter.js';

const options = {
  subscribers: { ...mailOptions.subscribers, kind: file, default: 'subscribers.json' },
  topics: { kind: text('TOPIC'), many: true, description: 'add: only papers of these topics' },
  language: {
    kind: choice('LANGUAGE', languages),
    description: 'add: the language of reasons and numbers in that person’s mail',
  },
  liked: { kind: text('ID'), many: true, description: 'add: papers that person likes: those alike come first' },
  format: { kind: choice('FORMAT', listFormats), short: 'f', description: 'export: what is written', default: 'json' },
  quiet: outputOptions.quiet,
} as const;

type Args = Values<typeof options>;

/** What is done with the list: it gives the list as it will be, or nothing where it stays. */
type Action = (
  list: Subscriber[],
  rest: readonly string[],
  args: Args,
  io: Io,
  reporter: Reporter,
) => Promise<Subscriber[] | undefined>;

const actions: Readonly<Record<string, Action>> = { add, remove, stop, import: takeIn, export: give };

export default defineCommand({
  name: 'subscribers',
  description: 'Manage the people who get the digest: add, remove, stop, import or export.',
  operands: { usage: 'add|remove|stop ADDRESS…|import FILE…|export', kinds: [text('ACTION'), text('ADDRESS|FILE')] },
  options,
  examples: [
    { line: 'subscribers add "Ada Example <ada@lab.example>" --topics cs.LG', does: 'with a token of her own' },
    { line: 'subscribers stop ada@lab.example', does: 'no mail any more, whatever is imported later' },
    { line: 'subscribers export --format csv', does: 'all of them, for another program' },
  ],
  async run(args, io) {
    const [name = '', ...rest] = args.operands;
    const action = Object.hasOwn(actions, name) ? actions[name]! : undefined;
    if (!action) throw usageError(`Say what to do: trending-papers subscribers ${Object.keys(actions).join('|')}.`);
    if (rest.length === 0 && action !== give)
      throw usageError(`trending-papers subscribers ${name} needs what to ${name}.`);
    const reporter = makeReporter(io, args.quiet);
    const path = resolve(io.cwd, args.subscribers);
    const known = await disk.read(path);
    const list = known === undefined ? [] : parseSubscribers(known, args.subscribers);
    // Before anything is said to be done.
    const format = action === give ? undefined : await formatToKeep(path);
    const changed = await action(list, rest, args, io, reporter);
    if (changed === undefined || format === undefined) return exit.done;
    await disk.mkdir(dirname(path));
    await writePrivate(path, writeSubscribers(changed, format), disk);
    const stopped = changed.filter((each) => each.stopped !== undefined).length;
    reporter.step(`${changed.length - stopped} get mail, ${stopped} want none, in ${args.subscribers}`);
    return exit.done;
  },
});

/** @throws TrendingPapersError `usage-error`, `unusable-config` for a file that may not hold addresses with their tokens */
async function formatToKeep(path: string) {
  const format = formatOfFile(path);
  if (format === 'text')
    throw usageError('A list in lines of text has no room for tokens: name a file that ends in .json or .csv.', {
      path,
    });
  await refusePublicPlace(path, disk);
  return format;
}

function addressesIn(texts: readonly string[]) {
  return texts.map((each) => {
    const box = mailbox.read(each);
    if (!box) throw usageError(`"${each}" is no mail address like ada@lab.example.`);
    return box;
  });
}

async function add(list: Subscriber[], rest: readonly string[], args: Args, _: Io, reporter: Reporter) {
  const added = addressesIn(rest).map(
    (box): Subscriber => ({
      ...box,
      token: newToken(),
      topics: args.topics,
      ...(args.language && { language: args.language }),
      ...(args.liked.length > 0 && { liked: args.liked }),
    }),
  );
  return joined(list, added, reporter);
}

async function remove(list: Subscriber[], rest: readonly string[], _: Args, __: Io, reporter: Reporter) {
  const gone = new Set(addressesIn(rest).map(({ address }) => keyOf(address)));
  for (const address of gone)
    if (!list.some((each) => keyOf(each.address) === address)) reporter.warn(`${address} is not in the list.`);
  return list.filter(({ address }) => !gone.has(keyOf(address)));
}

/** Who wants no mail stays in the list, so that no import brings them back. */
async function stop(list: Subscriber[], rest: readonly string[], _: Args, io: Io) {
  const stopped = io.now().toISOString().slice(0, 10);
  const boxes = addressesIn(rest);
  const isMeant = ({ address }: Subscriber) => boxes.some((box) => keyOf(box.address) === keyOf(address));
  const unknown = boxes.filter((box) => !list.some((each) => keyOf(each.address) === keyOf(box.address)));
  return [
    ...list.map((each) => (isMeant(each) ? { ...each, stopped: each.stopped ?? stopped } : each)),
    ...unknown.map((box): Subscriber => ({ ...box, topics: [], stopped })),
  ];
}

async function takeIn(list: Subscriber[], rest: readonly string[], _: Args, io: Io, reporter: Reporter) {
  let all = list;
  for (const name of rest) {
    const content = await disk.read(resolve(io.cwd, name));
    if (content === undefined) throw usageError(`There is no file ${name} of subscribers.`, { path: name });
    const given = parseSubscribers(content, name);
    all = joined(
      all,
      given.map((each) => ({ ...each, token: each.token ?? newToken() })),
      reporter,
    );
  }
  return all;
}

/** A list with more people. Who is there keeps the token, and who wants no mail gets none. */
function joined(list: readonly Subscriber[], more: readonly Subscriber[], reporter: Reporter): Subscriber[] {
  const byKey = new Map(list.map((each) => [keyOf(each.address), each]));
  let known = 0;
  let unwilling = 0;
  for (const each of more) {
    const before = byKey.get(keyOf(each.address));
    if (before) known++;
    if (before?.stopped !== undefined) unwilling++;
    const token = before?.token ?? each.token;
    const stopped = before?.stopped ?? each.stopped;
    byKey.set(keyOf(each.address), { ...before, ...each, ...(token && { token }), ...(stopped && { stopped }) });
  }
  reporter.step(`${more.length - known} added, ${known} were there already`);
  if (unwilling > 0)
    reporter.warn(`${unwilling} of them said that they want no mail, and get none: remove them first to begin anew.`);
  return [...byKey.values()];
}

async function give(list: Subscriber[], _: readonly string[], args: Args, io: Io): Promise<undefined> {
  await io.out.write(writeSubscribers(list, args.format));
}
