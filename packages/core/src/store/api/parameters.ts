import * as z from 'zod/mini';
import { TrendingPapersError } from '../../paper/errors.js';
import { isoDate } from '../../text/iso.js';
import { didYouMean } from '../../text/nearest.js';

/** What a parameter of an address may be. The schema is what the value is held against, and what OpenAPI says of it. */
export interface Kind<T> {
  readonly schema: z.ZodMiniType<T>;
  /** The value that a text stands for; what is none goes on as it is, for the schema to refuse. */
  readonly read: (text: string) => unknown;
  /** As the end of "… is …": `a whole number from 1 to 100`. */
  readonly expected: string;
  /** What it may be, where that is a list of names: for "did you mean". */
  readonly names?: readonly string[];
}

/** One parameter of an address: what it may be, and what it is for. */
export interface Parameter<T = unknown> {
  readonly kind: Kind<T>;
  readonly description: string;
  /** It may be given several times. */
  readonly many?: true;
  readonly required?: true;
  readonly preset?: T;
}

/** The parameters of a route, by name. */
export type Parameters = Readonly<Record<string, Parameter>>;

/** What a request asks for: each parameter's value, its default, or nothing. */
export type ValuesOf<P extends Parameters> = {
  readonly [Name in keyof P]: P[Name] extends { many: true; kind: Kind<infer T> }
    ? readonly T[]
    : P[Name] extends { kind: Kind<infer T> }
      ? P[Name] extends { preset: unknown } | { required: true }
        ? T
        : T | undefined
      : never;
};

/** The longest text that a parameter may be: longer queries are no queries. */
const longestText = 2_000;

export const text: Kind<string> = {
  // No database keeps a NUL, and no word has one.
  schema: z.string().check(z.maxLength(longestText), z.regex(/^[^\0]*$/)),
  read: (given) => given,
  expected: `a text of at most ${longestText} characters, none of them NUL`,
};

/** A place among papers, as `placeOf` gives it. */
export const place: Kind<string> = {
  schema: z.string().check(z.maxLength(longestText), z.regex(/^[+-]?\d{4}[^\s\0]* [^\s\0]+$/)),
  read: (given) => given,
  expected: 'what stands as after in the next_url of a page',
};

export const day: Kind<string> = {
  schema: z.string().check(z.regex(isoDate)),
  read: (given) => given,
  expected: 'a date such as 2026-03-18',
};

export const flag: Kind<boolean> = {
  schema: z.boolean(),
  read: (given) => ({ true: true, false: false })[given] ?? given,
  expected: 'true or false',
};

export function whole(least: number, most: number): Kind<number> {
  return {
    schema: z.int().check(z.minimum(least), z.maximum(most)),
    read: (given) => (/^-?\d{1,15}$/.test(given) ? Number(given) : given),
    expected: `a whole number from ${least} to ${most}`,
  };
}

export function choice<const T extends string>(names: readonly T[]): Kind<T> {
  return {
    schema: z.enum(names as readonly [T, ...T[]]) as unknown as z.ZodMiniType<T>,
    read: (given) => given,
    expected: `one of ${names.join(', ')}`,
    names,
  };
}

/** A signal and the least of it: `upvotes:10`. */
export const least: Kind<string> = {
  schema: z.string().check(z.regex(/^[a-zA-Z][a-zA-Z0-9-]{0,40}:\d{1,12}$/)),
  read: (given) => given,
  expected: 'a signal and a number, such as upvotes:10',
};

/** Parameters of one kind given more often than this are no question of a person. */
const mostTimes = 50;

/**
 * What an address asks for.
 *
 * @throws TrendingPapersError `bad-option` that names the parameter: one that there is none of, a value that it cannot
 * have, one that is missing or given twice
 */
export function readParameters<P extends Parameters>(given: URLSearchParams, parameters: P): ValuesOf<P> {
  const names = Object.keys(parameters);
  for (const name of given.keys())
    if (!Object.hasOwn(parameters, name)) {
      const known = names.length > 0 ? `only ${names.join(', ')}` : 'and no other';
      throw bad(name, name, `There is no parameter "${name.slice(0, 80)}" here, ${known}.${didYouMean(name, names)}`);
    }
  const values = names.map((name) => [name, takenFrom(name, given.getAll(name), parameters[name]!)]);
  return Object.fromEntries(values) as ValuesOf<P>;
}

function takenFrom(name: string, given: readonly string[], { kind, many, required, preset }: Parameter): unknown {
  const most = many ? mostTimes : 1;
  if (given.length > most)
    throw bad(name, given.length, `${name} is given ${given.length} times; ${most === 1 ? 'once' : most} is the most.`);
  const values = given.map((each) => checked(name, each, kind));
  if (many) return values;
  if (values.length > 0) return values[0];
  if (required) throw bad(name, undefined, `${name} is missing: ${kind.expected}.`);
  return preset;
}

function checked(name: string, given: string, { schema, read, expected, names = [] }: Kind<unknown>): unknown {
  const found = schema.safeParse(read(given));
  if (found.success) return found.data;
  const shown = JSON.stringify(given.slice(0, 80));
  throw bad(name, given.slice(0, 80), `${name} is ${expected}, not ${shown}.${didYouMean(given, names)}`);
}

function bad(option: string, value: unknown, message: string): TrendingPapersError {
  return new TrendingPapersError('bad-option', message, { option: option.slice(0, 80), value });
}
