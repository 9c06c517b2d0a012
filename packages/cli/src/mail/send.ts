import { dirname, join } from 'node:path';
import { type Listing, namesOf } from '@trending-papers/core/paper';
import { type Email, type EmailOptions, type Mailbox, toEmail } from '@trending-papers/core/publish';
import { type Disk, disk as realDisk } from '../disk/disk.js';
import { withLock } from '../disk/lock.js';
import { writeMessage } from './dry-run.js';
import { publicPlaceOf } from './private-place.js';
import { readRefusal } from './refusal.js';
import { SentRecord } from './sent-state.js';
import type { SmtpSettings } from './settings.js';
import { secretName } from './subscribers.js';
import { createMailer, type Mailer } from './transport.js';

export interface Recipient extends Mailbox {
  /** How this person leaves the list; its address holds a token, not the person's address. */
  unsubscribe?: EmailOptions['unsubscribe'];
  /** The papers this person wants; all when it is not given. */
  select?: (listing: Listing) => Listing;
  /** What the message says in another way for this person. */
  message?: Pick<EmailOptions, 'reasons' | 'words' | 'language'>;
}

/** What to do with messages that may have come: tell of them, send their papers again, or take it that they came. */
type WhenUnsure = 'tell' | 'resend' | 'arrived';

export interface SendOptions {
  /** The papers in rank order. */
  listing: Listing;
  /** The message, but for what is each recipient's own. */
  message: Omit<EmailOptions, 'from' | 'to' | 'unsubscribe' | 'date'> & { from: Mailbox };
  to: readonly Recipient[];
  /** The server, the folder to write the messages to in place of sending them, or another way to send. */
  via: SmtpSettings | { folder: string } | { mailer: Mailer };
  /** The file that remembers what was mailed to whom. */
  state: string;
  /** What people stand in that file by is made with it; without it by a hash that anybody can make. */
  secret?: string | undefined;
  /** @default 'tell' */
  unsure?: WhenUnsure;
  /** Messages sent at most; who is left is first the next time. @default any number */
  quota?: number | undefined;
  /** Messages a minute at most. @default as fast as they are taken */
  pace?: number | undefined;
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
  /** Papers of messages to which no answer is known: they may have come. */
  unsure: { to: string; papers: readonly string[] }[];
  /** Those who were not tried because the quota was used up. */
  left: string[];
  /** Those whose address was refused for good too often to be tried again. */
  stopped: string[];
}

/** Greylisting servers take a message minutes later; more than a few would hold up a timed run. */
const pauses = [2_000, 15_000, 60_000] as const;

/** An address that was refused for good so often in a row is not tried again. */
const mostRefusals = 3;

/** What is left of the listing for a person who was mailed before. */
function newFor({ address, select }: Recipient, listing: Listing, record: SentRecord): Listing {
  const wanted = select ? select(listing) : listing;
  return { ...wanted, papers: wanted.papers.filter((paper) => !record.has(address, namesOf(paper))) };
}

/** Beside the state, for as long as a run lasts. */
const lockFolder = (state: string) => join(dirname(state), '.trending-papers-mail');

/**
 * Mails a listing: one message a person, with the papers that person has not had, over one connection. A message is
 * noted after the server has said that it takes it and before its first byte goes out, so a run that dies earlier has
 * mailed nothing and its papers are sent by the next; one that dies between that and the server's answer leaves a
 * message of which nobody knows whether it came, and which is mailed again only when a person says so. Failures are
 * reported, not thrown.
 *
 * @throws TrendingPapersError `unreadable-state`, `locked`, `address-unusable`
 */
export async function sendDigest(options: SendOptions): Promise<SendReport> {
  const { disk = realDisk, now, state } = options;
  return withLock(lockFolder(state), now, disk, () => sendLocked(options, disk));
}

