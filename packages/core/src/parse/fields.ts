import * as z from 'zod/mini';
import type { Report } from './format.js';

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field that may be absent or null: both come out as `undefined`. */
export function maybe<T extends z.core.$ZodType>(schema: T) {
  return z.pipe(
    z.nullish(schema),
    z.transform((value) => value ?? undefined),
  );
}

export const text = maybe(z.string());
export const number = maybe(z.number());
export const flag = maybe(z.boolean());
/** Identifiers and counts that some services write as numbers, some as strings, some as either. */
export const label = maybe(z.union([z.string(), z.number()]));

/** A list; holes in it (null, or items of the wrong type) are dropped. */
export function listOf<T extends z.core.$ZodType>(item: T) {
  return z.pipe(
    z.nullish(z.array(z.nullish(item))),
    z.transform((items) => items?.filter((value): value is NonNullable<typeof value> => value != null)),
  );
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
 * an object at all. Linear in the size of the value.
 */
export function readFields<T extends z.core.$ZodType>(
  schema: T,
  value: unknown,
  report: Report,
  where: string,
): z.infer<T> | undefined {
  const whole = z.safeParse(schema, value);
  if (whole.success) return whole.data;
  const paths = whole.error.issues.map(({ path }) => path);
  if (paths.some((path) => path.length === 0)) {
    report('bad-entry', 'Not an object with fields; left out.', where);
    return undefined;
  }
  for (const path of paths.slice(0, maxReports)) {
    report('bad-field', 'A field of an unexpected type; left out.', [where, ...path].join('.'));
  }
  if (paths.length > maxReports) {
    report('bad-field', `${paths.length - maxReports} more fields of unexpected types; left out.`, where);
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
