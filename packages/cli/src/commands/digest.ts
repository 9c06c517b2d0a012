import { join, relative, resolve } from 'node:path';
import { type Issue, isTrendingPapersError, type Listing } from '@trending-papers/core/paper';
import { type Email, type EmailOptions, toEmail } from '@trending-papers/core/publish';
import { loadWords } from '@trending-papers/core/words';
import { defineCommand } from '../args/command.js';
import { folder } from '../args/kind.js';
import { inputs } from '../args/operands.js';
import type { Options, Values } from '../args/option.js';
import {
  choosingOptions,
  configOption,
  formatOption,
  inputOptions,
  mailOptions,
  outputOptions,
  siteOptions,
  storeOption,
} from '../args/options.js';
import { disk } from '../disk/disk.js';
import { storedFilters } from '../inputs/filter.js';
import { rankListing, toPublishable } from '../inputs/ranking.js';
import { readListing, readOptions } from '../inputs/read.js';
import { writeMessage } from '../mail/dry-run.js';
import type { Recipient } from '../mail/send.js';
import { exit } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { makeReporter, type Reporter } from '../terminal/reporter.js';
import { safeJson } from '../terminal/safe.js';
import { type Mailing, mailingOf } from './mailing.js';
import { isLeft, sendAndTell } from './send.js';

/** The parts of a digest by the name of their format. */
const parts = {
  text: ({ text }: Email) => text,
  html: ({ html }: Email) => html,
  eml: ({ eml }: Email) => eml,
} satisfies Record<string, (email: Email) => string>;

const options = {
  ...inputOptions,
  ...storeOption,
  format: formatOption(['text', 'html', 'eml'], 'text'),
  'write-to': { kind: folder, description: 'Write digest.txt, digest.html and digest.eml there' },
  send: { description: 'Send it by the server that TRENDING_PAPERS_SMTP names' },
  ...mailOptions,
  out: { ...siteOptions.out, description: 'The folder that the feeds of a config with several are published in' },
  title: siteOptions.title,
  url: siteOptions.url,
  ...choosingOptions,
  limit: { ...choosingOptions.limit, default: '20' },
  ...configOption,
  ...outputOptions,
} satisfies Options;

export default defineCommand({
  name: 'digest',
  description: 'Write a digest as mail, or send it.',
  operands: inputs,
  options,
  examples: [
    { line: 'digest examples/listing.json', does: 'the text part, to read here' },
    { line: 'digest hf:daily --with-code --write-to mail', does: 'the three parts as files' },
    {
      line: 'digest public/feed.json --send --from "Papers <papers@lab.example>" --to ada@lab.example',
      does: 'what she has not had yet, sent',
    },
  ],
  async run(args, io, feeds) {
    const quota: Quota = { left: args.quota ?? Number.POSITIVE_INFINITY };
    if (feeds.length === 0) return writeDigest(args, await mailingOf(args, io), quota, io);
    const digests: { name: string; values: Args; mailing: Mailing | undefined }[] = [];
    for (const { name, path, values } of feeds) {
      // What was published of a feed is what is told of it.
      const operands = [join(values.out, path, 'feed.json')];
      const writeTo = values['write-to'] && join(values['write-to'], name);
      digests.push({
        name,
        values: { ...values, operands, 'write-to': writeTo },
        mailing: await mailingOf(values, io),
      });
    }
    let worst: number = exit.done;
    for (const { name, values, mailing } of digests)
      worst = Math.max(
        worst,
        await writeDigest(values, mailing, quota, io).catch((error) => {
          // Nobody's mail waits for the feed of others.
          if (digests.length === 1 || !isTrendingPapersError(error) || error.code === 'aborted') throw error;
          makeReporter(io, args.quiet).warn(`${name}: ${error.message}`);
          return exit.failed;
        }),
      );
    return worst;
  },
});

type Args = Values<typeof options>;

/** How many more messages this run may send, to the people of all feeds together. */
interface Quota {
  left: number;
}

async function writeDigest(args: Args, mailing: Mailing | undefined, quota: Quota, io: Io): Promise<number> {
  const part = parts[args.format];
  const reporter = makeReporter(io, args.quiet);
  const how = { ...readOptions(args), chosen: storedFilters(args, io.now()) };
  const all = await readListing(args.operands, io, reporter, how).finally(reporter.end);
  const { listing, reasons } = toPublishable(all, await rankListing(all, args, io, reporter));
  const issues: Issue[] = [];
  const message: EmailOptions = {
    date: io.now(),
    reasons,
    words: await loadWords(args.language),
    language: args.language,
    onIssue: (issue) => issues.push(issue),
    ...(args.title && { title: args.title }),
    ...(args.url && { homepage: args.url }),
    ...(args.from && { from: args.from }),
    ...(args['reply-to'] && { replyTo: args['reply-to'] }),
    ...(args['list-id'] && { listId: args['list-id'] }),
    ...(args.unsubscribe && { unsubscribe: { ...args.unsubscribe, oneClick: false } }),
  };
  if (mailing) {
    // Each person's topics choose among all papers, and the limit is of each message.
    const every = mailing.isPersonal ? await rankListing(all, { ...args, limit: undefined }, io, reporter) : undefined;
    const whole = every ? toPublishable(all, every) : { listing, reasons };
    const to = await mailing.recipients(whole.listing, args, io, reporter);
    return send(whole.listing, { ...message, reasons: whole.reasons }, { ...mailing, to }, quota, args, io, reporter);
  }

  const email = toEmail(listing, message);
  reporter.issues('digest', issues);
  if (args['write-to'] !== undefined)
    for (const path of await writeMessage(resolve(io.cwd, args['write-to']), 'digest', email, disk))
      reporter.step(`wrote ${relative(io.cwd, path)}`);
  else await io.out.write(args.json ? `${safeJson(email, 2)}\n` : part(email));
  return listing.papers.length === 0 && args['fail-on-empty'] ? exit.empty : exit.done;
}

/** Mails what each person has not had yet. */
async function send(
  listing: Listing,
  { from: _, unsubscribe: __, date: ___, ...message }: EmailOptions,
  { from, to, via }: Pick<Mailing, 'from' | 'via'> & { to: readonly Recipient[] },
  quota: Quota,
  args: Args,
  io: Io,
  reporter: Reporter,
): Promise<number> {
  const report = await sendAndTell(
    {
      listing,
      message: { ...message, from },
      to,
      via,
      state: resolve(io.cwd, args.sent),
      unsure: args.unsure,
      quota: quota.left,
      pace: args.pace,
    },
    '',
    io,
    reporter,
  );
  quota.left -= report.sent.length;
  if (args.json) await io.out.write(`${safeJson(report, 2)}\n`);
  return isLeft(report) ? exit.failed : exit.done;
}
