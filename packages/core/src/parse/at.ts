import { isRecord } from './fields.js';

// Values deep in foreign JSON, by the path to them. For services whose records are wide and of which few fields are
// wanted; a value of another type than was asked for is none.

type Step = string | number;

/** The value at the end of a path, `undefined` where the path ends before. */
export function at(value: unknown, ...path: readonly Step[]): unknown {
  let current = value;
  for (const step of path) {
    if (typeof step === 'number') current = Array.isArray(current) ? current[step] : undefined;
    else current = isRecord(current) && Object.hasOwn(current, step) ? current[step] : undefined;
  }
  return current;
}

/** A text there, trimmed; of a number its digits, of a list its first. Empty ones are none. */
export function textAt(value: unknown, ...path: readonly Step[]): string | undefined {
  const there = at(value, ...path);
  const first = Array.isArray(there) ? there[0] : there;
  if (typeof first === 'number') return String(first);
  return typeof first === 'string' && first.trim() !== '' ? first.trim() : undefined;
}

export function numberAt(value: unknown, ...path: readonly Step[]): number | undefined {
  const there = at(value, ...path);
  return typeof there === 'number' && Number.isFinite(there) ? there : undefined;
}

/** The list there, without holes; one thing that is no list is a list of it. */
export function listAt(value: unknown, ...path: readonly Step[]): readonly unknown[] {
  const there = at(value, ...path);
  if (there === undefined || there === null) return [];
  return Array.isArray(there) ? there.filter((item) => item !== null && item !== undefined) : [there];
}

/** The texts of the list there, or at a path within each of its items. */
export function textsAt(value: unknown, path: readonly Step[], inner: readonly Step[] = []): string[] {
  return listAt(value, ...path).flatMap((item) => textAt(item, ...inner) ?? []);
}
