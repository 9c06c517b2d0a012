import { cleanLine } from './clean.js';

export interface Name {
  name: string;
  family?: string;
  given?: string;
  suffix?: string;
}

const suffix = /^(?:jr|sr|[ivx]{2,4}|ph\.?\s?d|m\.?d)\.?$/i;

/** The letters of a capitalised word. */
const [capital, letter] = ['[A-Z\\u00C0-\\u00DE]', '(?:[A-Za-z.\\u00C0-\\u02AF]|-(?!-))'];
const capitalised = `${capital}${letter}*`;

/** Two to four capitalised words: a name in which there is nothing to read. */
const simple = new RegExp(`^${capital}${letter}+(?: ${capitalised}){1,3}$`);

/** The same with the family name first, in which there is nothing to clean. */
const inverted = new RegExp(`^${capitalised}(?: ${capitalised}){0,3}, ${capitalised}(?: ${capitalised}){0,3}$`);

/** Whether a name is clean already, whatever it is marked up in, and in no need of reading. */
export const isSimpleName = (text: string) => simple.test(text);

/** What stands for the authors that a list does not name, at its end. */
const others = /(?:^|[\s,;])(?:et\.?\s?al\b\.?|and others)[\s,.;]*$|(?:\u2026|\.{3})\s*$/i;

/** Whether a name, or what stands in its place, says that more people were not named. */
export const endsInOthers = (name: string): boolean => !isSimpleName(name) && others.test(name);

/** What catalogues write where nobody signed. */
const nobody =
  /^\[?(?:others|no authors? (?:listed|given|named|available)|authors? (?:unknown|not (?:listed|available)))\]?$/i;

/** A name without the others behind it: "Bo Hill et al." is Bo Hill, "et al." nobody. */
export const withoutOthers = (name: string): string => name.replace(others, '');

/**
 * One person's name as people write it. `Family, Given` is turned round, and only then are the parts known: of
 * `Given Family` nobody can tell for certain where the family name begins (`splitName` guesses).
 */
export function readName(text: string): Name | undefined {
  if (isSimpleName(text)) return { name: text };
  const isClean = inverted.test(text) && !others.test(text);
  const name = isClean ? text : withoutOthers(cleanLine(text)).replace(/(?<![\s,;])[\s,;]+$/, '');
  if (!/[\p{L}\p{N}]/u.test(name) || nobody.test(name)) return undefined;
  const parts = name.split(isClean ? ', ' : /\s?,\s?/);
  if (parts.length === 2 && !suffix.test(parts[1]!)) return fromParts(parts[0]!, parts[1]!);
  if (parts.length === 3 && suffix.test(parts[1]!)) return fromParts(parts[0]!, parts[2]!, parts[1]);
  return { name };
}

/**
 * A name of known parts. The suffix follows the family name, "John Smith Jr.", and is told apart from it, also where a
 * source wrote it there.
 */
export function fromParts(written: string, given: string, stated = ''): Name {
  const [, bare = written, found = ''] = (stated === '' && trailing.exec(written)) || [];
  const [family, tail] = stated === '' ? [bare, found] : [written, stated];
  const last = family === '' || tail === '' ? family + tail : `${family} ${tail}`;
  const person: Name = { name: given === '' ? last : `${given} ${last}`, family };
  if (given !== '') person.given = given;
  if (tail !== '') person.suffix = tail;
  return person;
}

/** A suffix behind a family name; "Ma V" and "Do II" without more are not taken apart. */
const trailing = /^(.*\S),?\s+(Jr\.?|Sr\.?|I{2,3}|IV|2nd|3rd)$/;

/** Words that belong to the family name behind them. From arXiv's own author parser, and a few it lacks. */
const particles = new Set(
  (
    'abu af al ap ben bin d da dal de dei del della den der des di do dos du el ibn la las le les los lo mac san santa st ' +
    "ste ter ten van vande vander vaziri ver von vom zu zum zur 't der"
  ).split(' '),
);

export interface NameParts {
  readonly given: string;
  readonly family: string;
  readonly suffix: string;
}

/**
 * Guesses the parts of a name in Western order: the family name is the last word with the particles before it
 * ("Herbert | Van de Sompel"), a collaboration is all family name.
 */
export function splitName(name: string): NameParts {
  const words = name
    .replace(/(\p{L}\.)(?=\p{L})/gu, '$1 ')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  const tail = words.length > 1 && suffix.test(last) ? last : '';
  if (tail !== '') words.pop();
  if (isCollaboration(name)) return { given: '', family: words.join(' '), suffix: tail };
  let start = words.length - 1;
  while (start > 1 && particles.has(words[start - 1]!.toLowerCase())) start -= 1;
  return {
    given: words.slice(0, Math.max(start, 0)).join(' '),
    family: words.slice(Math.max(start, 0)).join(' '),
    suffix: tail,
  };
}

/** A group that signs as one author. */
export function isCollaboration(name: string): boolean {
  return /\b(?:collaborations?|consortium|team|group|project|working group|initiative)$/i.test(name.trim());
}
