import { parseMaths } from './parse.js';
import { tokensOf } from './tokens.js';

/** Commands of rarer packages as those of amsmath and amssymb; braces that BibTeX would count, as words. */
const plainer: Readonly<Record<string, string>> = {
  '\\{': '\\lbrace ',
  '\\}': '\\rbrace ',
  '\\mathbbm': '\\mathbb',
  '\\mathds': '\\mathbb',
  '\\bm': '\\boldsymbol',
  '\\nicefrac': '\\frac',
  '\\coloneqq': ':=',
  '\\coloneq': ':=',
  '\\argmax': '\\operatorname{argmax}',
  '\\argmin': '\\operatorname{argmin}',
  '\\lt': '<',
  '\\gt': '>',
};

/** A formula as TeX that runs nothing, or nothing when it cannot be read. Its braces are balanced. */
export function safeTex(tex: string): string | undefined {
  if (parseMaths(tex) === undefined) return undefined;
  return tokensOf(tex.trim())
    .map((token) => (Object.hasOwn(plainer, token) ? plainer[token] : token))
    .join('');
}
