import { partsOf, withoutEmphasis } from '../copied/markdown.js';
import type { Stretch } from './stretch.js';

const emphasised =
  /\*\*\*?([^*\n]{1,2000})\*\*\*?|__([^_\n]{1,2000})__|(?<![\p{L}\p{N}*])\*([^*\n]{1,1000})\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_$\\])_([^_\n]{1,1000})_(?![\p{L}\p{N}_])/gu;

/** A line as it was written, links marked, as its stretches: bold and italics told apart, their signs taken off. */
export function stretchesOf(raw: string): Stretch[] {
  const stretches: Stretch[] = [];
  let isBold = false;
  for (const { text, url } of partsOf(raw)) {
    if (url !== undefined) {
      const bold = isBold || /^\s*(?:\*\*|__)/.test(text);
      stretches.push({ text: clean(text), url, ...(bold ? { bold } : {}) });
      continue;
    }
    // Signs around a link, rather than around words.
    if ((text.match(/\*\*/g)?.length ?? 0) % 2 === 1) isBold = !isBold;
    let from = 0;
    for (const match of text.matchAll(emphasised)) {
      pushPlain(stretches, text.slice(from, match.index));
      const [all, bold, strong, italic, emphasis] = match;
      const inner = clean((bold ?? strong ?? italic ?? emphasis)!);
      stretches.push(
        bold !== undefined || strong !== undefined ? { text: inner, bold: true } : { text: inner, italic: true },
      );
      from = match.index + all.length;
    }
    pushPlain(stretches, text.slice(from));
  }
  return stretches;
}

function pushPlain(stretches: Stretch[], text: string): void {
  const plain = clean(text).replace(/\*\*|__/g, '');
  if (plain.trim() !== '') stretches.push({ text: plain });
}

const clean = (text: string) => withoutEmphasis(text.replace(/^[\s*]*(?:\*\*|__)|(?:\*\*|__)\s*$/g, ''));
