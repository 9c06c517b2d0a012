import type { MathElement } from '../maths/element.js';
import { parseMaths } from '../maths/parse.js';
import { mayHoldMaths, splitMaths } from '../maths/split.js';
import { escapeMarkup } from './markup.js';

function write({ name, attributes, children }: MathElement): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeMarkup(value)}"`);
  const inside = children.map((child) => (typeof child === 'string' ? escapeMarkup(child) : write(child))).join('');
  return `<${name}${pairs.join('')}>${inside}</${name}>`;
}

/** Text as HTML: its formulas as MathML, everything else, and what cannot be read, as the text it is. */
export function mathsAsMarkup(text: string): string {
  if (!mayHoldMaths(text)) return escapeMarkup(text);
  return splitMaths(text)
    .map((piece) => {
      const math = piece.tex === undefined ? undefined : parseMaths(piece.tex);
      return math === undefined ? escapeMarkup(piece.text) : write(math);
    })
    .join('');
}
