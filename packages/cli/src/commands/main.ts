import { didYouMean } from '@trending-papers/core/words';
import type { Command, Feed } from '../args/command.js';
import { commandHelp, mainHelp, type Page, widthOfText } from '../args/help.js';
import { configOption } from '../args/options.js';
import { readValues, readWords, type Words } from '../args/parse.js';
import type { FeedWords } from '../config/arguments.js';
import { exit, exitCodeOf, usageError } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { reportError } from '../terminal/report-error.js';
import { stylesFor } from '../terminal/style.js';
import { version } from '../terminal/version.js';
import { commands, findCommand } from './table.js';

/** Runs one command line and gives the exit code. Never throws; never ends the process. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    await reportError(error, argv, io);
    return exitCodeOf(error);
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  if (name !== undefined && versionWords.has(name)) return print(`${version}\n`, io);
  if (name === undefined || name === '--help' || name === '-h') return help(undefined, io);
  if (name === 'help') return help(rest[0], io);
  const command = await loadCommand(name);
  if (asksForHelp(rest)) return help(name, io);
  // Everything that was said is checked before anything is done.
  const { words, feeds } = await completeWords(readWords(rest, command.options), command, io);
  const values = await readValues(words, command.options, command.operands);
  const each: Feed[] = [];
  for (const feed of feeds)
    each.push({ ...feed, values: await readValues(feed.words, command.options, command.operands) });
  return (await command.run(values, io, each)) ?? exit.done;
}

const versionWords = new Set(['--version', '-v', '-V', 'version']);

interface Completed {
  readonly words: Words;
  readonly feeds: readonly FeedWords[];
}

/** What the person typed, for the commands that take one completed by the config. */
async function completeWords(typed: Words, command: Command, io: Io): Promise<Completed> {
  if (command.options.config !== configOption.config) return { words: typed, feeds: [] };
  const { readConfig } = await import('../config/read.js');
  const config = await readConfig(typed.options.get('config')?.values[0], io);
  if (!config) return { words: typed, feeds: [] };
  const { feedsWithConfig, withConfig } = await import('../config/arguments.js');
  const feeds = typed.operands.length > 0 ? [] : feedsWithConfig(typed, command.options, config);
  // What takes no input has no use for the sources.
  const taken = (words: Words) => (command.operands.most === 0 ? { ...words, operands: typed.operands } : words);
  return {
    words: taken(withConfig(typed, command.options, config)),
    feeds: feeds.map((feed) => ({ ...feed, words: taken(feed.words) })),
  };
}

async function help(name: string | undefined, io: Io): Promise<number> {
  const page: Page = { styles: stylesFor(io.out, io.env), width: io.out.columns ?? widthOfText };
  return print(name === undefined ? mainHelp(commands, page) : commandHelp(await loadCommand(name), page), io);
}

async function loadCommand(name: string): Promise<Command> {
  const entry = findCommand(name);
  if (entry) return (await entry.load()).default;
  const names = commands.map((command) => command.name);
  throw usageError(`There is no command "${name}".${didYouMean(name, names)} See trending-papers --help.`, { name });
}

/** Up to `--`, after which everything is an input. */
function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end === -1 ? undefined : end).some((argument) => argument === '--help' || argument === '-h');
}

async function print(text: string, io: Io): Promise<number> {
  await io.out.write(text);
  return exit.done;
}
