import { escapeTexProse, texOf } from '../../text/escape/tex.js';

/** A word that styles which lower-case titles would spoil: BERT, ImageNet, mT5. */
const mixedCase = /[\p{L}\p{N}]+/gu;

const protect = (word: string) => (/.\p{Lu}/u.test(word) ? `{${word}}` : word);

/** Words hold nothing that is escaped, so what lies between them can be escaped on its own. */
function titleProse(text: string): string {
  let tex = '';
  let end = 0;
  for (const match of text.matchAll(mixedCase)) {
    tex += escapeTexProse(text.slice(end, match.index)) + protect(match[0]);
    end = match.index + match[0].length;
  }
  return tex + escapeTexProse(text.slice(end));
}

/** Lower case would make another formula of it: L_2, \Delta. */
const titleFormula = (formula: string) => (/[A-Z]/.test(formula) ? `{${formula}}` : formula);

/** A title for BibTeX: acronyms and formulas with capitals in braces, so that styles keep them. */
export const titleToTex = (title: string): string => texOf(title, titleProse, titleFormula);

/** For fields that are taken as they are, such as addresses: what would break the entry is percent-encoded. */
export function verbatim(text: string): string {
  return text.replace(/[{}\\$\s^]/g, encodeURIComponent);
}
