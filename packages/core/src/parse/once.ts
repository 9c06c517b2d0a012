/**
 * A function that is computed once for each object it is asked about, for what both detecting and reading ask.
 *
 * @example
 * const size = oncePer((list: readonly string[]) => list.join('').length);
 */
export function oncePer<Of extends object, Result>(compute: (of: Of) => Result): (of: Of) => Result {
  const known = new WeakMap<Of, { readonly result: Result }>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before.result;
    const result = compute(of);
    known.set(of, { result });
    return result;
  };
}
