import { runCommand } from 'citty';
import type { Command } from '../args/command.js';
import { commandHelp, mainHelp } from '../args/help.js';
import { strictArguments } from '../args/strict.js';
import { didYouMean } from '../args/suggest.js';
import { withConfig } from '../config/arguments.js';
import { exit, exitCodeOf, misuse } from '../terminal/exit.js';
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
  if (name === '--version' || name === '-v' || name === 'version') return print(`${version}\n`, io);
  if (name === undefined || name === '--help' || name === '-h')
    return print(mainHelp(commands, stylesFor(io.out, io.env)), io);
  if (name === 'help') return help(rest[0], io);
  const command = await loadCommand(name);
  if (asksForHelp(rest)) return help(name, io);

  let code: number | undefined;
  const definition = {
    meta: { name: command.name },
    args: command.args,
    run: async ({ args }: { args: Parameters<Command['run']>[0] }) => {
      code = await command.run(args, io);
    },
  };
  await runCommand(definition, { rawArgs: await completeArguments(rest, command, io) });
  return code ?? exit.done;
}

/** What the person typed, checked, and for the commands that take one completed by the config. */
async function completeArguments(argv: readonly string[], command: Command, io: Io): Promise<string[]> {
  const typed = strictArguments(argv, command.args);
  if (!('config' in command.args)) return typed;
  const named = typed.find((argument) => argument.startsWith('--config='))?.slice('--config='.length);
  const { readConfig } = await import('../config/read.js');
  const config = await readConfig(named, io);
  return config ? withConfig(typed, command.args, config) : typed;
}

async function help(name: string | undefined, io: Io): Promise<number> {
  const styles = stylesFor(io.out, io.env);
  return print(name === undefined ? mainHelp(commands, styles) : commandHelp(await loadCommand(name), styles), io);
}

async function loadCommand(name: string): Promise<Command> {
  const found = findCommand(name);
  if (!found) {
    const names = commands.map((command) => command.name);
    throw misuse(`There is no command "${name}".${didYouMean(name, names)} See trending-papers --help.`, { name });
  }
  return (await found.load()).default;
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
