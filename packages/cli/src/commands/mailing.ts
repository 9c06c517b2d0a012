import { relative, resolve } from 'node:path';
import { filterPapers } from '@trending-papers/core/collect';
import { type Listing, namesOf, type Paper } from '@trending-papers/core/paper';
import type { EmailOptions, Mailbox } from '@trending-papers/core/publish';
import { trainTaste } from '@trending-papers/core/rank';
import { languages, loadWords, type Words } from '@trending-papers/core/words';
import { disk } from '../disk/disk.js';
import { type OrderArgs, orderOf } from '../inputs/order.js';
import { tomorrow, toPublishable } from '../inputs/ranking.js';
import { publicPlaceOf, refusePublicPlace } from '../mail/private-place.js';
import type { Recipient, SendOptions } from '../mail/send.js';
import {
  isPersonal,
  keyOf,
  parseSubscribers,
  personalAddress,
  type Subscriber,
  secretName,
} from '../mail/subscribers.js';
import { usageError } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { type Reporter, silent } from '../terminal/reporter.js';

type Unsubscribe = NonNullable<EmailOptions['unsubscribe']>;

/** What is said of a mailing on the command line or in a config. */
export interface MailingArgs {
  readonly send: boolean;
  readonly from: Mailbox | undefined;
  readonly to: readonly Mailbox[];
  readonly subscribers: string | undefined;
  readonly unsubscribe: Unsubscribe | undefined;
  readonly via: 'smtp' | 'listmonk' | 'buttondown' | 'mailgun';
  readonly sent: string;
}

/** What the papers of each message are chosen and ordered by. */
interface ChoiceArgs extends OrderArgs {
  readonly limit: number | undefined;
}

/** Where mail goes and to whom: known, with all that may be wrong with it, before any paper is read. */
export interface Mailing {
  readonly via: SendOptions['via'];
  readonly from: Mailbox;
  /** Whether people have topics or a taste of their own, so that the papers are chosen for each. */
  readonly isPersonal: boolean;
  readonly recipients: (
    listing: Listing,
    args: ChoiceArgs,
    io: Io,
    reporter: Reporter,
  ) => Promise<readonly Recipient[]>;
}

/** What sends is loaded only when something is sent; nothing where nothing is to be. */
export async function mailingOf(args: MailingArgs, io: Io): Promise<Mailing | undefined> {
  if (!args.send) return undefined;
  if (args.via !== 'smtp') return byService(args, args.via, io);
  const { smtpFromEnv } = await import('../mail/settings.js');
  const list = await subscribersOf(args, io);
  const subscribers = list.filter(({ stopped }) => stopped === undefined);
  const stopped = list.length - subscribers.length;
  if (!args.from || list.length === 0) throw usageError('--send needs --from, and --to or --subscribers.');
  const secret = io.env[secretName];
  const isOpen = args.unsubscribe?.url !== undefined && isPersonal(args.unsubscribe.url);
  if (isOpen && !secret && subscribers.some(({ token }) => token === undefined))
    throw usageError(`{token} in --unsubscribe needs a secret of your own in ${secretName}.`);
  return {
    via: smtpFromEnv(io.env),
    from: args.from,
    isPersonal: subscribers.some(({ liked = [], topics }) => topics.length + liked.length > 0),
    async recipients(listing, choice, io, reporter) {
      await warnOfPlace(args, io, reporter);
      if (stopped > 0) reporter.step(`${stopped} want no mail, and get none`);
      return Promise.all(subscribers.map((each) => recipientOf(each, listing, args, secret, choice, io, reporter)));
    },
  };
}

/** The service has the list: one message goes to all of it. */
async function byService(
  { from, subscribers, to, via }: MailingArgs,
  name: Exclude<MailingArgs['via'], 'smtp'>,
  io: Io,
): Promise<Mailing> {
  if (!from) throw usageError('--send needs --from.');
  if (subscribers !== undefined || to.length > 0)
    throw usageError(`${via} keeps the list itself: leave --to and --subscribers out, and import them there.`);
  const { createServiceMailer, rememberedAs } = await import('../mail/services.js');
  const mailer = createServiceMailer(name, from, io.env, io);
  return { via: { mailer }, from, isPersonal: false, recipients: async () => [rememberedAs(name)] };
}

