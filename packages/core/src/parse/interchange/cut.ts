/** Where the wrong parts of a JSON value are: `true` cuts the whole, a map looks further inside. */
export type Cuts = Map<PropertyKey, Cuts | true>;

/** Adds one path to the tree; cutting a whole stands above cutting a part of it. */
export function addCut(cuts: Cuts, path: readonly PropertyKey[]): void {
  let level = cuts;
  for (const key of path.slice(0, -1)) {
    const next = level.get(key) ?? new Map();
    if (next === true) return;
    level.set(key, next);
    level = next;
  }
  const last = path.at(-1);
  if (last !== undefined) level.set(last, true);
}

/** A copy of the value without the parts that are cut; what is not on a path is shared with the original. */
export function applyCuts(value: unknown, cuts: Cuts): unknown {
  const keep = (key: PropertyKey, child: unknown) => {
    const cut = cuts.get(key);
    return cut instanceof Map ? applyCuts(child, cut) : child;
  };
  if (Array.isArray(value))
    return value.flatMap((child, index) => (cuts.get(index) === true ? [] : [keep(index, child)]));
  return Object.fromEntries(
    Object.entries(value as object).flatMap(([key, child]) =>
      cuts.get(key) === true ? [] : [[key, keep(key, child)]],
    ),
  );
}

/** What stands at a path, or `undefined`. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
}

/** `['authors', 2, 'name']` → `authors[2].name`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`))
    .join('');
}
