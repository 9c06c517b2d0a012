import { runCommand } from 'citty';
import { strictArguments } from './args/strict.js';
import { didYouMean } from './args/suggest.js';
import type { Command } from './command.js';
import { commands, findCommand } from './commands.js';
import { exit, exitCodeOf, misuse } from './exit.js';
import { commandHelp, mainHelp } from './help.js';
import type { Io } from './io.js';
import { reportError } from './report-error.js';
import { stylesFor } from './terminal/style.js';
import { version } from './version.js';

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
  if (name === undefined || name === '--help' || name === '-h') return print(mainHelp(stylesFor(io.out, io.env)), io);
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
  await runCommand(definition, { rawArgs: strictArguments(rest, command.args) });
  return code ?? exit.done;
}

async function help(name: string | undefined, io: Io): Promise<number> {
  const styles = stylesFor(io.out, io.env);
  return print(name === undefined ? mainHelp(styles) : commandHelp(await loadCommand(name), styles), io);
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
