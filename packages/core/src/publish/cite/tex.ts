import { mathPieces } from '../model/math.js';

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

const escapeTex = (text: string) => text.replace(/[\\{}#$%&_~^<>]/g, (character) => special[character]!);

/** Whether every brace has its partner; BibTeX counts those behind a backslash too. */
function balanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth++;
    if (character === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

/** Mathematics as it is, but for what TeX would stumble over in it. */
function mathToTex(text: string): string {
  const safe = balanced(text) && !text.endsWith('\\');
  return safe
    ? `$${text.replace(/(\\.)|[#%&]/gs, (match, escaped) => escaped ?? `\\${match}`)}$`
    : escapeTex(`$${text}$`);
}

/** Text for a BibTeX field: TeX's own characters escaped, mathematics kept, everything Unicode as it is. */
export function toTex(text: string): string {
  return mathPieces(text)
    .map((piece) => (piece.math ? mathToTex(piece.text) : escapeTex(piece.text)))
    .join('');
}

/** A word that styles which lower-case titles would spoil: BERT, ImageNet, mT5. */
const mixedCase = /[\p{L}\p{N}]+/gu;

const protect = (word: string) => (/.\p{Lu}/u.test(word) ? `{${word}}` : word);

/** A title for BibTeX: as `toTex`, with acronyms in braces so that styles keep their capitals. */
export function titleToTex(title: string): string {
  return mathPieces(title)
    .map((piece) => {
      if (piece.math) return mathToTex(piece.text);
      // Words hold nothing that is escaped, so what lies between them can be escaped on its own.
      let tex = '';
      let end = 0;
      for (const match of piece.text.matchAll(mixedCase)) {
        tex += escapeTex(piece.text.slice(end, match.index)) + protect(match[0]);
        end = match.index + match[0].length;
      }
      return tex + escapeTex(piece.text.slice(end));
    })
    .join('');
}

/** For fields that are taken as they are, such as addresses: what would break the entry is percent-encoded. */
export function verbatim(text: string): string {
  return text.replace(/[{}\\$\s]/g, encodeURIComponent);
}
