import { titleMask } from '../query/terms.js';
import { gone, holds, rangeOf } from '../store/postings.js';
import type { Segment, Zone } from '../store/segment.js';
import type { Store } from '../store/store.js';
import { keyOf, synonymsOf } from '../store/synonyms.js';
import type { Numbering } from './numbering.js';
import { mostLevel, posting } from './pieces.js';

/** A run of words, by its stems, and one text that it stands for beside itself. */
export interface SaidOtherwise {
  stems: string[];
  text: string;
}

/** What runs of words stand for, by the first of their stems, under which the dictionary has them. */
export function synonymsByFirst(store: Store): Map<string, SaidOtherwise[]> {
  const byFirst = new Map<string, SaidOtherwise[]>();
  for (const [key, texts] of synonymsOf(store.vocabulary, store.given, store.acronyms)) {
    const stems = key.split(' ');
    const others = byFirst.get(stems[0]!) ?? [];
    for (const text of texts) others.push({ stems, text });
    byFirst.set(stems[0]!, others);
  }
  return byFirst;
}

const zones: readonly Zone[] = ['text', 'authors', 'topics', 'venue'];

/**
 * The papers that have the words of the text in their titles, but not the run that stands for it, by number: those that
 * an index in memory takes, where it keeps no texts. Ascending, as postings of the highest level.
 */
export function papersSaying(store: Store, { numbers }: Numbering, { stems, text }: SaidOtherwise): Float64Array {
  const { vocabulary, segments } = store;
  const entriesOf = (words: readonly string[]): number[] =>
    words.map((word) => vocabulary.words.findText(word)).filter((entry) => !vocabulary.isStop(entry));
  const wanted = entriesOf(text.split(' ').map((word) => keyOf(vocabulary, [word])));
  const instead = entriesOf(stems);
  const found: number[] = [];
  if (wanted.length === 0 || wanted.some((entry) => entry < 0)) return new Float64Array(0);
  segments.forEach((segment, at) => {
    const { docs, counts } = segment.zones.text;
    const ranges = wanted.map((entry) => rangeOf(segment.zones.text, entry));
    const [shortest, ...others] = ranges.sort(([a, b], [c, d]) => b - a - (d - c));
    for (let i = shortest![0]; i < shortest![1]; i++) {
      const doc = docs[i]!;
      if ((counts[i]! & titleMask) === 0 || numbers[at]![doc] === gone) continue;
      if (!others.every((range) => holds(segment.zones.text, range, doc, titleMask))) continue;
      if (instead.length < stems.length || !instead.every((entry) => hasWord(segment, entry, doc)))
        found.push(numbers[at]![doc]!);
    }
  });
  return Float64Array.from(found, (paper) => posting(mostLevel, paper)).sort();
}

function hasWord(segment: Segment, entry: number, doc: number): boolean {
  return zones.some((zone) => holds(segment.zones[zone], rangeOf(segment.zones[zone], entry), doc, 0xff));
}
