import { splitMaths } from '../maths/split.js';
import { safeTex } from '../maths/tex.js';

/** Every character that means something to TeX. A backslash before a brace would not keep BibTeX from counting it. */
const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
};

/** Prose in which TeX finds nothing of its own. */
export const escapeTexProse = (text: string): string => text.replace(/[\\{}#$%&_~^<>]/g, (sign) => special[sign]!);

/**
 * Text for TeX: prose by `prose`, formulas by `formula`, which is given only those that run nothing; all others are
 * prose. Unicode stays as it is.
 */
export function texOf(text: string, prose: (text: string) => string, formula: (tex: string) => string): string {
  return splitMaths(text)
    .map((piece) => {
      const tex = piece.tex === undefined ? undefined : safeTex(piece.tex);
      return tex === undefined ? prose(piece.text) : formula(`$${tex}$`);
    })
    .join('');
}

/** Text for a field of BibTeX or a TeX document: TeX's own characters escaped, formulas of known commands kept. */
export const escapeTex = (text: string): string => texOf(text, escapeTexProse, (formula) => formula);
