import type { Draft } from '../draft.js';
import type { Place } from './places.js';

/** Contents and sections repeat titles: what names one identifier is one entry, with what all of them say. */
export function withoutRepeats(places: readonly Place[]): Place[] {
  const byId = new Map<string, { line: number; draft: Draft }>();
  const once: { line: number; draft: Draft }[] = [];
  for (const place of places) {
    const [id] = Object.entries(place.draft.ids ?? {});
    const key = id?.join(':');
    const before = key === undefined ? undefined : byId.get(key);
    if (before !== undefined) before.draft = { ...place.draft, ...onlyFilled(before.draft) };
    else {
      const copy = { ...place };
      if (key !== undefined) byId.set(key, copy);
      once.push(copy);
    }
  }
  return once;
}

export const onlyFilled = <Fields extends object>(fields: Fields): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;
