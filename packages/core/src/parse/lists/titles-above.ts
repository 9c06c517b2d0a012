import { type Chunk, isRow } from './chunks.js';
import { isBare, isEntry } from './entry-lines.js';

/**
 * Alerts put the address under the title and what else they say. Where most addresses have a paragraph of their own right
 * above, that is theirs; a single one would be the heading of the list.
 */
export function withTitlesAbove(chunks: readonly Chunk[]): readonly Chunk[] {
  const isUnder = (chunk: Chunk, above: Chunk | undefined) => {
    if (above === undefined || !isBare(chunk.first) || !isParagraph(above)) return false;
    return (above.under.at(-1) ?? above.first).number + 1 === chunk.first.number;
  };
  const bare = chunks.filter(({ first }) => isBare(first)).length;
  const headed = chunks.filter((chunk, index) => isUnder(chunk, chunks[index - 1])).length;
  if (headed < 2 || headed < bare / 2) return chunks;
  return chunks.flatMap((chunk, index) => {
    const below = chunks[index + 1];
    if (below && isUnder(below, chunk)) return [];
    const above = chunks[index - 1];
    return [
      above && isUnder(chunk, above)
        ? { ...above, titled: true as const, under: [...above.under, chunk.first, ...chunk.under] }
        : chunk,
    ];
  });
}

const isParagraph = ({ first, under }: Chunk) =>
  first.item === undefined &&
  first.heading === undefined &&
  !isRow(first) &&
  !isEntry(first) &&
  !under.some(isEntry) &&
  /\p{L}{3}.* /u.test(first.text) &&
  !first.text.endsWith(':');
