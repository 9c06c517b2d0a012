import { join } from 'node:path';
import { createSeen, filterPapers } from '@trending-papers/core/collect';
import { type Issue, isTrendingPapersError, type Listing, type Paper } from '@trending-papers/core/paper';
import { type Ranked, rank } from '@trending-papers/core/rank';
import { loadWords, type Words } from '@trending-papers/core/words';
import { defineCommand } from '../args/command.js';
import { text } from '../args/kind.js';
import type { Options, Values } from '../args/option.js';
import { deliverOptions, inputOptions, languageOptions, mailOptions, outputOptions } from '../args/options.js';
import { addressOf } from '../deliver/address.js';
import { channels } from '../deliver/channels.js';
import { openOutbox } from '../deliver/outbox.js';
import { tellChannel } from '../deliver/tell.js';
import { disk } from '../disk/disk.js';
import { personalPath } from '../disk/personal.js';
import { mostSeen, type SavedSearch, withSearches } from '../disk/saved-searches.js';
import { tomorrow } from '../inputs/ranking.js';
import { readListing, readOptions, type SharedSources } from '../inputs/read.js';
import { exit, usageError } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { listed } from '../terminal/listed.js';
import { makeReporter, type Reporter } from '../terminal/reporter.js';
import { safeJson } from '../terminal/safe.js';
import { lineOptions } from './line-options.js';
import { type Mailing, mailingOf } from './mailing.js';
import { findSearch, searchesPath } from './named-search.js';
import { isLeft, sendAndTell } from './send.js';

const options = {
  ...inputOptions,
  ...languageOptions,
  ...lineOptions,
  channel: { ...deliverOptions.channel, description: 'Tell this channel instead of writing; repeatable' },
  send: { description: 'Mail it instead of writing, one message a search and person; as digest --send does' },
  from: mailOptions.from,
  to: mailOptions.to,
  'reply-to': mailOptions['reply-to'],
  unsure: deliverOptions.unsure,
  ...outputOptions,
} satisfies Options;

type Args = Values<typeof options>;

export default defineCommand({
  name: 'watch',
  description: 'Show what saved searches find for the first time, or send it to people or a channel.',
  operands: { usage: '[NAME…]', kinds: [text('NAME')] },
  options,
  examples: [
    { line: 'watch', does: 'what is new of every search that was saved' },
    { line: 'watch experts --channel slack', does: 'from cron: the same to a chat, each paper once' },
    { line: 'watch experts --send --from me@lab.example --to me@lab.example', does: 'the same as mail' },
  ],
  async run(args, io) {
    const reporter = makeReporter(io, args.quiet);
    for (const { kind, name } of args.channel) addressOf(name, channels[kind].example, io.env);
    const mailing = await mailingOf({ ...args, ...ownMail }, io);
    const isTold = args.channel.length > 0 || mailing !== undefined;
    return withSearches(searchesPath(io), io.now, disk, reporter.warn, async ({ all, keep }) => {
      const wanted = args.operands.length > 0 ? args.operands.map((name) => findSearch(all, name)) : all;
      if (wanted.length === 0) throw usageError('No search is saved: trending-papers saved add NAME QUERY INPUT…');
      const words = await loadWords(args.language);
      const look: Look = { args, mailing, io, reporter, shared: new Map(), words };
      let kept = all;
      const news: News[] = [];
      let hasFailed = false;
      for (const search of wanted) {
        const found = await findNews(search, look).catch((error) => {
          if (wanted.length === 1 || !isTrendingPapersError(error) || error.code === 'aborted') throw error;
          reporter.warn(`${search.name}: ${error.message}`);
          hasFailed = true;
        });
        if (!found) continue;
        news.push(found);
        if (isTold) {
          hasFailed = (await tellNews(found, look)) || hasFailed;
          hasFailed = (await mailNews(found, look)) || hasFailed;
        } else {
          // Written first: a run that ends between shows a paper again, and never none.
          await writeNews(found, wanted.length > 1, look);
          kept = kept.map((each) => (each === search ? { ...search, seen: found.seen } : each));
          if (!args.json) await keep(kept);
        }
        reporter.step(`${search.name}: ${found.fresh.length} new of ${found.listing.papers.length} found`);
      }
      if (args.json && !isTold) {
        const searches = news.map(({ search: { name, query }, fresh }) => ({ name, query, papers: fresh }));
        await io.out.write(`${safeJson({ searches }, 2)}\n`);
        await keep(kept);
      }
      if (hasFailed) return exit.failed;
      return news.every(({ fresh }) => fresh.length === 0) && args['fail-on-empty'] ? exit.empty : exit.done;
    });
  },
});

