import { splitAuthorLine } from '../../text/author-line.js';
import { endsInOthers } from '../../text/names.js';

// Names in running text, told by their form alone.

export const person = String.raw`\p{Lu}[\p{L}.'\u2019-]*(?:\s+(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|al|el)\s+){0,3}\p{Lu}[\p{L}.'\u2019-]*){0,4}`;

/** "A Hu, B Xu. A title. …": names that stand first, by full stops. */
export function leadingNames(text: string): string | undefined {
  const single =
    /^\s*(\p{Lu}{1,3} \p{Lu}\p{Ll}[\p{L}'\u2019-]*|\p{Lu}\p{Ll}[\p{L}'\u2019-]* \p{Lu}{1,3})\.\s+(?=\p{Lu})/u.exec(
      text,
    )?.[1];
  if (single !== undefined) return single;
  for (const { index } of [...text.slice(0, 1500).matchAll(/\.\s+(?=[\p{Lu}"\u201C]|\p{Ll}+-?\p{Lu})/gu)].slice(
    0,
    60,
  )) {
    const names = text.slice(0, index).trim();
    if (isNames(names) && !/\p{L}{4}\.\s/u.test(names)) return names;
  }
  return undefined;
}

export function behindNames(text: string): string {
  const names = leadingNames(text);
  return names === undefined
    ? text
    : text
        .trimStart()
        .slice(names.length)
        .replace(/^\.\s+/, '');
}

export const people = new RegExp(
  String.raw`^(?:by\s+)?${person}(?:(?:,\s*(?:and\s+)?|;\s*|\s+and\s+|\s*&\s*)${person}){0,60}(?:,?\s*et\.?\s*al\.?,?)?\.?$`,
  'u',
);

const onePerson = new RegExp(`^${person}$`, 'u');

/** Whether a text may be the name of one person. */
export const isPerson = (text: string) => text.length < 60 && onePerson.test(text);

/** The names before "et al.", back to what cannot be one. */
export function namesBeforeOthers(text: string): string | undefined {
  const at = text.search(/,?\s+et\.?\s*al\b/i);
  const before = at === -1 ? '' : text.slice(Math.max(0, at - 300), at);
  const names = before
    .split(/[;:(]|\.\s+(?=\p{Lu}\p{Ll}{2})|\s[-\u2013\u2014|]\s/u)
    .at(-1)!
    .replace(/^[\s,]+/, '');
  return names !== '' && people.test(names) ? `${names} et al` : undefined;
}

/** Whether a text is one person, family name first: "van den Example, Ann". */
export const isInverted = (text: string) =>
  /^(?:\p{Ll}{1,4} ){0,3}\p{Lu}[\p{L}'\u2019-]+(?: \p{Lu}[\p{L}'\u2019-]+)?, \p{Lu}[\p{L}.'\u2019-]*(?: \p{Lu}[\p{L}.'\u2019-]*){0,3}$/u.test(
    text,
  );

/** "A. B. Example": a person, not a title. */
export const initials = /^(?:\p{Lu}\.[\s-]?){1,3}\p{Lu}[\p{L}'\u2019-]+[.,]?$/u;

/** What places, labs and journals are called by, and people are not. */
export const isPlace =
  /\b(?:univ\w*|institut\w*|labs?|laborator\w*|research|foundation|college|school|cent(?:er|re)|academy|department|hospital|inc|corp|gmbh|ltd|ai|proceedings|transactions|journal|letters|conference|report|survey)\b/i;

/** Whether a line is nothing but the names of several people. */
export const isNames = (text: string) => {
  if (text.length < 3000 && text.includes(';') && text.split(/;\s*/).every((name) => isInverted(name))) return true;
  const names = withCommas(text);
  // "Understanding and Generation" names nobody: somebody has two names.
  if (
    names.length >= 3000 ||
    !/,|;|&|\band\b/.test(names) ||
    !(inverted(text) || /\p{L}\.?\s+\p{Lu}/u.test(names.replace(/\s+(?:and|&)\s+/g, ', ')))
  )
    return false;
  // "IEEE Robotics and Automation Letters".
  if (!names.includes(',') && isPlace.test(names)) return false;
  return people.test(names) || areMostlyPeople(names.split(/,\s*(?:and\s+)?|;\s*/));
};

/** No name goes on behind a full stop with an address or a number. */
const ofOthers = /\p{L}{3}\.\s|\d{4}|https?:|\barxiv\b/iu;

/** Of many names one may be written without its capital, or have a number behind it. */
const areMostlyPeople = (names: readonly string[]) =>
  names.length > 3 &&
  !names.some((name) => ofOthers.test(name)) &&
  names.every((name) => /\p{Lu}/u.test(name) && name.split(' ').length < 6 && name.length < 60) &&
  names.filter((name) => name.trim().includes(' ')).length >= names.length * 0.75 &&
  names.filter((name) => isPerson(name.trim())).length >= names.length * 0.75;

/** Names as they are parted on pages, "A · B", "A | B" or "A、B", with commas. */
const withCommas = (text: string) =>
  text.replace(/\s*(?:[\u00B7\u2022|\u22C5]|[\u3001\uFF0C])\s*/gu, ', ').replace(/^, |, $/g, '');

/** "Family, Given; Family, Given". */
export const inverted = (text: string): boolean =>
  text.includes(';') && text.split(';').every((name) => /^\s*[^,;]{1,60},[^,;]{1,60}$/.test(name));

export function namesIn(text: string): string[] {
  if (inverted(text)) return text.split(';').map((name) => name.trim());
  return splitAuthorLine(
    withCommas(text)
      .replace(/^by\s+/i, '')
      .replace(/(?<=\p{L}{2})\.$/u, '')
      .replace(/,?\s*et\.?\s*al\.?$/i, ''),
  ).flatMap(({ name }) => (endsInOthers(name) ? [] : name));
}

/** Whether a line is names, with what parts them from a year, a venue or a count behind them: "A. Example et al. • 2026". */
export function isByline(text: string): boolean {
  if (isNames(text)) return true;
  const [lead = ''] = text.split(/\s*[\u2022\u00B7;|(]\s*|\s+[-\u2013\u2014]\s+|,\s(?=(?:19|20)\d{2}\b)/, 1);
  return isNames(lead) || (lead.length < 300 && /\bet\.?\s*al\b\.?$/.test(lead) && people.test(lead));
}

/** What stands among names in a column for those left out. */
export const gapInNames = /^(?:\u2026|\.{3}|et al\.?|\+\s?\d+ (?:more|authors?|others))$/i;

/** "Ann Example": one person of a column of them, perhaps with the sign that parts it from the next. */
export const oneName = (text: string) => {
  const name = text.replace(/\s*[,;\u00B7]$|^(?:and|&) /g, '');
  return (name !== text && isPerson(name)) || (/^\S+ \S+(?: \S+){0,2}$/.test(name) && isPerson(name));
};

/** The first names that stand one on a line, two in a row at least. */
export function columnOf(lines: readonly string[]): readonly string[] {
  let column: string[] = [];
  for (const line of lines) {
    if (oneName(line)) column.push(line.replace(/\s*[,;\u00B7]$/, ''));
    else if (column.length > 1 && !gapInNames.test(line)) break;
    else if (column.length === 1) column = [];
  }
  return column.length > 1 ? column : [];
}