async function sendLocked(options: SendOptions, disk: Disk): Promise<SendReport> {
  const { listing, message, now, onStep, quota = Number.POSITIVE_INFINITY, to, via } = options;
  const isFirst = !('folder' in via) && (await disk.kind(options.state)) === undefined;
  const record = await SentRecord.open(options.state, disk, options.secret);
  if (!options.secret && !('folder' in via) && (await publicPlaceOf(options.state, disk)) !== undefined)
    onStep?.(
      `${options.state} is read by others, too, and whoever knows an address can tell whether it was mailed: give a secret in ${secretName}`,
    );
  if (isFirst) onStep?.(`${options.state} is not there, and is begun: nobody is known to have been mailed before`);
  const report: SendReport = { sent: [], written: [], nothingNew: [], failed: [], unsure: [], left: [], stopped: [] };
  const mailer = 'folder' in via ? undefined : 'mailer' in via ? via.mailer : createMailer(via);
  const pause = options.pace === undefined ? 0 : Math.ceil(60_000 / options.pace);
  let tried = 0;
  let hopeless: string | undefined;
  for (const [index, recipient] of to.entries()) {
    const { address, name, unsubscribe } = recipient;
    if (mailer) await resolveUnsure(address, record, options.unsure);
    const papers = newFor(recipient, listing, record);
    if (papers.papers.length === 0) {
      report.nothingNew.push(address);
      continue;
    }
    const email = toEmail(papers, {
      ...message,
      ...recipient.message,
      to: { address, ...(name !== undefined && { name }) },
      date: now(),
      ...(unsubscribe && { unsubscribe }),
    });
    if ('folder' in via) {
      const paths = await writeMessage(via.folder, `digest-${index + 1}`, email, disk);
      report.written.push({ to: address, papers: email.papers, paths });
    } else if (record.refusals(address) >= mostRefusals) report.stopped.push(address);
    else if (report.sent.length >= quota) report.left.push(address);
    else if (hopeless !== undefined) report.failed.push({ to: address, said: `not tried: ${hopeless}` });
    else {
      if (tried++ > 0 && pause > 0) await options.sleep(pause);
      hopeless = await sendOne(email, address, mailer!, record, report, options);
    }
  }
  mailer?.close();
  for (const { address } of to) {
    const papers = record.unsure(address);
    if (papers.length > 0) report.unsure.push({ to: address, papers });
  }
  onStep?.(summary(report));
  return report;
}

async function resolveUnsure(address: string, record: SentRecord, unsure: WhenUnsure = 'tell'): Promise<void> {
  if (unsure !== 'tell' && record.unsure(address).length > 0) await record.resolve(address, unsure === 'arrived');
}

/** What became of one message: the server's answer, or why it did not go. */
type Outcome =
  | { end: 'taken'; response: string }
  | { end: 'refused' | 'unsure'; said: string; hopeless: boolean; permanent: boolean };

/** Tries until the server takes the message, refuses it for good, or has put it off too often. */
async function insist(
  attempt: () => Promise<Outcome & { transient?: boolean }>,
  to: string,
  { onStep, sleep }: SendOptions,
): Promise<Outcome> {
  for (const pause of pauses) {
    const outcome = await attempt();
    if (outcome.end !== 'refused' || !outcome.transient) return outcome;
    onStep?.(`${to}: put off (${outcome.said}); trying again in ${pause / 1000} s`);
    await sleep(pause);
  }
  return attempt();
}

/** Hands one message over, once. */
async function attempt(
  email: Email,
  from: string,
  to: string,
  mailer: Mailer,
  record: SentRecord,
): Promise<Outcome & { transient?: boolean }> {
  let handedOver = false;
  const onHandOver = async () => {
    await record.handOver(to, email.papers);
    handedOver = true;
  };
  try {
    return { end: 'taken', response: await mailer.deliver({ from, to, email, onHandOver }) };
  } catch (error) {
    const { answered, hopeless, permanent, said, transient } = readRefusal(error);
    // A connection that broke after the first byte: the server may have taken the message, and could not say so.
    const end = handedOver && !answered ? 'unsure' : 'refused';
    if (handedOver) await record.settle(to, end);
    return { end, said, hopeless, transient, permanent };
  }
}

/** Sends one message and reports it; gives the reason when no other message will go either. */
async function sendOne(
  email: Email,
  to: string,
  mailer: Mailer,
  record: SentRecord,
  report: SendReport,
  options: SendOptions,
): Promise<string | undefined> {
  const from = options.message.from.address;
  const outcome = await insist(() => attempt(email, from, to, mailer, record), to, options);
  if (outcome.end === 'taken') {
    await record.settle(to, 'taken');
    report.sent.push({ to, papers: email.papers, messageId: email.messageId, response: outcome.response });
    options.onStep?.(`${to}: sent, ${email.papers.length} ${email.papers.length === 1 ? 'paper' : 'papers'}`);
    return undefined;
  }
  const { end, hopeless, permanent, said } = outcome;
  if (permanent) await record.refuse(to);
  if (end === 'refused') report.failed.push({ to, said });
  options.onStep?.(`${to}: ${end === 'refused' ? 'not sent' : 'perhaps sent'}: ${said}`);
  return hopeless ? said : undefined;
}

/** "2 sent, 1 with nothing new, 1 failed". */
function summary({ failed, left, nothingNew, sent, stopped, unsure, written }: SendReport): string {
  const counts: [number, string][] = [
    [sent.length, 'sent'],
    [written.length, 'written'],
    [nothingNew.length, 'with nothing new'],
    [failed.length, 'failed'],
    [unsure.length, 'unsure'],
    [left.length, 'left for the next run'],
    [stopped.length, `refused ${mostRefusals} times and not tried`],
  ];
  return counts.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : [])).join(', ') || 'nobody to mail';
}
