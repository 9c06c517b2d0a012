import { languages } from '@trending-papers/core/words';
import { channel } from './channel.js';
import {
  choice,
  days,
  file,
  folder,
  moment,
  positiveNumber,
  since,
  source,
  storeAddress,
  text,
  webAddress,
  wholeNumber,
} from './kind.js';
import { mailbox, unsubscribe } from './mailbox.js';
import type { Option, Options } from './option.js';
import { boost, cap, ranking, score, share } from './order-kinds.js';
import { enrichNames, trackNames } from './services.js';

/** Gives options back with their types inferred. */
const declare = <const T extends Options>(options: T): T => options;

/** Options that every command that writes papers has. */
export const outputOptions = declare({
  json: { description: 'Write JSON, for programs' },
  quiet: { short: 'q', description: 'Say nothing about the run but errors' },
  'fail-on-empty': { description: 'Exit with 3 when no paper is left' },
});

/** Options that choose and order papers. */
export const filterOptions = declare({
  query: {
    kind: text('QUERY'),
    config: 'filters.query',
    description: 'Only papers that match, in the search language',
  },
  topic: {
    kind: text('TOPIC'),
    many: true,
    config: 'filters.topics',
    description: 'Only papers of a topic or category; repeatable',
  },
  author: {
    kind: text('NAME'),
    many: true,
    config: 'filters.authors',
    description: 'Only papers of an author; repeatable',
  },
  exclude: {
    kind: text('WORDS'),
    many: true,
    config: 'filters.exclude',
    description: 'Leave out papers whose text contains these words; repeatable',
  },
  since: {
    kind: since,
    config: 'filters.since',
    description: 'Only papers from this day on, or from this long before today on',
  },
  window: {
    kind: days,
    config: 'filters.window',
    description: 'Only papers from this long before the newest one on',
  },
  'min-upvotes': {
    kind: wholeNumber,
    config: 'filters.minUpvotes',
    description: 'Only papers with at least this many upvotes',
  },
  'with-code': { config: 'filters.withCode', description: 'Only papers with a link to code' },
  limit: { kind: wholeNumber, short: 'n', config: 'filters.limit', description: 'At most this many papers' },
  by: {
    kind: ranking,
    config: 'by',
    description:
      'How papers are ranked: trending, rising, hot, top, new, discussed, or weights: upvotes=1,stars.speed=6',
    default: 'trending',
  },
});

/** What else counts when papers are put in order. */
export const orderOptions = declare({
  like: {
    kind: source,
    many: true,
    config: 'liked',
    description: 'Papers that you like, such as your library.bib: similar ones come first; repeatable',
  },
  'half-life': {
    kind: days,
    config: 'halfLife',
    description: "Age at which a paper counts half, instead of the ranking's own",
  },
  boost: {
    kind: boost,
    many: true,
    config: 'boosts',
    description: 'Rank these higher: author:NAME=2, or organization, venue, topic, keyword, query, paper; repeatable',
  },
  pin: { kind: text('ID'), many: true, config: 'pins', description: 'A paper to put first; repeatable' },
  cap: {
    kind: cap,
    many: true,
    config: 'caps',
    description: 'At most so many of each, the others last: author=2, or organization, repository, source; repeatable',
  },
  diversity: {
    kind: share,
    config: 'diversity',
    description: 'Move similar papers apart, from 0 (not at all) to 1',
  },
  'min-score': {
    kind: score,
    config: 'minScore',
    description: 'Only papers that score at least this: by trending, 10 upvotes of today give 3.7',
  },
  interleave: {
    config: 'interleave',
    description: 'Take sources in turn: the best paper of each, then the second of each',
  },
});

/** For commands that look at papers and change nothing: an archive that went back in time would lose what came later. */
export const timeOptions = declare({
  'as-of': { kind: moment, description: 'Papers as they were known at the end of a day, or at a moment' },
});

export const languageOptions = declare({
  language: {
    kind: choice('LANGUAGE', languages),
    config: 'language',
    description: 'Language of reasons and numbers',
    default: 'en',
  },
});

/** Which papers, in which order, as of when and said in which language: of every command that looks at papers. */
export const choosingOptions = { ...filterOptions, ...orderOptions, ...timeOptions, ...languageOptions };

const format = {
  ...text('FORMAT'),
  choices: async () => (await import('@trending-papers/core/parse')).formatNames,
};

/** How to read the inputs, of which there may be any number. */
export const inputOptions = declare({
  fetch: {
    kind: positiveNumber,
    config: 'fetch',
    description: 'Papers to fetch from each search (200); a day, a venue or a feed is always fetched in full',
  },
  enrich: {
    kind: choice('SERVICE', enrichNames),
    many: true,
    config: 'enrich',
    description: 'Look papers up in this service, by title or identifier, and fill in what is missing; repeatable',
  },
  'input-format': {
    kind: format,
    description: 'Format of files and standard input, where it cannot be detected: bibtex, ris, csv, …',
  },
});

/** The file that `init` writes, for the commands that run unattended. */
export const configOption = declare({
  config: {
    kind: file,
    short: 'c',
    description: 'Sources and options from a file (trending-papers.config.json, when there is one)',
  },
});

/** Papers in a database. */
export const storeOption = declare({
  store: {
    kind: storeAddress,
    config: 'store',
    description: 'A store of papers: postgres://user@host/database or pglite:./folder; else TRENDING_PAPERS_STORE',
  },
});