/** A person's own searches go to a few people, by a mail server, without a list that somebody could leave. */
const ownMail = { subscribers: undefined, unsubscribe: undefined, via: 'smtp', sent: '' } as const;

interface Look {
  readonly args: Args;
  /** Whom it is mailed to; nothing when it is not. */
  readonly mailing: Mailing | undefined;
  readonly io: Io;
  readonly reporter: Reporter;
  readonly words: Words;
  /** Each source is asked once for all searches. */
  readonly shared: SharedSources;
}

/** What a search finds now. */
interface News {
  readonly search: SavedSearch;
  /** All of it, the most noticed first. */
  readonly listing: Listing;
  /** What it did not find before. */
  readonly fresh: Ranked[];
  /** What it has found ever. */
  readonly seen: string[];
}

async function findNews(search: SavedSearch, { args, io, reporter, shared }: Look): Promise<News> {
  const read = { ...readOptions(args), shared };
  const listing = await readListing(search.inputs, io, reporter, read).finally(reporter.end);
  const ranked = await rank(filterPapers(listing.papers, { query: search.query }), { until: tomorrow(io.now()) });
  const papers = ranked.map(({ paper }) => paper);
  const seen = createSeen(search.seen);
  const isFresh = new Set<Paper>(seen.unseen(papers));
  seen.add(papers);
  const fresh = ranked.filter(({ paper }) => isFresh.has(paper)).map((each, index) => ({ ...each, rank: index + 1 }));
  return {
    search,
    listing: { ...listing, title: search.name, papers },
    fresh,
    seen: bounded(seen.toJSON(), papers, search, reporter),
  };
}

/** What a search remembers: all that it finds now, and of what it found once as much as there is room for. */
function bounded(seen: string[], papers: readonly Paper[], { name }: SavedSearch, reporter: Reporter): string[] {
  const dropped = seen.length - mostSeen;
  if (dropped <= 0) return seen;
  const found = createSeen();
  found.add(papers);
  const now = new Set(found.toJSON());
  const others = seen.filter((each) => !now.has(each));
  reporter.warn(
    `${name}: ${mostSeen} names of papers are remembered; ${dropped} that it finds no more are forgotten. [kept-bounded]`,
  );
  return [...others.slice(dropped), ...now].sort();
}

async function writeNews({ search, fresh }: News, isOneOfSeveral: boolean, { args, io, words }: Look): Promise<void> {
  if (args.json || fresh.length === 0) return;
  const heading = isOneOfSeveral && io.out.isTTY ? `${search.name}\n` : '';
  await io.out.write(heading + listed(fresh, args, words, io));
}

/** Tells channels of all that was found, of which each has a memory of its own; gives whether something is left. */
async function tellNews({ search, listing }: News, { args, io, reporter, words }: Look): Promise<boolean> {
  const path = personalPath('data', 'watched.json', io.env)!;
  const outbox = await openOutbox(path, disk);
  let isLeft = false;
  for (const named of args.channel) {
    const telling = {
      named,
      key: `${named.name}/${search.name}`,
      about: `${named.name} of ${search.name}`,
      listing,
      most: listing.papers.length,
      publish: { words, language: args.language },
      unsure: args.unsure,
    };
    isLeft = (await tellChannel(telling, outbox, io, reporter)) || isLeft;
  }
  return isLeft;
}

/** Mails people of all that was found what each was not mailed; gives whether something is left. */
async function mailNews({ search, listing }: News, { args, mailing, io, reporter, words }: Look): Promise<boolean> {
  if (!mailing) return false;
  const issues: Issue[] = [];
  const message = {
    from: mailing.from,
    words,
    language: args.language,
    onIssue: (issue: Issue) => issues.push(issue),
    ...(args['reply-to'] && { replyTo: args['reply-to'] }),
  };
  // A memory of each search: what one of them mailed may be what another is watched for.
  const state = personalPath('data', join('mailed', `${search.name}.json`), io.env)!;
  const report = await sendAndTell(
    { listing, message, to: args.to, via: mailing.via, state, unsure: args.unsure },
    search.name,
    io,
    reporter,
  );
  reporter.issues(search.name, issues);
  return isLeft(report);
}
