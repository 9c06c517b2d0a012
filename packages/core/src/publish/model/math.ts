/** A piece of text, or the inside of `$…$`. */
export interface Piece {
  readonly math: boolean;
  readonly text: string;
}

/**
 * Where mathematics begins and ends, by Pandoc's rule for dollar signs: no space inside next to either, no digit after
 * the closing one. So "$5 or $10" is money. https://pandoc.org/MANUAL.html#extension-tex_math_dollars
 */
const inlineMath = /\$(?![\s$])([^$\n]*[^$\s\\])\$(?!\d)/g;

/** Text cut at its mathematics. Linear: a dollar sign is looked at no further than the next one. */
export function mathPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(inlineMath)) {
    if (match.index > end) pieces.push({ math: false, text: text.slice(end, match.index) });
    pieces.push({ math: true, text: match[1]! });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ math: false, text: text.slice(end) });
  return pieces;
}
