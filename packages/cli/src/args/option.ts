import type { Kind } from './kind.js';

/**
 * One option, declared once: parsing, checking, help, completion, the schema of the config, the way from the config to
 * the commands and the table in the documentation are made from it.
 */
export interface Option<out T = unknown> {
  readonly description: string;
  /** One letter. */
  readonly short?: string;
  /** What its value is; an option without is there or not. */
  readonly kind?: Kind<T>;
  /** What it is when nobody says anything, as one would type it. */
  readonly default?: string;
  /** It may be given several times, and take several values with commas. */
  readonly many?: true;
  /** Where it stands in a config: `filters.minUpvotes`. */
  readonly config?: string;
}

export type Options = Readonly<Record<string, Option>>;

/** What a command is given for an option. */
type ValueOf<O> = O extends { kind: Kind<infer T> }
  ? O extends { many: true }
    ? T[]
    : O extends { default: string }
      ? T
      : T | undefined
  : boolean;

/** What follows the options: files, words, names. */
export interface Operands {
  /** `QUERY INPUT…`, for the help. */
  readonly usage: string;
  /** What each is; all further ones are as the last. */
  readonly kinds: readonly Kind<string>[];
  /** How many there may be. @default any number */
  readonly most?: number;
}

export type Values<O extends Options> = { readonly [K in keyof O]: ValueOf<O[K]> } & {
  /** What follows the options. */
  readonly operands: readonly string[];
};
