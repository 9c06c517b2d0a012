import type { Author, Paper } from '../../paper/schema.js';
import { cleanLine } from '../../text/clean.js';

/** A person's name in parts, or the one name of a group or of a person with one name. */
export type Name = { family: string; given?: string; suffix?: string } | { literal: string };

/** Lower-case words that begin a family name: van den Berg, de la Cruz, von Neumann. */
const particle = /^(van|von|der|den|de|del|della|di|da|dos|das|du|la|le|el|al|bin|ibn|ben|ter|ten|zu|zur|af|av|y|e)$/;

const generation = /^(jr\.?|sr\.?|ii|iii|iv)$/i;

/** The last word of names that are no person's. */
const group =
  /\b(team|teams|group|lab|labs|laboratory|collaboration|consortium|consortia|project|initiative|community|institute|university|authors|contributors|ai|research|inc\.?|et al\.?)$/i;

/** Words that only the names of institutions hold, wherever they stand. */
const institution =
  /\b(institute|institution|university|department|ministry|agency|council|committee|commission|association|foundation|society|organi[sz]ation|corporation|consortium|collaboration|academy|federation|initiative|laborator(y|ies)|inc|ltd|llc|gmbh|investment bank|central bank|reserve bank|task force|working group)\b|\b(for|of the) [A-Z]|[a-z.] and [A-Z]/i;

/** Companies that sign papers by a name of two words. */
const company =
  /^(google|deepmind|meta|openai|microsoft|nvidia|amazon|anthropic|alibaba|tencent|baidu|bytedance|huawei|ibm|deepseek|moonshot|cohere|hugging face|allen institute|stability)\s/i;

const isGroup = (name: string) => group.test(name) || institution.test(name) || company.test(name);

function parse(name: string): Name {
  const comma = name.indexOf(', ');
  if (isGroup(name)) return { literal: name };
  if (comma > 0) return { family: name.slice(0, comma), given: name.slice(comma + 2) };
  const words = name.split(' ');
  if (words.length === 1) return { literal: name };
  const last = generation.test(words.at(-1)!) && words.length > 2 ? words.length - 2 : words.length - 1;
  let start = last;
  while (start > 1 && particle.test(words[start - 1]!)) start--;
  const suffix = words.slice(last + 1).join(' ');
  const given = words.slice(0, start).join(' ');
  return { family: words.slice(start, last + 1).join(' '), given, ...(suffix && { suffix }) };
}

/** The parts of an author's name: as the source gave them, else as names of their form are usually read. */
function nameOf(author: Author): Name | undefined {
  const name = cleanLine(author.name);
  const family = cleanLine(author.family ?? '');
  const given = cleanLine(author.given ?? '');
  const suffix = cleanLine(author.suffix ?? '');
  if (author.corporate && name !== '') return { literal: name };
  if (family === '') return name === '' ? undefined : parse(name);
  return given === '' ? { literal: family } : { family, given, ...(suffix && { suffix }) };
}

/** The names of all authors, without those that are empty. */
export function namesOf(authors: readonly Author[]): Name[] {
  return authors.map(nameOf).filter((name) => name !== undefined);
}

/** Whom a work is cited by: its authors, or where it has none of its own, as a collection, its editors as such. */
export function creditsOf({ authors, editors = [] }: Pick<Paper, 'authors' | 'editors'>): {
  authors: Name[];
  editors: Name[];
} {
  const ofEditors = editors.length > 0 && JSON.stringify(authors) === JSON.stringify(editors);
  return { authors: ofEditors ? [] : namesOf(authors), editors: namesOf(editors) };
}
