import type { PaperId } from '../../paper/schema.js';
import type { Condition } from '../query/match.js';
import type { Segment } from '../store/segment.js';
import { placeOf, type Store } from '../store/store.js';
import { cosines, type Meaning } from './vectors.js';

/** Papers taken from either way of searching before the two are fused. */
export const depth = 300;

const rowsByMeaning = new WeakMap<readonly PaperId[], Map<PaperId, number>>();

/** Which vector is which paper's. */
export function rowsOf(ids: readonly PaperId[]): Map<PaperId, number> {
  let rows = rowsByMeaning.get(ids);
  if (rows === undefined) {
    rows = new Map(ids.map((id, row) => [id, row]));
    rowsByMeaning.set(ids, rows);
  }
  return rows;
}

/** The numbers of the largest of some values, largest first. */
function largest(values: Float32Array, most: number): number[] {
  // All above a bound that about so many reach, which a sample tells; then those in order.
  const step = Math.max(1, Math.floor(values.length / 4096));
  const sample = values.filter((_, at) => at % step === 0).sort();
  const bound = sample[Math.max(0, Math.floor(sample.length - (2 * most) / step) - 1)] ?? Number.NEGATIVE_INFINITY;
  const above: number[] = [];
  for (let at = 0; at < values.length; at++) if (values[at]! >= bound) above.push(at);
  return above.sort((a, b) => values[b]! - values[a]! || a - b).slice(0, most);
}

/** The papers nearest to a vector that are in the index and meet a condition, and the cosines of all. */
export function nearCandidates(
  store: Store,
  meaning: Meaning,
  vector: Float32Array,
  condition: Condition | undefined,
): { cosines: Float32Array; places: { id: PaperId; row: number; segment: Segment; doc: number }[] } {
  const masks = new Map<Segment, Uint8Array>();
  const meets = (segment: Segment, doc: number): boolean => {
    if (condition === undefined) return true;
    const mask = masks.get(segment) ?? condition(segment);
    masks.set(segment, mask);
    return mask[doc] === 1;
  };
  const nearness = cosines(meaning, vector);
  // Where conditions or removals leave few, more are looked at.
  for (let most = 2 * depth; ; most *= 8) {
    const places = largest(nearness, most).flatMap((row) => {
      const id = meaning.ids[row]!;
      const place = nearness[row]! > 0 ? placeOf(store, id) : undefined;
      return place !== undefined && meets(place.segment, place.doc) ? [{ id, row, ...place }] : [];
    });
    if (places.length >= depth || most >= nearness.length) return { cosines: nearness, places: places.slice(0, depth) };
  }
}
