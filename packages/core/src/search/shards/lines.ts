import type { Store } from '../store/store.js';
import { compareBytes } from './dictionary-file.js';
import type { ShardZone } from './format.js';

const encoder = new TextEncoder();

/** What the dictionary has a line for: a word and where its postings are. */
export interface Line {
  word: Uint8Array;
  zones: readonly (readonly [ShardZone, number])[];
}

const wordZones = ['text', 'title', 'authors', 'topics', 'venue'] as const;

/** Every term that a paper has, every kind of link or part, and the words given, in the order of their bytes. */
export function* linesOf(
  { vocabulary: { words }, segments, features }: Store,
  others: Iterable<string>,
): Iterable<Line> {
  const used = new Uint8Array(words.size);
  for (const { zones } of segments)
    for (const { terms } of Object.values(zones)) for (const term of terms) used[term] = 1;
  const sorted = Uint32Array.from(used.keys())
    .filter((entry) => used[entry] === 1)
    .sort((a, b) => compareBytes(words.bytesOf(a), words.bytesOf(b)));
  const zonesOf = new Map<string, (readonly [ShardZone, number])[]>([...others].map((word) => [word, []]));
  features.forEach((name, bit) => {
    const word = name.toLowerCase();
    zonesOf.set(word, [...(zonesOf.get(word) ?? []), ['has', bit]]);
  });
  const extra = Array.from(zonesOf, ([word, zones]): Line => ({ word: encoder.encode(word), zones })).sort((a, b) =>
    compareBytes(a.word, b.word),
  );
  let next = 0;
  for (const entry of sorted) {
    const word = words.bytesOf(entry);
    while (next < extra.length && compareBytes(extra[next]!.word, word) < 0) yield extra[next++]!;
    const zones = wordZones.map((zone) => [zone, entry] as const);
    const same = next < extra.length && compareBytes(extra[next]!.word, word) === 0;
    yield { word, zones: same ? [...zones, ...extra[next++]!.zones] : zones };
  }
  while (next < extra.length) yield extra[next++]!;
}