/** Ten thousand papers and two years: a feed that is for ever yet has an end. */
export const siteOptions = declare({
  out: { kind: folder, short: 'o', config: 'out', description: 'The folder to publish into', default: 'public' },
  title: { kind: text('TEXT'), config: 'title', description: "Title, in place of the listing's" },
  url: { kind: webAddress, config: 'url', description: 'Where the folder will be found on the web' },
  hub: {
    kind: webAddress,
    config: 'hub',
    description: 'A WebSub hub to name in the feeds; `ping` notifies it after a deploy',
  },
  keep: {
    kind: wholeNumber,
    config: 'keep.papers',
    description: 'Papers shown at most; the archive keeps all',
    default: '10000',
  },
  'keep-days': {
    kind: wholeNumber,
    config: 'keep.days',
    description: 'Days a paper is shown after it was last heard of',
    default: '730',
  },
  'search-shards': {
    config: 'searchShards',
    description: 'Also write a search index of all papers, of which a page fetches only what a search needs',
  },
  theme: {
    kind: file,
    config: 'theme',
    description: 'The look of the site, from a file: accent, font, logo, links, footer',
  },
  withhold: {
    kind: text('ID'),
    many: true,
    config: 'withhold',
    description: 'Never publish this paper, or abstract:ID or image:ID of it; repeatable',
  },
  pictures: {
    kind: choice('WHICH', ['copies', 'none']),
    config: 'pictures',
    description: 'Whether to keep small copies of the papers’ pictures beside the page',
    default: 'copies',
  },
  track: {
    kind: choice('SERVICE', trackNames),
    many: true,
    config: 'track',
    description: 'Update kept papers from this service, less often as they age; repeatable',
  },
  'track-questions': {
    kind: positiveNumber,
    config: 'trackQuestions',
    description: 'At most this many requests a run for --track; papers that are left come first the next time',
    default: '100',
  },
  force: { description: 'Overwrite files that this program did not write' },
});

/** What a language model adds to papers: off until an endpoint is named. */
export const summaryOptions = declare({
  'summary-endpoint': {
    kind: webAddress,
    config: 'summaries.endpoint',
    description: 'Summaries by a language model at an OpenAI-compatible address: http://localhost:11434/v1',
  },
  'summary-model': { kind: text('MODEL'), config: 'summaries.model', description: 'The model that writes them' },
  'summary-language': {
    kind: text('LANGUAGE'),
    config: 'summaries.language',
    description: 'Language to write them in: en, de, zh-Hans, …',
    default: 'en',
  },
  'summary-kind': {
    kind: choice('WHAT', ['summary', 'translation']),
    config: 'summaries.kind',
    description: 'What to write for each paper: a summary, or its title and abstract in that language',
    default: 'summary',
  },
  'summary-budget': {
    kind: positiveNumber,
    config: 'summaries.budget',
    description: 'At most this many requests a run; papers that are left come first the next time',
    default: '50',
  },
  'summary-characters': {
    kind: positiveNumber,
    config: 'summaries.characters',
    description: 'At most this many characters sent to it a run',
    default: '200000',
  },
});

/** Who mails what to whom. */
export const mailOptions = declare({
  from: { kind: mailbox, config: 'digest.from', description: 'Who sends it: Name <a@b.example>' },
  to: { kind: mailbox, many: true, config: 'digest.to', description: 'Who gets it; repeatable, one message each' },
  'reply-to': { kind: mailbox, config: 'digest.replyTo', description: 'Address for replies' },
  'list-id': {
    kind: text('NAME'),
    config: 'digest.listId',
    description: 'Name of the list for filters: papers.lab.example',
  },
  unsubscribe: {
    kind: unsubscribe,
    config: 'digest.unsubscribe',
    description: 'How to unsubscribe; {token} in an address is replaced for each person, so that one click is enough',
  },
  subscribers: {
    kind: file,
    config: 'digest.subscribers',
    description: 'Who gets it: a .json or .csv of `subscribers`, or one address per line, optionally with | and topics',
  },
  quota: {
    kind: positiveNumber,
    config: 'digest.quota',
    description: 'At most this many messages a run; whoever is left comes first the next time',
  },
  pace: {
    kind: positiveNumber,
    config: 'digest.pace',
    description: 'At most this many messages a minute',
  },
  via: {
    kind: choice('SERVICE', ['smtp', 'listmonk', 'buttondown', 'mailgun']),
    config: 'digest.via',
    description: 'Who sends it: the mail server, one message a person, or a service that keeps the list itself',
    default: 'smtp',
  },
  unsure: {
    kind: choice('WHAT', ['tell', 'resend', 'arrived']),
    description: 'What to do about messages that may have arrived, when a run or a connection ended early',
    default: 'tell',
  },
  sent: {
    kind: file,
    description: 'Remembers what was sent to whom',
    default: 'trending-papers.sent.json',
  },
});

/** Which channels are told of what, and how much. */
export const deliverOptions = declare({
  channel: {
    kind: channel,
    many: true,
    config: 'deliver.channels',
    description: 'Where to: slack, discord, …, or slack:lab with the address in TRENDING_PAPERS_SLACK_LAB; repeatable',
  },
  most: {
    kind: positiveNumber,
    config: 'deliver.most',
    description: 'Only what is new among the first papers, this many',
    default: '5',
  },
  unsure: mailOptions.unsure,
  delivered: {
    kind: file,
    description: 'Remembers what was delivered where',
    default: 'trending-papers.delivered.json',
  },
});

/** An option that chooses among the writers of a command. */
export const formatOption = <const T extends string>(names: readonly T[], preset: T) =>
  ({ kind: choice('FORMAT', names), short: 'f', description: 'What is written', default: preset }) satisfies Option<T>;

/** Every option that a config may hold, by its name on the command line. */
export const configurable = declare({
  ...inputOptions,
  ...storeOption,
  ...siteOptions,
  ...filterOptions,
  ...orderOptions,
  ...languageOptions,
  ...summaryOptions,
  ...mailOptions,
  ...deliverOptions,
});
