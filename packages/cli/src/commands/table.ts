import type { Command, CommandEntry } from '../args/command.js';

// biome-ignore lint/suspicious/noExplicitAny: a command is only ever run with the arguments of its own definition
const entry = (name: string, description: string, load: () => Promise<{ default: Command<any> }>): CommandEntry => ({
  name,
  description,
  load,
});

/** Every command, in the order of the help. A new one is a file in commands/ and a line here. */
export const commands: readonly CommandEntry[] = [
  entry(
    'show',
    'Show papers as a table, with the reasons for each rank, or one paper whole.',
    () => import('./show.js'),
  ),
  entry(
    'browse',
    'Fill the terminal with papers, to read, search, save, hide, open and cite them.',
    () => import('./browse.js'),
  ),
  entry('search', 'Search the papers of a listing, or of a site with an index.', () => import('./search.js')),
  entry('open', 'Open papers in the browser, by number in the last list or by identifier.', () => import('./open.js')),
  entry(
    'cite',
    'Write the citation of papers, by number in the last list or by identifier.',
    () => import('./cite.js'),
  ),
  entry(
    'save',
    'Keep papers in a list of your own, by number in the last list or by identifier.',
    () => import('./save.js'),
  ),
  entry('saved', 'Keep searches of your own, for watch: add, list or remove.', () => import('./saved.js')),
  entry(
    'watch',
    'Show what saved searches find for the first time, or send it to people or a channel.',
    () => import('./watch.js'),
  ),
  entry(
    'explain',
    'Say why a paper ranks where it does, or why one stands above another.',
    () => import('./explain.js'),
  ),
  entry(
    'top',
    'Show the first papers of each topic, author, organisation or venue, of a week or a month.',
    () => import('./top.js'),
  ),
  entry(
    'trends',
    'Show which topics, authors, organisations or venues rise, fall or are new.',
    () => import('./trends.js'),
  ),
  entry(
    'stats',
    'Count the papers of a listing: by day, topic, author, organisation, venue and signal.',
    () => import('./stats.js'),
  ),
  entry('feed', 'Write a feed: RSS, Atom or JSON Feed.', () => import('./feed.js')),
  entry(
    'build',
    'Publish a folder: a page, feeds and a digest, merged with what is there.',
    () => import('./build.js'),
  ),
  entry(
    'backfill',
    'Fill a published folder with the past days of a source, continuing where an earlier run stopped.',
    () => import('./backfill.js'),
  ),
  entry(
    'ping',
    'Notify the WebSub hub of a published folder that its feeds changed, after a deploy.',
    () => import('./ping.js'),
  ),
  entry('export', 'Write citations or data: BibTeX, RIS, CSL-JSON, CSV and more.', () => import('./export.js')),
  entry(
    'store',
    'Fill, copy, export, bring up to date, check or count a store in PostgreSQL or PGlite.',
    () => import('./store.js'),
  ),
  entry('digest', 'Write a digest as mail, or send it.', () => import('./digest.js')),
  entry(
    'subscribers',
    'Manage the people who get the digest: add, remove, stop, import or export.',
    () => import('./subscribers.js'),
  ),
  entry('deliver', 'Post what is new in a published folder to chats and other channels.', () => import('./deliver.js')),
  entry(
    'serve',
    'Serve a published folder on this machine, reloading the page when it changes, or a read API over a store.',
    () => import('./serve.js'),
  ),
  entry(
    'mcp',
    'Answer agents about papers over the Model Context Protocol, on standard input and output.',
    () => import('./mcp.js'),
  ),
  entry('init', 'Write a config, and the job that publishes every weekday on a host.', () => import('./init.js')),
  entry(
    'doctor',
    'Check the config, the sources, the mail server and the output, and say what to do.',
    () => import('./doctor/doctor.js'),
  ),
  entry('completion', 'Write a completion script for a shell.', async () => ({
    default: (await import('./completion.js')).completionOf(commands),
  })),
];

export function findCommand(name: string): CommandEntry | undefined {
  return commands.find((command) => command.name === name);
}
