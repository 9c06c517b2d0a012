import { isCollaboration } from './names.js';

export interface LineAuthor {
  readonly name: string;
  readonly affiliations: readonly string[];
}

/** What ends a name outside parentheses and braces. */
const separator = /[(){},;&:]| and /gi;
const suffix = /^(?:jr|sr|[iv]{2,3})\.?$/i;
const others = /(?:^|,?\s)(?:et\.?\s?al\.?|and others)$|^(?:others|\.{3}|\u2026)$/i;

/**
 * The authors in one line, as arXiv prints it: names apart by commas, semicolons or "and"; affiliations in
 * parentheses, there in full or as numbers of a list at the end; collaborations before a colon; "et al." at
 * the end stays as a name, so that its reader can say that others are missing.
 * An affiliation that several names in a row share stands behind the last of them. Linear in its length.
 *
 * @example
 * splitAuthorLine('QUaD collaboration: S. Gupta (1), P. Ade (2) ((1) Cardiff, (2) JPL)');
 */
export function splitAuthorLine(line: string): LineAuthor[] {
  const { names, key } = takeKey(tokens(line.replace(/\s+/g, ' ')));
  const authors: { name: string; affiliations: readonly string[] }[] = [];
  let waiting = 0;
  let isCut = false;
  for (const token of names) {
    if (token.startsWith('(')) {
      const affiliations = affiliationsOf(token.slice(1, -1), key);
      // Names without an affiliation of their own share that of the next name.
      for (const author of authors.slice(authors.length - waiting)) author.affiliations = affiliations;
      waiting = 0;
    } else if (suffix.test(token) && authors.length > 0) {
      authors.at(-1)!.name += ` ${token}`;
    } else if (others.test(token)) {
      isCut = true;
      const name = token.replace(others, '');
      if (name !== '') authors.push({ name, affiliations: [] });
    } else {
      authors.push({ name: token, affiliations: [] });
      waiting = isCollaboration(token) ? 0 : waiting + 1;
    }
  }
  return isCut ? [...authors, { name: 'et al.', affiliations: [] }] : authors;
}

/** Names and parenthesised remarks, in order. */
function tokens(line: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  const cut = (to: number) => {
    const token = line.slice(from, to).trim();
    if (token !== '') found.push(token);
  };
  for (const { 0: mark, index } of line.matchAll(separator)) {
    if (mark === '(' && depth === 0) {
      cut(index);
      from = index;
    }
    if (mark === '(' || mark === '{') depth += 1;
    else if (mark === ')' || mark === '}') {
      depth = Math.max(0, depth - 1);
      if (mark === ')' && depth === 0) {
        cut(index + 1);
        from = index + 1;
      }
    } else if (depth === 0) {
      cut(index);
      from = index + mark.length;
    }
  }
  // A parenthesis that nothing closes hides no names.
  if (depth > 0) return [...found, ...tokens(line.slice(from).replace(/[(){}]/g, ' '))];
  cut(line.length);
  return found;
}

/** "((1) Cardiff University, (2) JPL)" at the end: what the numbers behind the names mean. */
function takeKey(all: readonly string[]): { names: readonly string[]; key: ReadonlyMap<string, string> | undefined } {
  const last = all.at(-1) ?? '';
  if (!/^\(\s?\(/.test(last)) return { names: all, key: undefined };
  const entries = [...last.slice(1, -1).matchAll(/\(([^()]{1,8})\)\s?([^()]*(?:\([^()\d][^()]*\)[^()]*)*)/g)];
  const key = new Map(
    entries.map(([, number = '', name = '']) => [number.trim(), name.replace(/[\s,;]+$/, '').trim()]),
  );
  return { names: all.slice(0, -1), key };
}

function affiliationsOf(remark: string, key: ReadonlyMap<string, string> | undefined): string[] {
  if (key === undefined) return remark.trim() === '' ? [] : [remark.trim()];
  return remark.split(/,|;|\sand\s/).flatMap((number) => key.get(number.trim()) ?? []);
}
