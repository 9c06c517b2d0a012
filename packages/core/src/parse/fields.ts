import * as z from 'zod/mini';
import type { Report } from './format.js';

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Test = (value: unknown) => boolean;

/**
 * For each schema, whether a value is already what reading it would give. zod builds a copy of all it reads, which
 * costs more than everything else that is done with a record, and nearly every record needs none.
 */
const tests = new WeakMap<z.core.$ZodType, Test>();

function tested<T extends z.core.$ZodType>(schema: T, test: Test): T {
  tests.set(schema, test);
  return schema;
}

/** The test of a schema; of one that is not made of the parts below, a test that leaves the work to zod. */
function testOf(schema: z.core.$ZodType): Test {
  const test = tests.get(schema) ?? makeTest(schema);
  tests.set(schema, test);
  return test;
}

function makeTest(schema: z.core.$ZodType): Test {
  if (schema instanceof z.ZodMiniUnknown) return () => true;
  if (schema instanceof z.ZodMiniString && !schema.def.checks?.length) return (value) => typeof value === 'string';
  if (schema instanceof z.ZodMiniNumber && !schema.def.checks?.length) return Number.isFinite;
  if (schema instanceof z.ZodMiniBoolean) return (value) => typeof value === 'boolean';
  if (schema instanceof z.ZodMiniArray) return listTest(testOf(schema.def.element));
  if (schema instanceof z.ZodMiniUnion) return anyTest(schema.def.options.map(testOf));
  return schema instanceof z.ZodMiniObject ? shapeTest(schema.def.shape) : () => false;
}

function listTest(item: Test): Test {
  return (value) => Array.isArray(value) && value.every(item);
}

function anyTest(options: readonly Test[]): Test {
  return (value) => options.some((option) => option(value));
}

function shapeTest(shape: z.core.$ZodShape): Test {
  const parts = Object.entries(shape).map(([name, part]) => [name, testOf(part)] as const);
  return (value) => {
    if (!isRecord(value)) return false;
    for (const [name, test] of parts) if (!test(value[name])) return false;
    return true;
  };
}

/** A field that may be absent or null: both come out as `undefined`. */
export function maybe<T extends z.core.$ZodType>(schema: T) {
  const read = z.pipe(
    z.nullish(schema),
    z.transform((value) => value ?? undefined),
  );
  const test = testOf(schema);
  return tested(read, (value) => value === undefined || (value !== null && test(value)));
}

export const text = maybe(z.string());
export const number = maybe(z.number());
export const flag = maybe(z.boolean());
/** Identifiers and counts that some services write as numbers, some as strings, some as either. */
export const label = maybe(z.union([z.string(), z.number()]));

/** A list; holes in it (null, or items of the wrong type) are dropped. */
export function listOf<T extends z.core.$ZodType>(item: T) {
  const read = z.pipe(
    z.nullish(z.array(z.nullish(item))),
    z.transform((items) => items?.filter((value): value is NonNullable<typeof value> => value != null)),
  );
  const test = testOf(item);
  const isFull = (value: unknown) => value != null && test(value);
  return tested(read, (value) => value === undefined || (Array.isArray(value) && value.every(isFull)));
}

/** An object inside the object. */
export function record<S extends z.core.$ZodLooseShape>(shape: S) {
  return maybe(z.object(shape));
}

export const texts = listOf(z.string());
/** A list that is written as its item when there is only one. */
export const oneOrMore = maybe(z.union([z.string(), z.array(z.string())]));

/** One bad answer must not bury the listing under its issues. */
const maxReports = 10;

/**
 * Reads foreign JSON by an object schema all of whose parts are optional. A part of the wrong type is reported as
 * `bad-field` with its path and left out; its neighbours stay. `undefined`, and a `bad-entry`, when the value is not
 * an object at all. A value that fits comes back as it is, fields that the schema does not know included. Linear in
 * the size of the value.
 */
export function readFields<T extends z.core.$ZodType>(
  schema: T,
  value: unknown,
  report: Report,
  where: string,
): z.infer<T> | undefined {
  if (testOf(schema)(value)) return value as z.infer<T>;
  const whole = z.safeParse(schema, value);
  if (whole.success) return whole.data;
  const paths = whole.error.issues.map(({ path }) => path);
  if (paths.some((path) => path.length === 0)) {
    report('bad-entry', {}, where);
    return undefined;
  }
  for (const path of paths.slice(0, maxReports)) {
    report('bad-field', {}, [where, ...path].join('.'));
  }
  if (paths.length > maxReports) {
    report('bad-field', { more: paths.length - maxReports }, where);
  }
  const rest = z.safeParse(schema, without(value, paths));
  return rest.success ? rest.data : undefined;
}

/** A copy, along the paths, in which what they lead to is null. */
function without(value: unknown, paths: readonly PropertyKey[][]): unknown {
  if (typeof value !== 'object' || value === null || paths.some((path) => path.length === 0)) return null;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<PropertyKey, unknown>;
  const inside = new Map<PropertyKey, PropertyKey[][]>();
  for (const [step, ...rest] of paths) {
    const same = inside.get(step!);
    if (same === undefined) inside.set(step!, [rest]);
    else same.push(rest);
  }
  for (const [step, rest] of inside) copy[step] = without(copy[step], rest);
  return copy;
}
