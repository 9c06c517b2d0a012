import { toIsoDate } from '../../text/dates.js';
import type { Draft } from '../draft.js';
import { paperRefOf } from './paper-places.js';
import { isPerson, namesIn } from './people.js';
import { beginsWithTurned, byStraight, byTurned } from './reference-initials.js';
import { lastYear, printedAt, printedIn, printedVenue, titleAndSource } from './reference-parts.js';

// One reference, in the usual styles.

const yearBehindNames = /^(.{2,1500}?)\s\(((?:19|20)\d{2})[a-z]?(?:,\s*([A-Z][a-z]+)(?:\s(\d{1,2}))?)?\)\.\s+(.+)$/;
/** Whether a reference is by author and year in a style that shows at its beginning. */
export const isByYear = (text: string) =>
  yearBehindNames.test(text) ||
  undated.test(text) ||
  inverted.test(text) ||
  yearByDots.test(text) ||
  beginsWithTurned(text);

/** "Ann Example, Bo Sample, and Cy Third. 2024. A title." */
const yearByDots = /^\p{Lu}[^"\u201C(]{4,800}?[\p{L}.]\. ?(?:19|20)\d{2}[a-z]?\. \S/u;

const undated = /^(.{2,1500}?)\s\(n\.d\.\)\.\s+(.+)$/;

/** „A title“ and « A title » as “A title”, which all styles know. */
const quotedOneWay = (text: string) =>
  text
    .replace(/:?\s\u201E([^\u201C\u201D"\u201E]{5,400})["\u201C\u201D]/g, ', \u201C$1\u201D')
    .replace(/\s\u2018(.{8,400}?)\u2019(?=[,.] )/g, ' \u201C$1\u201D')
    .replace(/:?\s\u00AB\s*([^\u00AB\u00BB]{5,400}?)\s*\u00BB/g, ', \u201C$1\u201D');

const day = String.raw`(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? |\d{1,2}\.? [A-Z][a-z]{2,8}\.?,? )?`;
/** When somebody looked at it, and that it is on the web: neither is of the work. */
const visit = new RegExp(
  String.raw`[([]?\b(?:(?:last )?(?:accessed|retrieved|visited)|cited)(?: on)?:? ${day}(?:(?:19|20)\d{2}(?:[ -][A-Z][a-z]{2}|-\d\d)?(?:[ -]\d{1,2})?)(?:, from\b:?)?[)\]]?[.,;]?|\[(?:Online|Internet|Preprint)\]|\bAvailable(?: from| at)?:? (?=https?:)`,
  'gi',
);

const withoutVisit = (reference: string) =>
  /access|retriev|visit|cited|\[|available/i.test(reference)
    ? reference
        .replace(visit, '')
        .replace(/ {2,}/g, ' ')
        .replace(/ (?=[.,;])/g, '')
        .trim()
    : reference;

/** Longer ones are read by the styles that need no look at all of it. */
const longest = 3000;

/** What a reference says of its work, or `undefined` where it is in no known style. */
export function draftOfReference(written: string): Draft | undefined {
  const reference = withoutVisit(quotedOneWay(written));
  const isShort = reference.length <= longest;
  const draft =
    (isShort ? (byMark(reference) ?? bySlashes(reference) ?? byColon(reference)) : undefined) ??
    byQuotes(reference) ??
    (isShort
      ? (byInitialsAndColon(reference) ??
        byYearInRow(reference) ??
        byInitials(reference) ??
        byTurned(reference) ??
        byStraight(reference))
      : undefined) ??
    byYear(reference) ??
    inMedicine(reference) ??
    book(reference) ??
    bookByPlace(reference) ??
    bySentences(reference);
  if (draft === undefined) return undefined;
  const [named] = [
    ...reference.matchAll(
      /https?:\/\/\S+|\b(?:dx\.)?doi\.org\/10\.\S+|\barXiv[:\s]\s?\d{4}\.\d{4,5}(?:v\d+)?|\bdoi[:\s]\s?10\.\d{4,9}\/\S+|\babs\/\d{4}\.\d{4,5}/gi,
    ),
  ]
    .map(([text]) => text.replace(/[.,;)\]]+$/, ''))
    .flatMap((text) => paperRefOf(text) ?? []);
  const url = /https?:\/\/\S+/.exec(reference)?.[0].replace(/[.,;)\]]+$/, '');
  return {
    ...printedIn(reference),
    ...draft,
    ids: named?.scheme === undefined ? {} : { [named.scheme]: named.id },
    links: { page: named?.scheme === undefined ? url : undefined },
  };
}

