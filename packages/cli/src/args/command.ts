import type { Io } from '../terminal/io.js';
import type { Operands, Options, Values } from './option.js';

export interface Example {
  /** What follows `trending-papers`. */
  readonly line: string;
  /** What it does, in a few words. */
  readonly does: string;
}

/** One of several feeds of a config, with what a command is given for it. */
export interface Feed<O extends Options = Options> {
  readonly name: string;
  /** Its folder below the one that is published; empty for that folder itself. */
  readonly path: string;
  readonly values: Values<O>;
}

/** One command: its file's default export. The help, the documentation and the completion are made from it. */
export interface Command<O extends Options = Options> {
  readonly name: string;
  /** One sentence. */
  readonly description: string;
  readonly operands: Operands;
  readonly options: O;
  readonly examples: readonly Example[];
  /**
   * Gives the exit code; nothing means 0. `feeds` are those of a config with several, and none where inputs were typed.
   */
  run(values: Values<O>, io: Io, feeds: readonly Feed<O>[]): Promise<number | undefined>;
}

/** A command as the table of commands knows it: enough for the help, without loading it. */
export interface CommandEntry {
  readonly name: string;
  /** The same sentence as the command's own; a test compares them. */
  readonly description: string;
  /** Loaded only when the command is called. */
  readonly load: () => Promise<{ default: Command }>;
}

/** Gives a command back with the type of its options inferred. */
export function defineCommand<const O extends Options>(command: Command<O>): Command<O> {
  return command;
}
