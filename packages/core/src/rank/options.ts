/** A limit or a window of the caller's: a number that is not negative, and whole where parts of it make no sense. */
export function checkedNumber(option: string, value: number | undefined, kind: 'whole' | 'any'): void {
  if (value === undefined) return;
  if (typeof value !== 'number') throw new TypeError(`${option} is no number: ${String(value)}`);
  const isRight =
    kind === 'whole' ? Number.isInteger(value) || value === Number.POSITIVE_INFINITY : !Number.isNaN(value);
  if (!isRight || value < 0)
    throw new RangeError(`${option} must be a ${kind === 'whole' ? 'whole ' : ''}number from 0: ${value}`);
}
