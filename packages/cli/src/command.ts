import type { ArgsDef, ParsedArgs } from 'citty';
import type { Io } from './io.js';

export interface Example {
  /** What follows `trending-papers`. */
  readonly line: string;
  /** What it does, in a few words. */
  readonly does: string;
}

/** One command: its file's default export. The help, the documentation and the completion are made from it. */
export interface Command<T extends ArgsDef = ArgsDef> {
  readonly name: string;
  /** One sentence. */
  readonly description: string;
  /** What follows the name: `INPUT… [options]`. */
  readonly usage: string;
  readonly args: T;
  readonly examples: readonly Example[];
  /** Gives the exit code; nothing means 0. */
  run(args: ParsedArgs<T>, io: Io): Promise<number | undefined>;
}

/** Gives a command back with the type of its arguments inferred. */
export function defineCommand<const T extends ArgsDef>(command: Command<T>): Command<T> {
  return command;
}
