import { dirname, join } from 'node:path';
import type { Listing } from '@trending-papers/core/paper';
import { type Email, type EmailOptions, type Mailbox, toEmail } from '@trending-papers/core/publish';
import { type Disk, disk as realDisk } from '../disk/disk.js';
import { withLock } from '../disk/lock.js';
import { writeMessage } from './dry-run.js';
import { readRefusal } from './refusal.js';
import { SentRecord } from './sent-state.js';
import type { SmtpSettings } from './settings.js';
import { connect, type Deliver } from './transport.js';

interface Recipient extends Mailbox {
  /** How this person leaves the list; its address holds a token, not the person's address. */
  unsubscribe?: EmailOptions['unsubscribe'];
}

export interface SendOptions {
  /** The papers in rank order. */
  listing: Listing;
  /** The message, but for what is each recipient's own. */
  message: Omit<EmailOptions, 'from' | 'to' | 'unsubscribe'> & { from: Mailbox };
  to: readonly Recipient[];
  /** The server, or the folder to write the messages to in place of sending them. */
  via: SmtpSettings | { folder: string };
  /** The file that remembers what was mailed to whom. */
  state: string;
  now: () => Date;
  /** Waits between attempts. */
  sleep: (milliseconds: number) => Promise<void>;
  /** Told of each thing done, for the terminal. */
  onStep?: (text: string) => void;
  disk?: Disk;
}

/** What became of each recipient's message. */
export interface SendReport {
  sent: { to: string; papers: string[]; messageId: string; response: string }[];
  /** Messages written by a dry run. */
  written: { to: string; papers: string[]; paths: string[] }[];
  /** Those who have had every paper already, and were left in peace. */
  nothingNew: string[];
  /** Those whose message did not go, with what the server said. */
  failed: { to: string; said: string }[];
  /** Papers of an earlier run that ended before the server answered: they may have come, and count as sent. */
  unanswered: { to: string; papers: readonly string[] }[];
}

/** Greylisting servers take a message minutes later; more than a few would hold up a timed run. */
const pauses = [2_000, 15_000, 60_000] as const;

/** What is left of the listing for a person who was mailed before. */
function newFor(address: string, listing: Listing, record: SentRecord): Listing {
  return { ...listing, papers: listing.papers.filter(({ id }) => !record.has(address, id)) };
}

/** Tries until the server takes the message, refuses it for good, or has put it off too often. */
async function insist(deliver: () => Promise<string>, to: string, { onStep, sleep }: SendOptions): Promise<string> {
  for (const pause of pauses) {
    try {
      return await deliver();
    } catch (error) {
      const { said, transient } = readRefusal(error);
      if (!transient) throw error;
      onStep?.(`${to}: put off (${said}); trying again in ${pause / 1000} s`);
      await sleep(pause);
    }
  }
  return deliver();
}

/** A clock for the lock, and a place for it beside the state. */
const lockFolder = (state: string) => join(dirname(state), '.trending-papers-mail');

/**
 * Mails a listing: one message a person, with the papers that person has not had. A message is remembered before it is
 * handed over, so a run that dies and starts again mails nothing twice; what it may have mailed is in `unanswered`. Failures are reported, not thrown.
 *
 * @throws TrendingPapersError `unreadable-state`, `locked`, `address-unusable`
 */
export async function sendDigest(options: SendOptions): Promise<SendReport> {
  const { disk = realDisk, now, state } = options;
  return withLock(lockFolder(state), now, disk, () => sendLocked(options, disk));
}

async function sendLocked(options: SendOptions, disk: Disk): Promise<SendReport> {
  const { listing, message, onStep, to, via } = options;
  const record = await SentRecord.open(options.state, disk);
  const report: SendReport = { sent: [], written: [], nothingNew: [], failed: [], unanswered: [] };
  const deliver: Deliver | undefined = 'folder' in via ? undefined : await connect(via);
  let hopeless: string | undefined;
  for (const [index, { unsubscribe, ...recipient }] of to.entries()) {
    const { address } = recipient;
    const unanswered = record.unanswered(address);
    if (unanswered.length > 0) {
      report.unanswered.push({ to: address, papers: unanswered });
      if (deliver !== undefined) await record.settle(address, true);
    }
    const papers = newFor(address, listing, record);
    if (papers.papers.length === 0) {
      report.nothingNew.push(address);
      continue;
    }
    const email = toEmail(papers, { ...message, to: recipient, ...(unsubscribe && { unsubscribe }) });
    if ('folder' in via) {
      const paths = await writeMessage(via.folder, `digest-${index + 1}`, email, disk);
      report.written.push({ to: address, papers: email.papers, paths });
    } else if (hopeless !== undefined) report.failed.push({ to: address, said: `not tried: ${hopeless}` });
    else hopeless = await sendOne(email, address, deliver!, record, report, options);
  }
  onStep?.(summary(report));
  return report;
}

/** Sends one message and reports it; gives the reason when no other message will go either. */
async function sendOne(
  { eml, messageId, papers }: Email,
  to: string,
  deliver: Deliver,
  record: SentRecord,
  report: SendReport,
  options: SendOptions,
): Promise<string | undefined> {
  const { address: from } = options.message.from;
  let response: string;
  await record.handOver(to, papers);
  try {
    response = await insist(() => deliver({ from, to, eml }), to, options);
  } catch (error) {
    const { hopeless, said } = readRefusal(error);
    await record.settle(to, false);
    report.failed.push({ to, said });
    options.onStep?.(`${to}: not sent: ${said}`);
    return hopeless ? said : undefined;
  }
  await record.settle(to, true);
  report.sent.push({ to, papers, messageId, response });
  options.onStep?.(`${to}: sent, ${papers.length} ${papers.length === 1 ? 'paper' : 'papers'}`);
  return undefined;
}

/** "2 sent, 1 with nothing new, 1 failed". */
function summary({ failed, nothingNew, sent, written }: SendReport): string {
  const counts: [number, string][] = [
    [sent.length, 'sent'],
    [written.length, 'written'],
    [nothingNew.length, 'with nothing new'],
    [failed.length, 'failed'],
  ];
  return counts.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : [])).join(', ') || 'nobody to mail';
}
