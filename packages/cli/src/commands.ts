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
    'Publish a folder: a page and three feeds, merged with what is there.',
    () => import('./commands/build.js'),
  ),
  entry(
    'export',
    'Write citations or data: BibTeX, RIS, CSL-JSON, CSV and more.',
    () => import('./commands/export.js'),
  ),
];

export function findCommand(name: string): Entry | undefined {
  return commands.find((command) => command.name === name);
}
