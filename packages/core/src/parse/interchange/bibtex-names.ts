import type { DraftAuthor } from '../draft.js';

/**
 * The people of an author field. BibTeX's rules (Patashnik, BibTeXing, section 4): parted by "and" outside braces;
 * "Family, Given", "Family, Jr, Given" or "Given von Family", where lower-case words begin the family name; braces keep
 * a group's name together. BibLaTeX's `family=…, given=…` too. `others` tells that "and others" stood at the end.
 */
export function readNames(field: string): { people: DraftAuthor[]; others: boolean } {
  const line = field.replace(/\s+/g, ' ');
  const parted = splitOutside(line, separators.and);
  // Exports of other programs part by semicolons, which BibTeX would read as one name.
  const names = (parted.length > 1 ? parted : splitOutside(line, separators.semicolon)).map((name) => name.trim());
  return {
    people: names.filter((name) => name !== '' && name !== 'others').map(readName),
    others: names.at(-1) === 'others',
  };
}

function readName(name: string): DraftAuthor {
  // Braces around all of a name of several words are how BibTeX is told of a group.
  if (isWhole(name)) return { name: name.slice(1, -1), ...(/\S\s+\S/.test(name) ? { corporate: true } : {}) };
  if (/^(?:family|given|prefix|suffix)\s{0,9}=/i.test(name)) return readParts(name);
  const parts = splitOutside(name, separators.comma);
  if (parts.length > 2) return fromParts(parts[0]!, parts.slice(2).join(', '), parts[1]);
  if (parts.length === 2) return fromParts(parts[0]!, parts[1]!);
  const words = splitOutside(name, separators.blank).filter(Boolean);
  const lower = words.findIndex((word) => /^\p{Ll}/u.test(word));
  const family = lower === -1 ? words.length - 1 : Math.min(lower, words.length - 1);
  if (family === 0) return { name };
  return fromParts(words.slice(family).join(' '), words.slice(0, family).join(' '));
}

function fromParts(family: string, given: string, suffix?: string): DraftAuthor {
  if (given === '') return { name: [family, suffix].filter(Boolean).join(' ') };
  return suffix ? { family, given, suffix } : { family, given };
}

/** `family=Doe, given=John, prefix=von`, values perhaps in quotes or braces. */
function readParts(name: string): DraftAuthor {
  const parts = new Map(
    splitOutside(name, separators.comma).map((part) => {
      const [key = '', value = ''] = part.split(/ ?= ?/);
      return [key.toLowerCase(), value.replace(/^["{]|["}]$/g, '')];
    }),
  );
  const family = [parts.get('prefix'), parts.get('family')].filter(Boolean).join(' ');
  return fromParts(family, parts.get('given') ?? '', parts.get('suffix'));
}

/** Whether one pair of braces holds all of the name. */
function isWhole(name: string): boolean {
  if (!name.startsWith('{') || !name.endsWith('}')) return false;
  let depth = 0;
  for (let at = 0; at < name.length; at += 1) {
    if (name[at] === '{') depth += 1;
    if (name[at] === '}' && --depth === 0) return at === name.length - 1;
  }
  return false;
}

/** What parts names and their words; and the braces, inside of which it does not. */
const separators = {
  and: /[{}]| and (?:and )*/gi,
  semicolon: /[{}]|;/g,
  comma: /[{}]| ?, ?/g,
  blank: /[{}]|[ ~]/g,
};

/** Splits at a separator outside braces. The text has single blanks, so that every try is short. */
function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  separator.lastIndex = 0;
  for (let match = separator.exec(text); match; match = separator.exec(text)) {
    if (match[0] === '{') depth += 1;
    else if (match[0] === '}') depth -= 1;
    else if (depth <= 0) {
      parts.push(text.slice(from, match.index));
      from = separator.lastIndex;
    }
  }
  parts.push(text.slice(from));
  return parts;
}
