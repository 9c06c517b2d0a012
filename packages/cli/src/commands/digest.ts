import { relative, resolve } from 'node:path';
import type { Issue, Listing } from '@trending-papers/core/paper';
import { type Email, type EmailOptions, type Mailbox, toEmail } from '@trending-papers/core/publish';
import { defineCommand } from '../args/command.js';
import { folder } from '../args/kind.js';
import { inputs } from '../args/operands.js';
import {
  configOption,
  filterOptions,
  formatOption,
  inputOptions,
  mailOptions,
  outputOptions,
  siteOptions,
} from '../args/options.js';
import { disk } from '../disk/disk.js';
import { rankListing, toPublishable } from '../inputs/ranking.js';
import { readListing, readOptions } from '../inputs/read.js';
import { writeMessage } from '../mail/dry-run.js';
import type { SmtpSettings } from '../mail/settings.js';
import { exit, misuse } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { makeReporter, type Reporter } from '../terminal/reporter.js';

/** The parts of a digest by the name of their format. */
const parts = {
  text: ({ text }: Email) => text,
  html: ({ html }: Email) => html,
  eml: ({ eml }: Email) => eml,
} satisfies Record<string, (email: Email) => string>;

export default defineCommand({
  name: 'digest',
  description: 'Write a digest as mail, or send it.',
  operands: inputs,
  options: {
    ...inputOptions,
    format: formatOption(['text', 'html', 'eml'], 'text'),
    'write-to': { kind: folder, description: 'Write digest.txt, digest.html and digest.eml there' },
    send: { description: 'Send it by the server that TRENDING_PAPERS_SMTP names' },
    ...mailOptions,
    title: siteOptions.title,
    url: siteOptions.url,
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
    const part = parts[args.format];
    const via = args.send ? await mailServer(args, io) : undefined;
    const reporter = makeReporter(io, args.quiet);
    const all = await readListing(args.operands, io, reporter, readOptions(args)).finally(reporter.end);
    const { listing, reasons } = toPublishable(all, await rankListing(all, args, io));
    const issues: Issue[] = [];
    const message: EmailOptions = {
      reasons,
      onIssue: (issue) => issues.push(issue),
      ...(args.title && { title: args.title }),
      ...(args.url && { homepage: args.url }),
      ...(args.from && { from: args.from }),
      ...(args['reply-to'] && { replyTo: args['reply-to'] }),
      ...(args['list-id'] && { listId: args['list-id'] }),
      ...(args.unsubscribe && { unsubscribe: args.unsubscribe }),
    };
    if (via) return send(listing, message, args.to, via, resolve(io.cwd, args.sent), io, reporter);

    const email = toEmail(listing, message);
    reporter.issues('digest', issues);
    if (args['write-to'] !== undefined)
      for (const path of await writeMessage(resolve(io.cwd, args['write-to']), 'digest', email, disk))
        reporter.step(`wrote ${relative(io.cwd, path)}`);
    else await io.out.write(args.json ? `${JSON.stringify(email, null, 2)}\n` : part(email));
    return listing.papers.length === 0 && args['fail-on-empty'] ? exit.empty : exit.done;
  },
});

/** The server that the environment names; that and who mails whom is known before anything is read. */
async function mailServer({ from, to }: { from: Mailbox | undefined; to: readonly Mailbox[] }, { env }: Io) {
  if (!from || to.length === 0) throw misuse('--send needs --from and --to.');
  const { smtpFromEnv } = await import('../mail/settings.js');
  return smtpFromEnv(env);
}

/** Mails what each person has not had yet. Nodemailer is loaded only here. */
async function send(
  listing: Listing,
  { from, unsubscribe, ...message }: EmailOptions,
  to: readonly Mailbox[],
  via: SmtpSettings,
  state: string,
  io: Io,
  reporter: Reporter,
): Promise<number> {
  const { sendDigest } = await import('../mail/send.js');
  const report = await sendDigest({
    listing,
    message: { ...message, from: from! },
    to: to.map((mailbox) => ({ ...mailbox, ...(unsubscribe && { unsubscribe }) })),
    via,
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
