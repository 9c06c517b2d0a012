import { withoutLabel } from './cards.js';
import type { Chunk } from './chunks.js';
import { isEntry } from './entry-lines.js';

/** As many lines may stand above the first entry. */
const longestOpening = 8;

/** What the list says of itself runs into its first entry: where all others have so many lines, what is more is not the entry's. */
export function withoutOpening(chunks: readonly Chunk[]): readonly Chunk[] {
  const [first, ...others] = chunks;
  if (first === undefined || others.length < 3 || first.first.heading !== undefined) return chunks;
  const usual = others[0]!.under.length;
  const more = first.under.length - usual;
  const alike = others.filter(({ under }) => under.length === usual).length;
  if (more < 1 || more > longestOpening || alike < others.length * 0.8) return chunks;
  const lines = [first.first, ...first.under];
  if (lines.slice(0, more).some(isEntry)) return chunks;
  return [{ ...first, first: withoutLabel(lines[more]!), under: lines.slice(more + 1) }, ...others];
}