async function subscribersOf({ subscribers, to }: MailingArgs, io: Io): Promise<Subscriber[]> {
  const named = to.map((each): Subscriber => ({ ...each, topics: [] }));
  if (subscribers === undefined) return oncePerAddress(named);
  const path = resolve(io.cwd, subscribers);
  const text = await disk.read(path);
  if (text === undefined) throw usageError(`There is no file ${subscribers} of subscribers.`, { path });
  if ((await publicPlaceOf(path, disk))?.kind === 'published') await refusePublicPlace(path, disk);
  // What the list knows of an address counts for whoever is named beside it, a stop above all.
  return oncePerAddress([...parseSubscribers(text, subscribers), ...named]);
}

function oncePerAddress(all: readonly Subscriber[]): Subscriber[] {
  const byKey = new Map<string, Subscriber>();
  for (const each of all) if (!byKey.has(keyOf(each.address))) byKey.set(keyOf(each.address), each);
  return [...byKey.values()];
}

async function warnOfPlace({ subscribers }: MailingArgs, io: Io, reporter: Reporter): Promise<void> {
  if (subscribers === undefined) return;
  const path = resolve(io.cwd, subscribers);
  const place = await publicPlaceOf(path, disk);
  if (place)
    reporter.warn(
      `${subscribers} lies in the repository ${relative(io.cwd, place.folder) || '.'}, which does not ignore it: whoever can ` +
        'read the repository can read the addresses.',
    );
}

async function recipientOf(
  { language, liked = [], token, topics, stopped: _, ...mailbox }: Subscriber,
  listing: Listing,
  { unsubscribe: way }: MailingArgs,
  secret: string | undefined,
  choice: ChoiceArgs,
  io: Io,
  reporter: Reporter,
): Promise<Recipient> {
  const unsubscribe = way && unsubscribeFor(way, { ...mailbox, ...(token && { token }) }, secret);
  const words = await wordsOf(language, mailbox.address, reporter);
  const taste = tasteOf(liked, listing.papers, mailbox.address, reporter);
  // What moved in the order of all was told once.
  const order = taste && (await orderOf({ ...choice, like: [] }, io, silent));
  const ranked = await order?.rank(listing.papers, { until: tomorrow(io.now()), profile: taste });
  const own = ranked && toPublishable(listing, ranked);
  return {
    ...mailbox,
    ...(unsubscribe && { unsubscribe }),
    message: { ...(own && { reasons: own.reasons }), ...(words && { words, language: language! }) },
    select: () => {
      const papers = (own?.listing ?? listing).papers;
      const wanted = topics.length > 0 ? filterPapers(papers, { topics }) : papers;
      return { ...listing, papers: wanted.slice(0, choice.limit) };
    },
  };
}

async function wordsOf(language: string | undefined, address: string, reporter: Reporter): Promise<Words | undefined> {
  if (language === undefined) return undefined;
  if (languages.includes(language)) return loadWords(language);
  reporter.warn(`${address}: no words of the language "${language}" are known: ${languages.join(', ')} are.`);
  return undefined;
}

/** What a person likes, of the papers that are there; how many are not is told. */
function tasteOf(liked: readonly string[], papers: readonly Paper[], address: string, reporter: Reporter) {
  if (liked.length === 0) return undefined;
  const names = new Set(liked.map((id) => id.toLowerCase()));
  const known = papers.filter((paper) => [...namesOf(paper)].some((name) => names.has(name.toLowerCase())));
  if (known.length < names.size)
    reporter.warn(
      `${address}: ${names.size - known.length} of ${names.size} papers that person likes are not among the papers.`,
    );
  return known.length === 0 ? undefined : trainTaste(known);
}

/** One address for everybody cannot tell who leaves, so one click on it must not seem to. */
function unsubscribeFor(
  { url, mailto }: Unsubscribe,
  person: Mailbox & { token?: string },
  secret: string | undefined,
): Unsubscribe {
  if (url === undefined || !isPersonal(url) || !(person.token ?? secret))
    return { ...(url && { url, oneClick: false }), ...(mailto && { mailto }) };
  return { url: personalAddress(url, person, secret) };
}
