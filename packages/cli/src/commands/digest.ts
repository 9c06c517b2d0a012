import { relative, resolve } from 'node:path';
import type { Issue, Listing } from '@trending-papers/core/paper';
import { type Email, type EmailOptions, toEmail } from '@trending-papers/core/publish';
import { chosen } from '../args/choice.js';
import { defineCommand } from '../args/command.js';
import { configOption, filterOptions, inputArgument, outputOptions } from '../args/options.js';
import { listOf } from '../args/strict.js';
import { disk } from '../disk/disk.js';
import { rankListing, toPublishable } from '../inputs/ranking.js';
import { readListing, readOptions } from '../inputs/read.js';
import { writeMessage } from '../mail/dry-run.js';
import { mailbox, unsubscribeOf } from '../mail/mailbox.js';
import { exit, misuse } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { makeReporter, type Reporter } from '../terminal/reporter.js';

/** The parts of a digest by the name of their format. */
const parts: Readonly<Record<string, (email: Email) => string>> = {
  text: ({ text }) => text,
  html: ({ html }) => html,
  eml: ({ eml }) => eml,
};

export default defineCommand({
  name: 'digest',
  description: 'Write a digest as mail, or send it.',
  usage: 'INPUT… [options]',
  args: {
    ...inputArgument,
    format: { type: 'string', alias: 'f', valueHint: 'FORMAT', description: 'text, html or eml', default: 'text' },
    'write-to': { type: 'string', valueHint: 'DIR', description: 'Write digest.txt, digest.html and digest.eml there' },
    send: { type: 'boolean', description: 'Send it by the server that TRENDING_PAPERS_SMTP names' },
    from: { type: 'string', valueHint: 'ADDRESS', description: 'Who sends it: Name <a@b.example>' },
    to: { type: 'string', valueHint: 'ADDRESS', description: 'Who gets it; repeatable, one message each' },
    'reply-to': { type: 'string', valueHint: 'ADDRESS', description: 'Where answers go' },
    'list-id': { type: 'string', valueHint: 'NAME', description: 'Name of the list for filters: papers.lab.example' },
    unsubscribe: { type: 'string', valueHint: 'URL|ADDRESS', description: 'How to leave the list' },
    sent: {
      type: 'string',
      valueHint: 'FILE',
      description: 'Remembers what was sent to whom',
      default: 'trending-papers.sent.json',
    },
    title: { type: 'string', valueHint: 'TEXT', description: "Title, in place of the listing's" },
    url: { type: 'string', valueHint: 'URL', description: 'The page on the web that the digest links to' },
    ...filterOptions,
    limit: { ...filterOptions.limit, default: '20' },
    ...configOption,
    ...outputOptions,
  },
  examples: [
    { line: 'digest examples/listing.json', does: 'the text part, to read here' },
    { line: 'digest hf:daily --with-code --write-to mail', does: 'the three parts as files' },
    {
      line: 'digest public/feed.json --send --from "Papers <papers@lab.example>" --to ada@lab.example',
      does: 'what she has not had yet, sent',
    },
  ],
  async run(args, io) {
    const part = parts[chosen('--format', args.format, parts)]!;
    const reporter = makeReporter(io, args.quiet);
    const all = await readListing(args._, io, reporter, readOptions(args)).finally(reporter.end);
    const { listing, reasons } = toPublishable(all, await rankListing(all, args, io));
    const issues: Issue[] = [];
    const message: EmailOptions = {
      reasons,
      onIssue: (issue) => issues.push(issue),
      ...(args.title && { title: args.title }),
      ...(args.url && { homepage: args.url }),
      ...(args.from && { from: mailbox('--from', args.from) }),
      ...(args['reply-to'] && { replyTo: mailbox('--reply-to', args['reply-to']) }),
      ...(args['list-id'] && { listId: args['list-id'] }),
      ...(args.unsubscribe && { unsubscribe: unsubscribeOf(args.unsubscribe) }),
    };
    if (args.send) return send(listing, message, listOf(args.to), resolve(io.cwd, args.sent), io, reporter);

    const email = toEmail(listing, message);
    reporter.issues('digest', issues);
    if (args['write-to'] !== undefined)
      for (const path of await writeMessage(resolve(io.cwd, args['write-to']), 'digest', email, disk))
        reporter.step(`wrote ${relative(io.cwd, path)}`);
    else await io.out.write(args.json ? `${JSON.stringify(email, null, 2)}\n` : part(email));
    return listing.papers.length === 0 && args['fail-on-empty'] ? exit.empty : exit.done;
  },
});

/** Mails what each person has not had yet. Nodemailer is loaded only here. */
async function send(
  listing: Listing,
  { from, unsubscribe, ...message }: EmailOptions,
  to: readonly string[],
  state: string,
  io: Io,
  reporter: Reporter,
): Promise<number> {
  if (!from || to.length === 0) throw misuse('--send needs --from and --to.');
  const [{ sendDigest }, { smtpFromEnv }] = await Promise.all([
    import('../mail/send.js'),
    import('../mail/settings.js'),
  ]);
  const report = await sendDigest({
    listing,
    message: { ...message, from },
    to: to.map((text) => ({ ...mailbox('--to', text), ...(unsubscribe && { unsubscribe }) })),
    via: smtpFromEnv(io.env),
    state,
    now: io.now,
    sleep: io.sleep ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))),
    onStep: reporter.step,
  });
  for (const { to: address, papers } of report.unanswered)
    reporter.warn(
      `${address}: an earlier run ended before the server answered. Its papers count as sent: ${papers.join(', ')}. ` +
        `If they never came, take them out of ${state}.`,
    );
  for (const { to: address, said } of report.failed) reporter.warn(`${address}: ${said}`);
  return report.failed.length > 0 ? exit.failed : exit.done;
}
