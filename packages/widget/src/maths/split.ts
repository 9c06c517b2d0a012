/** A stretch of text: plain, or the TeX between the signs with the signs themselves in `source`. */
export type Piece = { text: string } | { tex: string; source: string };

/**
 * `$…$`, `$$…$$`, `\(…\)` and `\[…\]`. As in Pandoc, a dollar opens only before a non-blank and closes only after one
 * and before no digit, so that "$5 and $10" is money. https://pandoc.org/MANUAL.html#extension-tex_math_dollars
 */
const span =
  /\$\$([^$]{1,2000})\$\$|\$(?!\s)((?:[^$\\]|\\[\s\S]){0,1000}?(?:[^$\\\s]|\\[^\s]))\$(?!\d)|\\\(([^$]{1,2000}?)\\\)|\\\[([^$]{1,2000}?)\\\]/g;

/** Whether a text may hold mathematics. Cheap, and wrong only by saying yes too often. */
export function mayHoldMaths(text: string): boolean {
  return text.includes('$') || text.includes('\\(') || text.includes('\\[');
}

/** The text in pieces, in order; joined again they are the text. */
export function splitMaths(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(span)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push({ tex: match[1] ?? match[2] ?? match[3] ?? match[4] ?? '', source: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}
