import { aText, checkArgument } from '../options.js';

/** A stretch of a text: prose, or a formula. Joined again, the `text` of all pieces is the whole. */
export interface MathsPiece {
  /** As it stands in the text, a formula with its signs. */
  readonly text: string;
  /** The TeX between the signs; `undefined` for prose. */
  readonly tex?: string;
}

/**
 * `$$…$$`, `$…$`, `\(…\)` and `\[…\]`. A dollar opens only before a non-blank and closes only behind one and not before
 * a digit, so that "$5 to $10" is money: https://pandoc.org/MANUAL.html#extension-tex_math_dollars. One behind a
 * backslash is the sign itself. Linear: no attempt looks past the next sign of its kind.
 */
const formula =
  /(?<!\\)\$\$(?<display>(?:[^$\\]|\\[\s\S])+)\$\$|(?<!\\)\$(?![\s$])(?<inline>(?:[^$\\\n]|\\[\s\S]|\n(?!\s*\n))*(?<![\s\\]))\$(?!\d)|(?<!\\)\\\((?<round>(?:[^\\$]|\\[^()$])+)\\\)|(?<!\\)\\\[(?<square>(?:[^\\$]|\\[^[\]$])+)\\\]/g;

/** Whether a text may hold mathematics. Cheap, and wrong only by saying yes too often. */
export function mayHoldMaths(text: string): boolean {
  checkArgument('The text', text, aText);
  return text.includes('$') || text.includes('\\(') || text.includes('\\[');
}

/**
 * A text cut at its formulas, in order; nothing is lost, and no formula is judged: `parseMaths` says whether it can be
 * set. Linear in the length of the text.
 *
 * @example
 * splitMaths('At $O(n)$') // [{ text: 'At ' }, { text: '$O(n)$', tex: 'O(n)' }]
 */
export function splitMaths(text: string): MathsPiece[] {
  if (!mayHoldMaths(text)) return text === '' ? [] : [{ text }];
  const pieces: MathsPiece[] = [];
  let end = 0;
  for (const { 0: source, groups = {}, index } of text.matchAll(formula)) {
    if (index > end) pieces.push({ text: text.slice(end, index) });
    const tex = groups.display ?? groups.inline ?? groups.round ?? groups.square ?? '';
    pieces.push({ text: source, tex });
    end = index + source.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** Mathematics between other signs, written with dollars: `\(x\)`, `\[x\]`, `\ensuremath{x}`. */
export function dollarMaths(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(/\\\(((?:[^\\$]|\\[^()$])+)\\\)/g, (_, tex: string) => `$${tex.trim()}$`)
    .replace(/\\\[((?:[^\\$]|\\[^[\]$])+)\\\]/g, (_, tex: string) => `$$${tex.trim()}$$`)
    .replace(/\\ensuremath\{([^{}$]*)\}/g, (_, tex: string) => `$${tex.trim()}$`);
}