/** GB/T 7714: NAME A, NAME B, et al. Title[J]. Journal, year. */
function byMark(reference: string): Draft | undefined {
  const [, names, title, rest = ''] =
    /^([^.[\]]{2,1500}(?:\.\s?[^.[\]]{2,20}){0,8}?)\.\s?([^[\]]{5,400}?)\s?\[[A-Z]{1,2}(?:\/OL)?\](.*)$/su.exec(
      reference,
    ) ?? [];
  if (title === undefined) return undefined;
  const people = names!.replace(/,?\s*(?:et al|\u7B49)$/, '').split(/,\s*/);
  return {
    title,
    authors: people.map((name) => name.replace(/^(\p{Lu}[\p{L}'\u2019-]+) (?=(?:\p{Lu}\.?\s?){1,4}$)/u, '$1, ')),
    published: lastYear(rest),
    venue: printedVenue(/^(?:\/\/|[.:])?\s*(.+?)(?=[,:]\s|$)/.exec(rest)?.[1]),
  };
}

/** DIN 1505: FAMILY, Given ; FAMILY, Given: Title. In: Journal … */
function byColon(reference: string): Draft | undefined {
  const [, names, title, rest = ''] =
    /^((?:\p{Lu}[\p{Lu}'\u2019-]{1,40}, (?:(?:\p{Lu}\.[ -]?){1,4}|\p{Lu}[\p{L}-]{1,30}(?: \p{Lu}[\p{L}-]{0,30}\.?){0,2})(?:\s?; )?){1,40}): (\S.{4,400}?[.?!])\s(?:In: )?(.*)$/su.exec(
      reference,
    ) ?? [];
  if (title === undefined) return undefined;
  return {
    title: title.replace(/\.$/, ''),
    authors: names!.split(/\s?;\s/),
    published: lastYear(rest),
    venue: printedVenue(/^(.+?)(?=\s\d|,\s|$)/.exec(rest)?.[1]),
  };
}

/** GOST: Family I.O., Family I.O. Title // Journal. – Year. */
function bySlashes(reference: string): Draft | undefined {
  const [, names, title, rest = ''] =
    /^((?:\p{Lu}[\p{L}'\u2019-]{1,40},? (?:\p{Lu}\.\s?){1,3},?\s?){1,60})(?:et al\.\s|[\u0438]\s\u0434\u0440\.\s)?(\S.{4,400}?)\s\/\/\s(.*)$/su.exec(
      reference,
    ) ?? [];
  if (title === undefined) return undefined;
  return {
    title: title.replace(/(?:\s\[[^[\]]{3,40}\])?\.?$/, ''),
    authors: [...names!.matchAll(/(\p{Lu}[\p{L}'\u2019-]{1,40}),? ((?:\p{Lu}\.\s?){1,3})/gu)].map(
      ([, family, given]) => `${family}, ${given!.trim()}`,
    ),
    published: lastYear(rest),
    venue: printedVenue(/^(.+?)(?=\.\s|,\s|$)/.exec(rest)?.[1]),
  };
}

const inPairs = String.raw`(?:\p{Lu}[\p{L}'\u2019 -]{1,40}, (?:\p{Lu}\.[\s-]?){1,4}(?:,? ?(?:&|and) ?|[,;] ?)?){1,60}`;
const harvard = new RegExp(
  String.raw`^(?=(${inPairs}(?:et al\.?,? ?)?))\1\(?((?:19|20)\d{2})[a-z]?\)?[.,:]?\s(.{5,})$`,
  'su',
);
const nature = new RegExp(
  String.raw`^(?=(${inPairs}))\1(?:et al\.)?\s*([\p{L}\p{N}].{5,400}?[.?!])\s((?:(?:\p{Lu}|in ).*)?\((?:[^()]{1,200} )?(?:19|20)\d{2}\).*)$`,
  'su',
);
const springer = new RegExp(
  String.raw`^(?=(${inPairs}(?:,? ?et al\.)?))\1:\s(\S.{4,400}?(?:[?!]|(?=[.,]\s)))[.,]?\s((?:\p{Lu}|https?:).*\((?:[^()]{1,200} )?(?:19|20)\d{2}\).*)$`,
  'su',
);

/** LNCS: Family, I., Family, I.: Title. In: Venue. pp. 1\u20132. Publisher (2024). */
function byInitialsAndColon(reference: string): Draft | undefined {
  const [, names, title, rest = ''] = reference.includes(': ') ? (springer.exec(reference) ?? []) : [];
  if (title === undefined) return undefined;
  return {
    title,
    authors: apaNames(names!),
    published: lastYear(rest),
    venue: printedVenue(
      /^(?:In: )?(.+?)(?=[.,]\s(?:pp?\.|vol\.|\d|LNCS|Springer|\p{L}+, )|\s\d+\(|\s\(|[.,]?$)/u.exec(rest)?.[1],
    ),
  };
}

/** Harvard: Family, I., Family, I., 2024. Title. Journal, … */
function byYearInRow(reference: string): Draft | undefined {
  const [, names, year, tail] = harvard.exec(reference) ?? [];
  const [title, rest] = titleAndSource(tail ?? '');
  if (tail === undefined || !/[.?!]$/.test(title) || title.length > 400) return undefined;
  return {
    title: title.replace(/\.$/, ''),
    authors: apaNames(names!),
    published: year,
    venue: printedVenue(/^(?:In:?\s)?(.+?)(?=,\s|\.\s|\.$|$)/.exec(rest)?.[1]),
  };
}

/** Nature: Family, I. & Family, I. Title. Journal 15, 1000 (2024). */
function byInitials(reference: string): Draft | undefined {
  // Names are never given back to the title: a look at all of each would cost its square.
  const [, names, title, rest = ''] = /(?:\(|\s)(?:19|20)\d{2}\)/.test(reference) ? (nature.exec(reference) ?? []) : [];
  if (title === undefined) return undefined;
  return {
    title: title.replace(/\.$/, ''),
    authors: apaNames(names!),
    published: lastYear(rest),
    venue: rest.startsWith('(') ? undefined : printedVenue(/^(?:in )?(.+?)(?=\s\d|,\s|$)/.exec(rest)?.[1]),
  };
}

/** IEEE: names, “title,” in venue, place, year. */
function byQuotes(reference: string): Draft | undefined {
  const [, names = '', title, rest = ''] =
    /^(.{2,1500}?)?,?\s*["\u201C\u201F](.{5,400}?)[,.?!]?["\u201D\u2019]{1,2}[,.]?\s*(.*)$/s.exec(reference) ?? [];
  if (title === undefined) return undefined;
  const venue =
    /^(?:in\s+)?(?:Proc(?:eedings|\.)\s)?.+?(?=,\s(?:vol|no|pp|art|Art|\d|(?!(?:\p{Lu}[\p{L} ]{1,60}, ){1,5}and )\p{Lu}[\p{L} ]+,|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:19|20)\d{2}|doi)|\.\s\p{Lu}[\p{L}, ]{2,40}:\s|$)/u.exec(
      rest,
    )?.[0];
  // "Example, A. (2024) “A title”, …": the year stands with the names.
  const [people = names, year] = names.split(/[.,]?\s\(?((?:19|20)\d{2})[a-z]?\)?[.,:]?$/);
  return {
    title:
      /[?!]["\u201D]/.test(reference) && !/[?!]$/.test(title)
        ? title + (/([?!])["\u201D]/.exec(reference)?.[1] ?? '')
        : title,
    authors:
      pairsOf(people.replace(groupBehind, '')) ??
      (isFirstInverted(people)
        ? invertedNames(people)
        : namesIn(people.replace(groupBehind, '').replace(/\s+and\s+/g, ', '))),
    published: year ?? lastYear(rest),
    venue: printedVenue(venue?.replace(/^in\s+/i, '').replace(/\s\d+(?:, no\. [^ ]+)?(?: \(.*)?$|\s\([^()]*$/, '')),
    type: /^in\s/i.test(rest) ? 'paper-conference' : undefined,
  };
}

/** Chicago, MLA: "Example, Ann, and Bo Sample. “A title.”": only the first name is inverted. */
const inverted =
  /^\p{Lu}[\p{L}'\u2019 -]{1,40}, \p{Lu}[^"\u201C]{1,600}["\u201C][^"\u201D]{5,400}[.,?!]["\u201D] .*(?:19|20)\d{2}/u;

/** "Example, A. and Sample, B. C.": every name inverted, the given ones as initials. */
function pairsOf(text: string): string[] | undefined {
  const parts = text.replace(/,?\s+(?:and|&)\s+/g, ', ').split(/,\s*/);
  const isPaired =
    parts.length > 1 &&
    parts.length % 2 === 0 &&
    parts.every((part, index) => /^(?:\p{Lu}\.[ -]?)*\p{Lu}\.?$/u.test(part) === (index % 2 === 1));
  return isPaired
    ? parts.flatMap((part, index) => (index % 2 === 0 ? [`${part}, ${parts[index + 1]}`] : []))
    : undefined;
}

/** "et al.", and the group they wrote for: "et al. [Example Collaboration]". */
const groupBehind = /,?\s*et al\.?(?:\s\[[^[\]]{2,80}\])?,?\s*$/;

/** "Example, Ann, and Bo Sample" rather than "Ann Example, Bo Sample". */
function isFirstInverted(text: string): boolean {
  const [family = '', given] = text.replace(groupBehind, '').split(/,\s+|\s+and\s+/);
  if (
    given === undefined ||
    !/^(?:\p{Ll}{1,4} ){0,3}\p{Lu}[\p{L}'\u2019 -]{0,40}$/u.test(family) ||
    !/^\p{Lu}/u.test(given)
  )
    return false;
  const isOneWord = !/\s/.test(family) || /^(?:\p{Ll}+|Van|Von|De|Di|Da|Del|Du|El|La|Le|St)\s/u.test(family);
  return isOneWord || !/\s\p{L}{2}/u.test(given);
}

function invertedNames(text: string): string[] {
  const [family = '', given = '', ...others] = text
    .replace(/,?\s*et al\.?,?\s*$|[.,]\s*$/, '')
    .split(/,?\s+and\s+|,\s+/);
  return [`${family}, ${given}`, ...others];
}

/** "Example AB, Sample C, et al. " */
const byBareInitials = String.raw`^((?:\p{Lu}[\p{L}'\u2019 -]{1,40} [A-Z]{1,4}(?:, |(?=\.)))+(?:et al)?)\.\s`;
const inJournal = new RegExp(
  String.raw`${byBareInitials}(.{5,400}?[.?!])\s([^.]{2,120}(?:\. [^.\d]{2,60})?)\.\s((?:19|20)\d{2})\b`,
  'su',
);
const online = new RegExp(`${byBareInitials}(.{5,})$`, 'su');

/** Vancouver: names. Title. Journal. Year;volume(issue):pages. */
function inMedicine(reference: string): Draft | undefined {
  const [, names, first, behind, year] = inJournal.exec(reference) ?? [];
  if (first === undefined || goesOnAsNames.test(first)) return onlineInMedicine(reference);
  // A title that asks may go on: "What Is It? A Survey. A Journal. 2026".
  const [more, journal] = /[?!]$/.test(first) && behind!.includes('. ') ? behind!.split(/\. (.*)/s) : [];
  const title = more === undefined ? first : `${first} ${more}.`;
  const venue = journal ?? behind;
  return {
    title: title.replace(/\.$/, ''),
    authors: namesOfMedicine(names!),
    published: year,
    venue: printedVenue(venue),
    type: 'article-journal',
  };
}

/** Vancouver's names, a title, and a place without the numbers of a journal. */
function onlineInMedicine(reference: string): Draft | undefined {
  const [, names, tail] = online.exec(reference) ?? [];
  const [title, source] = titleAndSource(tail ?? '');
  if (tail === undefined || !/(?:19|20)\d{2}/.test(source) || goesOnAsNames.test(title)) return undefined;
  return {
    title: title.replace(/\.$/, ''),
    authors: namesOfMedicine(names!),
    published: lastYear(source),
    venue: printedVenue(/^(?:In:?\s)?(.+?)(?=[.;,]\s|\.$|$)/.exec(source)?.[1]),
  };
}

/** "Ann P. Example and Bo Sample. …": what looked like a family name and an initial was a given name. */
const goesOnAsNames = /^\p{Lu}[\p{L}'\u2019-]+(?:, | and |, and )\p{Lu}/u;

const namesOfMedicine = (names: string) =>
  names
    .replace(/,?\s*et al$/, '')
    .split(', ')
    .map((name) => name.replace(/ (?=[A-Z]{1,4}$)/, ', '));

/** APA: names (year). Title. Venue, volume(issue), pages. */
function byYear(reference: string): Draft | undefined {
  const [, names, year, month, day, rest] = yearBehindNames.exec(reference) ?? [];
  const [, noDateNames, noDateRest] = year === undefined ? (undated.exec(reference) ?? []) : [];
  const tail = rest ?? noDateRest;
  if (tail === undefined) return undefined;
  const [title, source] = titleAndSource(tail);
  const venue = /^(?:In\s+(?:.+?\(Eds?\.\),\s*)?)?(.+?)(?=,\s*\d|\s\(pp|\.\s|\.$|\s?https?:|$)/.exec(source)?.[1];
  return {
    title: title.replace(/\.$/, '').replace(/\s*\[[^[\]]{3,40}\]$/, ''),
    authors: namesBefore((names ?? noDateNames)!),
    published: year === undefined ? undefined : (toIsoDate([day, month, year].filter(Boolean).join(' ')) ?? year),
    venue: printedVenue(venue),
  };
}

/** Who stands before the year: family names and initials in turn, or names as they are spoken. */
function namesBefore(text: string): string[] {
  const spoken = text.replace(/[.,]$/, '').split(/,\s*(?:and\s+|&\s*)?|;\s*|\s+and\s+|\s*&\s*/);
  const areSpoken =
    text.includes(';') ||
    (spoken.length > 1 && spoken.every((name) => /\S{2,}\s\p{L}{2}|^(?:\p{Lu}\.[\s-]?)+\p{Lu}?\p{L}{2}/u.test(name)));
  return areSpoken ? spokenNames(text) : apaNames(text);
}

/** Names that commas part; "Family, Given" alone is one. */
function spokenNames(text: string): string[] {
  const one = text.trim().replace(/(?<=\p{L}{2})\.$/u, '');
  return /^(?:\p{Ll}{1,4} ){0,3}\p{Lu}[^\s,]*, \p{Lu}[^\s,]*(?: \p{Lu}\.)*$/u.test(one) ? [one] : namesIn(text);
}

/** "Example, A., & Sample, B. C., … Last, Z.": each a family name and initials; a group ends in a full stop. */
function apaNames(text: string): string[] {
  const people = [
    ...text.matchAll(/(\p{Lu}[\p{L}'\u2019 -]*?),\s((?:\p{Lu}\.?[-\s]?)+)(?:,\s(Jr|Sr|II|III)\.?)?(?=,|\s?&|$|\s)/gu),
  ];
  if (people.length === 0) return [text.replace(/\.$/, '').trim()];
  return people.map(([, family, given, suffix]) => [family, suffix, given!.trim()].filter(Boolean).join(', '));
}

/** A book of IEEE's: names, title, edition. Place: publisher, year. */
function book(reference: string): Draft | undefined {
  const [, names, title, year] =
    /^((?:\p{Lu}\.[\s-]?){1,4}\p{L}[\p{L}'\u2019 -]+(?:(?:,| and|, and) (?:\p{Lu}\.[\s-]?){1,4}\p{L}[\p{L}'\u2019 -]+)*), (\p{Lu}.{2,300}?)(?:, \d{1,2}\w{2} ed)?(?:\. [iI]n [^.]{3,120})?\. [^:.]{2,60}: .{2,100}, ((?:19|20)\d{2})\.?$/su.exec(
      reference,
    ) ?? [];
  return title === undefined ? undefined : { title, authors: namesIn(names!), published: year, type: 'book' };
}

/** Chicago: Family, Given. Title. Place: Publisher, year. Vancouver: names. Title. 2nd ed. Place: Publisher; year. */
function bookByPlace(reference: string): Draft | undefined {
  const text = reference.replace(/\s*https?:\S+$/, '');
  const [, names, title, publisher, year] = chicagoBook.exec(text) ?? vancouverBook.exec(text) ?? [];
  if (title === undefined) return undefined;
  return { title, authors: behindInverted(names!), published: year, publisher: publisher!.trim(), type: 'book' };
}

const edition = String.raw`(?:[^.]{0,30}\bed\. )?(?:Translated by [^.]{3,60}\. )?[^:.]{2,60}`;
const chicagoBook = new RegExp(
  String.raw`^(\p{Lu}(?:[^.]|\b\p{Lu}\.){2,300}?(?<=\p{L}{2}))\. (\p{Lu}[^.]{4,300}?)\. ${edition}: ([^:;.]{2,100}), ((?:19|20)\d{2})\.?$`,
  'su',
);
const vancouverBook = new RegExp(
  String.raw`^(\p{Lu}[^.]{2,300}?)\. (\p{Lu}[^.]{4,300}?)\. ${edition}: ([^:;.]{2,100}); ((?:19|20)\d{2})\.?$`,
  'su',
);

/** Names of which the first may have its family name first: "Example, Ann, and Bo Sample". */
function behindInverted(text: string): string[] {
  if (/^\p{Lu}[\p{L}'\u2019-]* [A-Z]{1,4}(?:,|$)/u.test(text)) return namesOfMedicine(text);
  return isFirstInverted(text) ? invertedNames(text) : spokenNames(text);
}

/** ACL, NeurIPS: names. year. Title. Venue. Or names. Title. Venue, year. Only with a year and at least two names. */
function bySentences(reference: string): Draft | undefined {
  const [, names, year, tail] = /^(.{5,1500}?)\.\s((?:19|20)\d{2})[a-z]?\.\s(.{5,}[.?!].*)$/s.exec(reference) ?? [];
  const [title, source] = titleAndSource(tail ?? '');
  const [, printer] = /^(?:\d{1,2}\w{2} ed\. )?\p{Lu}[^:.\d]{2,60}: (\p{Lu}[^:.\d]{2,80})\.?$/u.exec(source) ?? [];
  if (tail !== undefined && title.length < 400)
    return {
      title: title.replace(/\.$/, ''),
      authors: behindInverted(withoutMore(names!)),
      published: year,
      publisher: printer,
      venue:
        printer !== undefined
          ? undefined
          : printedVenue(
              /^[^()\d]{3,120}(?=\s\d+, \w+ \()/.exec(source)?.[0] ??
                /^(?:In\s)?(.+?)(?=\s\d+, \w+ \(|\s\d+ \(\d|,\s|(?<!\b\p{L}{1,5})\.\s|\.\s\d|\.$|$)/u.exec(source)?.[1],
            ),
    };
  const [, people, told] =
    /^((?:[^.]|\b\p{Lu}\.|\bet al\.){5,1500}?(?<=\p{L}{2}|et al))\.\s((?:\p{Ll}{1,3})?\p{Lu}.{8,}(?:19|20)\d{2}.*)$/su.exec(
      reference,
    ) ?? [];
  const [named, rest] = titleAndSource(told ?? '');
  if (
    told === undefined ||
    rest === '' ||
    named.length > 300 ||
    !(/,|\band\b|et al|&|;/.test(people!) || (isPerson(people!) && people!.includes(' ') && printedAt.test(rest)))
  )
    return undefined;
  return {
    title: named.replace(/\.$/, ''),
    authors: behindInverted(withoutMore(people!)),
    published: lastYear(rest),
    venue: printedVenue(/^(?:In\s)?(.+?)(?=,\s|(?<!\b\p{L}{1,5})\.\s|\.$|$)/u.exec(rest)?.[1]),
  };
}

/** "…, and 12 others". */
const withoutMore = (names: string) => names.replace(/,?\s+and (?:\d+ )?others$/, '');
