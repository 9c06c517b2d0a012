import type { Command } from './command.js';

interface Entry {
  readonly name: string;
  /** The same sentence as the command's own; a test compares them. */
  readonly description: string;
  /** Loaded only when the command is called. */
  readonly load: () => Promise<{ default: Command }>;
}

// biome-ignore lint/suspicious/noExplicitAny: a command is only ever run with the arguments of its own definition
const entry = (name: string, description: string, load: () => Promise<{ default: Command<any> }>): Entry => ({
  name,
  description,
  load,
});

/** Every command, in the order of the help. A new one is a file in commands/ and a line here. */
export const commands: readonly Entry[] = [
  entry('show', 'Show papers as a table, with the reasons for each rank.', () => import('./commands/show.js')),
  entry('search', 'Search the papers of a listing.', () => import('./commands/search.js')),
  entry('feed', 'Write a feed: RSS, Atom or JSON Feed.', () => import('./commands/feed.js')),
  entry(
    'build',
    'Publish a folder: a page, feeds and a digest, merged with what is there.',
    () => import('./commands/build.js'),
  ),
  entry(
    'export',
    'Write citations or data: BibTeX, RIS, CSL-JSON, CSV and more.',
    () => import('./commands/export.js'),
  ),
  entry('digest', 'Write a digest as mail, or send it.', () => import('./commands/digest.js')),
  entry(
    'serve',
    'Serve a published folder on this machine, reloading the page when it changes.',
    () => import('./commands/serve.js'),
  ),
  entry(
    'init',
    'Write a config and a GitHub workflow that publishes to Pages every day.',
    () => import('./commands/init.js'),
  ),
  entry(
    'doctor',
    'Check the config, the sources, the mail server and the output, and say what to do.',
    () => import('./commands/doctor.js'),
  ),
  entry('completion', 'Write a completion script for a shell.', () => import('./commands/completion.js')),
];

export function findCommand(name: string): Entry | undefined {
  return commands.find((command) => command.name === name);
}
