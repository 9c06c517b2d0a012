import type { Line } from '../copied/lines.js';
import type { Chunk } from './chunks.js';
import { labelledOf } from './labels.js';

// Where a list says something of each paper above its title, "Upvotes: 5", "Authors:", cards that begin with their
// titles hold at their ends what is said of the next.

/** No more lines stand above a title. */
const longestLead = 8;
const most = 0.8;

/** What a line says, by its label or the number of its words. */
const kindOf = ({ text }: Line) => labelledOf(text)?.field ?? (/^\[\d+\/\d+\]/.test(text) ? 'number' : 'words');

/** The cards with what stands above their titles, where all the lines above the first stand above the others, too. */
export function withLeads(chunks: readonly Chunk[], lines: readonly Line[]): readonly Chunk[] {
  const [first, ...others] = chunks;
  if (first === undefined || others.length < 2) return chunks;
  const above = lines.filter(({ number, text }) => number < first.first.number && text !== '').map(kindOf);
  const ends = chunks.slice(0, -1).map(({ under }) => under.slice(-longestLead).map(kindOf));
  let lead = 0;
  while (lead < Math.min(longestLead, above.length)) {
    const kind = above.at(-1 - lead)!;
    if (ends.filter((end) => end.at(-1 - lead) === kind).length < ends.length * most) break;
    lead += 1;
  }
  while (lead > 0 && above.at(-lead) === 'words') lead -= 1;
  const tail = chunks.at(-1)!.under.slice(-lead).map(kindOf);
  // The last card ends as the others do: what stands above the first is said of something else.
  if (lead === 0 || tail.join() === above.slice(-lead).join()) return chunks;
  const leads = [
    lines.filter(({ number, text }) => number < first.first.number && text !== '').slice(-lead),
    ...chunks.slice(0, -1).map(({ under }) => under.slice(-lead)),
  ];
  return chunks.map((chunk, index) => ({
    ...chunk,
    under: [...leads[index]!, ...(index === chunks.length - 1 ? chunk.under : chunk.under.slice(0, -lead))],
  }));
}
