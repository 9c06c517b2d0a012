import { authorShare, mostWords, titleShare } from '../answer/evidence.js';
import type { PlainWords } from '../query/plan.js';
import { lettersOf } from './pieces.js';
import type { Lists } from './reading.js';
import type { ShardTerm } from './shard-terms.js';

/**
 * Scores with what the query as a whole says of each paper, as far as lists tell: how much of the query is in its title,
 * about how much of its title is in the query, and whether the rest is an author. So the papers that are fetched and
 * looked at are those that an index in memory would put first.
 */
export function estimated({ words }: PlainWords<ShardTerm>, lists: Lists, scores: Float32Array): Float32Array {
  const base = words.filter(({ covers }) => covers === 0);
  if (base.length === 0 || base.length > mostWords) return scores.slice();
  // A bit for each word of the query.
  const inTitle = new Uint16Array(lists.size);
  const inNames = new Uint16Array(lists.size);
  const steps = new Uint8Array(lists.size);
  let next = 0;
  for (const { covers, terms } of words) {
    // What is written together stands for its parts, which are right before it.
    const bits = covers === 0 ? 1 << next++ : ((1 << covers) - 1) << (next - covers);
    for (const { list } of terms)
      for (const { docs, titles } of lists.piecesOf(list))
        if (list.zone === 'authors') for (const doc of docs) inNames[doc]! |= bits;
        else
          for (let at = 0; at < docs.length; at++)
            if (titles[at]! > 0) {
              inTitle[docs[at]!]! |= bits;
              steps[docs[at]!] = titles[at]!;
            }
  }
  const told = base.map(({ stopped, text }) => (stopped ? 0 : text.length));
  const all = base.reduce((sum, { text }) => sum + text.length, 0);
  const toldOf = (bits: number): number => told.reduce((sum, letters, at) => sum + ((bits >>> at) & 1) * letters, 0);
  // Nothing is known of words that are too common for lists: they are taken to be where the others are.
  const asked = Math.max(toldOf(0xffff), 1);
  return scores.map((score, doc) => {
    const [titled, named] = [inTitle[doc]!, inNames[doc]!];
    if (score === 0 || (titled | named) === 0) return score;
    const share = toldOf(titled | named) / asked;
    const title = titled === 0 ? 0 : titleShare(share, (toldOf(titled) / asked) * all, lettersOf(steps[doc]!));
    return score * (1 + title + ((named & ~titled) === 0 ? 0 : authorShare(share)));
  });
}
