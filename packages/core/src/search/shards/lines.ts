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

/** Every term that a paper has and every kind of link or part, in the order of their bytes. */
export function* linesOf({ vocabulary: { words }, segments, features }: Store): Iterable<Line> {
  const used = new Uint8Array(words.size);
  for (const { zones } of segments)
    for (const { terms } of Object.values(zones)) for (const term of terms) used[term] = 1;
  const sorted = Uint32Array.from(used.keys())
    .filter((entry) => used[entry] === 1)
    .sort((a, b) => compareBytes(words.bytesOf(a), words.bytesOf(b)));
  const has = features
    .map((name, bit) => ({ word: encoder.encode(name.toLowerCase()), bit }))
    .sort((a, b) => compareBytes(a.word, b.word) || a.bit - b.bit);
  let next = 0;
  for (const entry of sorted) {
    const word = words.bytesOf(entry);
    while (next < has.length && compareBytes(has[next]!.word, word) < 0) yield featureLine(has[next++]!);
    const zones = wordZones.map((zone) => [zone, entry] as const);
    const same = next < has.length && compareBytes(has[next]!.word, word) === 0;
    yield { word, zones: same ? [...zones, ['has', has[next++]!.bit]] : zones };
  }
  while (next < has.length) yield featureLine(has[next++]!);
}

function featureLine({ word, bit }: { word: Uint8Array; bit: number }): Line {
  return { word, zones: [['has', bit]] };
}
