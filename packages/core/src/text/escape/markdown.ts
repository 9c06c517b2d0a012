import { parseMaths } from '../maths/parse.js';
import { splitMaths } from '../maths/split.js';
import { tokensOf } from '../maths/tokens.js';

/**
 * What Markdown, GitHub's tables, Obsidian and HTML in Markdown could take for markup. Brackets of HTML and ampersands
 * are written as references, since what looks like an address takes the backslash before a sign for its own end and
 * leaves the sign alone: https://github.github.com/gfm/#autolinks-extension-
 */
const marks = /[\\`*_{}[\]|~$!#]|={2,}|%{2,}/g;

const references: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '@': '&#64;' };

/** What begins a list, a heading or a rule at the start of a line. */
const lineStart = /^(\d+(?=[.)])|[-+=])/;

function escapeProse(text: string): string {
  return (
    text
      .replace(marks, (mark) => mark.replace(/./g, '\\$&'))
      .replace(/[<>&@]/g, (mark) => references[mark]!)
      // No address becomes a link by itself: inside of a link it would break that.
      .replace(/:(?=\/\/)/g, '&#58;')
      .replace(/(?<=\bwww)\./gi, '&#46;')
      .replace(/(?<=\b(?:mailto|xmpp)):/gi, '&#58;')
  );
}

/** Signs of a formula that Markdown would take for its own, as commands that mean the same. */
const commands: Readonly<Record<string, string>> = {
  '<': '\\lt ',
  '>': '\\gt ',
  '|': '\\vert ',
  '*': '\\ast ',
  '[': '\\lbrack ',
  ']': '\\rbrack ',
  '~': '\\ ',
};

/** A formula of which Markdown leaves every sign alone, or nothing when it could not be read, or holds an address. */
function markdownMaths(tex: string): string | undefined {
  if (parseMaths(tex) === undefined || /@|\/\/|www|[:.]\s*\//i.test(tex)) return undefined;
  let out = '';
  const add = (sign: string) => {
    out += out.endsWith(' ') ? sign.trimStart() : sign;
  };
  for (const token of tokensOf(tex.trim())) {
    // Behind a letter an underscore is one; elsewhere it would begin emphasis, unless a blank follows.
    const lowers = token === '_' && !/[\p{L}\p{N}]$/u.test(out);
    if (lowers) add('_ ');
    else if (Object.hasOwn(commands, token)) add(commands[token]!);
    else add(/^\s/.test(token) ? ' ' : token);
  }
  return `$${out.trim()}$`;
}

/**
 * Text on one line that Markdown shows as it is: nothing in it becomes a link, an element or a mark. Formulas stay
 * formulas where every command in them is known, and are text where not. Linear.
 */
export function escapeMarkdown(text: string): string {
  return splitMaths(text.replace(/\s+/g, ' '))
    .map((piece) => (piece.tex === undefined ? undefined : markdownMaths(piece.tex)) ?? escapeProse(piece.text))
    .join('')
    .replace(lineStart, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}
