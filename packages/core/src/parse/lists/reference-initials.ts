import type { Draft } from '../draft.js';
import { lastYear, printedVenue, titleAndSource } from './reference-parts.js';

// References whose names have their given names as initials, and whose title no sign sets apart.

const family = String.raw`(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ter|al|el|bin) ){0,3}\p{Lu}[\p{L}'\u2019-]{1,40}`;
const initials = String.raw`(?:\p{Lu}\.[ -]{0,2}){1,4}`;

/** "A. Example, B.-C. Sample, and D. van der Third et al. (Example Collaboration), ": behind the last comma stands the title. */
const straight = new RegExp(
  String.raw`^(?=((?:${initials}${family}(?: \p{Lu}[\p{L}'\u2019-]{1,40})?(?:,? and |,? & |, (?!and )|(?= et al)))+(?:,? ?et al\.?(?: [[(][^[\]()]{2,120}[\])])?,? )?))\1(?=\S)`,
  'u',
);
const oneStraight = new RegExp(
  `${initials}(${family}(?: \\p{Lu}[\\p{L}'\\u2019-]{1,40})?)(?=,| and | & | et al|$)`,
  'gu',
);

/** "Example, A., Sample, B.-C., and Third, D." or with semicolons: behind the last initial stands the title. */
const turned = new RegExp(
  String.raw`^(?=((?:(?:${family} ){0,2}${family}, ${initials}(?:,? ?(?:&|and) ?|[,;] ?)?)+(?:et al\.?,? )?))\1(?=\S)`,
  'u',
);
const oneTurned = new RegExp(`((?:${family} ){0,2}${family}), (${initials})`, 'gu');

/** Whether a text begins with the names of several, family names first, or of one by whom a year stands. */
export function beginsWithTurned(text: string): boolean {
  const names = turned.exec(text)?.[1];
  return names !== undefined && /(?:19|20)\d{2}/.test(text) && (names.match(oneTurned)?.length ?? 0) > 1;
}

export const beginsWithStraight = (text: string): boolean => straight.test(text);

/** ICML, ACS: Family, I. and Family, I. Title. Venue, 3:12–25, 2026. */
export function byTurned(reference: string): Draft | undefined {
  const names = turned.exec(reference)?.[1];
  if (names === undefined) return undefined;
  const [title, source] = titleAndSource(reference.slice(names.length).trimStart());
  if (source === '' || !/(?:19|20)\d{2}/.test(source) || !/^[\p{Lu}\p{N}"\u201C\p{Ll}]/u.test(title)) return undefined;
  return {
    title: title.replace(/\.$/, ''),
    authors: [...names.matchAll(oneTurned)].map(([, last, given]) => `${last}, ${given!.trim()}`),
    published: lastYear(source),
    venue: printedVenue(/^(?:In:?\s)?(.+?)(?=[,;]\s|\s(?:19|20)\d{2},|\s\d+[,:(]|\.$|$)/i.exec(source)?.[1]),
  };
}

/** What says where something without a journal's numbers was printed. */
const press =
  /^(.{5,400}?)(?:,|\.) (?=[^,]{0,60}\b(?:Press|Publish\w*|Springer|Wiley|Elsevier|Verlag|CRC|University|Ph\.?D|[Tt]hesis|[Pp]reprint|arXiv|Report|bioRxiv|medRxiv)\b)/su;
const inBook = /^(.{5,400}?)[,.]? [Ii]n:? (?=\p{Lu}|(?:19|20)\d{2} |\d{1,2}(?:st|nd|rd|th) )/su;
/** ", Phys. Rev. Lett. 116, 061102 (2016)", ", Nature 521 (2015) 436", ". Nature 596, 583 (2021)". */
const inJournal =
  /^(.{5,400}?)[,.?!] (?=\p{Lu}[^,]{1,100}? [A-Z]?\d{1,5}(?:\([^()]{1,12}\))?,? (?:[^()]{0,40} )?\((?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d{2}\))/su;

/** Elsevier, APS, Science: I. Family, I. Family, Title, Journal 3 (2026) 12–25. */
export function byStraight(reference: string): Draft | undefined {
  const names = straight.exec(reference)?.[1];
  if (names === undefined) return undefined;
  const behind = reference.slice(names.length);
  if (!/(?:19|20)\d{2}/.test(behind)) return undefined;
  const journal = inJournal.exec(behind);
  const [all = '', title] = journal ?? inBook.exec(behind) ?? press.exec(behind) ?? [];
  if (title === undefined) return undefined;
  const asked = /[?!]/.exec(all.at(-2) ?? '')?.[0] ?? '';
  const source = behind.slice(all.length);
  return {
    title: title + asked,
    authors: [...names.matchAll(oneStraight)].map(([name]) => name.trim()),
    published: lastYear(source),
    venue: printedVenue(/^(.+?)(?=\s[A-Z]?\d{1,5}(?:,|\s\(|\()|,\s|\s\(|\.$|$)/.exec(source)?.[1]),
    ...(journal && { type: 'article-journal' }),
  };
}
