import { toIsoDate } from '../../text/dates.js';
import type { Draft } from '../draft.js';
import { paperRefOf } from './paper-places.js';
import { namesIn } from './people.js';

// One reference, in the usual styles.

export const yearBehindNames =
  /^(.{2,1500}?)\s\(((?:19|20)\d{2})[a-z]?(?:,\s*([A-Z][a-z]+)(?:\s(\d{1,2}))?)?\)\.\s+(.+)$/;
export const undated = /^(.{2,1500}?)\s\(n\.d\.\)\.\s+(.+)$/;

/** „A title“ and « A title » as “A title”, which all styles know. */
const quotedOneWay = (text: string) =>
  text
    .replace(/:?\s\u201E([^\u201C\u201D"\u201E]{5,400})["\u201C\u201D]/g, ', \u201C$1\u201D')
    .replace(/\s\u2018(.{8,400}?)\u2019(?=[,.] )/g, ' \u201C$1\u201D')
    .replace(/:?\s\u00AB\s*([^\u00AB\u00BB]{5,400}?)\s*\u00BB/g, ', \u201C$1\u201D');

/** Longer ones are read by the styles that need no look at all of it. */
const longest = 3000;

/** What a reference says of its work, or `undefined` where it is in no known style. */
export function draftOfReference(written: string): Draft | undefined {
  const reference = quotedOneWay(written);
  const isShort = reference.length <= longest;
  const draft =
    (isShort ? (byMark(reference) ?? bySlashes(reference) ?? byColon(reference)) : undefined) ??
    byQuotes(reference) ??
    (isShort ? (byYearInRow(reference) ?? byInitials(reference)) : undefined) ??
    byYear(reference) ??
    inMedicine(reference) ??
    book(reference) ??
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

const inPairs = String.raw`(?:\p{Lu}[\p{L}'\u2019 -]{1,40}, (?:\p{Lu}\.[\s-]?){1,4}(?:,? ?(?:&|and) ?|, ?)?){1,60}`;
const harvard = new RegExp(
  String.raw`^(?=(${inPairs}(?:et al\.?,? ?)?))\1((?:19|20)\d{2})[a-z]?\.\s(.{5,400}?[.?!])(?:\s(.*))?$`,
  'su',
);
const nature = new RegExp(
  String.raw`^(?=(${inPairs}))\1(?:et al\.)?\s*([\p{L}\p{N}].{5,400}?[.?!])\s(\p{Lu}.*\((?:19|20)\d{2}\).*)$`,
  'su',
);

/** Harvard: Family, I., Family, I., 2024. Title. Journal, … */
function byYearInRow(reference: string): Draft | undefined {
  const [, names, year, title, rest = ''] = harvard.exec(reference) ?? [];
  if (title === undefined) return undefined;
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
  const [, names, title, rest = ''] = /\((?:19|20)\d{2}\)/.test(reference) ? (nature.exec(reference) ?? []) : [];
  if (title === undefined) return undefined;
  return {
    title: title.replace(/\.$/, ''),
    authors: apaNames(names!),
    published: lastYear(rest),
    venue: printedVenue(/^(.+?)(?=\s\d|,\s|$)/.exec(rest)?.[1]),
  };
}

/** IEEE: names, “title,” in venue, place, year. */
function byQuotes(reference: string): Draft | undefined {
  const [, names, title, rest = ''] =
    /^(.{2,1500}?),?\s*["\u201C\u201F](.{5,400}?)[,.?!]?["\u201D\u2019]{1,2}[,.]?\s*(.*)$/s.exec(reference) ?? [];
  if (title === undefined) return undefined;
  const venue =
    /^(?:in\s+)?(?:Proc(?:eedings|\.)\s)?.+?(?=,\s(?:vol|no|pp|art|Art|\p{Lu}[\p{L} ]+,|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:19|20)\d{2}|doi)|$)/u.exec(
      rest,
    )?.[0];
  // "Example, A. (2024) “A title”, …": the year stands with the names.
  const [people = names!, year] = names!.split(/[.,]?\s\(?((?:19|20)\d{2})[a-z]?\)?[.,:]?$/);
  return {
    title:
      /[?!]["\u201D]/.test(reference) && !/[?!]$/.test(title)
        ? title + (/([?!])["\u201D]/.exec(reference)?.[1] ?? '')
        : title,
    authors:
      pairsOf(people.replace(/,?\s*et al\.?$/, '')) ??
      (inverted.test(reference) ? invertedNames(people) : namesIn(people.replace(/\s+and\s+/g, ', '))),
    published: year ?? lastYear(rest),
    venue: printedVenue(venue?.replace(/^in\s+/i, '').replace(/\s\d+(?:, no\. [^ ]+)?(?: \(.*)?$/, '')),
    type: /^in\s/i.test(rest) ? 'paper-conference' : undefined,
  };
}

/** Chicago, MLA: "Example, Ann, and Bo Sample. “A title.”": only the first name is inverted. */
export const inverted =
  /^\p{Lu}[\p{L}'\u2019 -]{1,40}, \p{Lu}[^"\u201C]{1,600}["\u201C][^"\u201D]{5,400}[.,?!]["\u201D] .*(?:19|20)\d{2}/u;

/** "Example, A. and Sample, B. C.": every name inverted, the given ones as initials. */
function pairsOf(text: string): string[] | undefined {
  const parts = text.replace(/,?\s+(?:and|&)\s+/g, ', ').split(/,\s*/);
  const isPaired =
    parts.length > 1 &&
    parts.length % 2 === 0 &&
    parts.every((part, index) => /^(?:\p{Lu}\.[ -]?)+$/u.test(part) === (index % 2 === 1));
  return isPaired
    ? parts.flatMap((part, index) => (index % 2 === 0 ? [`${part}, ${parts[index + 1]}`] : []))
    : undefined;
}

function invertedNames(text: string): string[] {
  const [family = '', given = '', ...others] = text.replace(/[.,]\s*$/, '').split(/,?\s+and\s+|,\s+/);
  return [`${family}, ${given}`, ...others];
}

/** Vancouver: names. Title. Journal. Year;volume(issue):pages. */
function inMedicine(reference: string): Draft | undefined {
  const [, names, title, venue, year] =
    /^((?:\p{Lu}[\p{L}'\u2019 -]{1,40} [A-Z]{1,4}(?:, |(?=\.)))+(?:et al)?)\.\s(.{5,400}?[.?!])\s([^.]{2,120}(?:\. [^.\d]{2,60})?)\.\s((?:19|20)\d{2})\b/su.exec(
      reference,
    ) ?? [];
  if (title === undefined) return undefined;
  const people = names!
    .replace(/,?\s*et al$/, '')
    .split(', ')
    .map((name) => name.replace(/ (?=[A-Z]{1,4}$)/, ', '));
  return {
    title: title.replace(/\.$/, ''),
    authors: people,
    published: year,
    venue: printedVenue(venue),
    type: 'article-journal',
  };
}

/** Volume, issue and pages in the ways of the styles; each stands between signs that hold nothing else. */
const printed: readonly RegExp[] = [
  // Vancouver: 2026;3(2):12-25
  /(?:19|20)\d{2}[^;.]{0,12};(?<volume>\d+)(?:\((?<issue>[^()]{1,12})\))?:(?<pages>[A-Za-z]?\d+(?:[-\u2013]\w+)?)/,
  // Chicago: 3, no. 2 (2026): 12–25
  /\s(?<volume>\d+)(?:, no\. (?<issue>[\w/-]{1,12}))? \([^()]{0,20}(?:19|20)\d{2}\): (?<pages>[A-Za-z]?\d+(?:[-\u2013]\w+)?)/,
  // ACM: 3, 2 (2026), 12–25
  /\s(?<volume>\d+), (?<issue>[\w/-]{1,12}) \([^()]{0,20}(?:19|20)\d{2}\), (?<pages>[A-Za-z]?\d+(?:[-\u2013]\w+)?)/,
  // BibTeX's plain style: , 3(2):12–25
  /,\s(?<volume>\d+)(?:\((?<issue>[^()]{1,12})\))?:(?<pages>[A-Za-z]?\d+(?:[-\u2013]\w+)?)/,
  // APA: , 3(2), 12–25
  /,\s(?<volume>\d+)(?:\((?<issue>[^()]{1,12})\))?,\s(?<pages>[A-Za-z]?\d+(?:[-\u2013]\w+)?)(?=\.)/,
  // Proceedings have pages alone: , 12–25. and . 12–25.
  /[,.]\s(?<pages>\d+[-\u2013]\d+)\.(?=\s|$)/,
];

function printedIn(reference: string): Draft {
  const text = reference.replace(/https?:\/\/\S+|\bdoi:.*$/gi, '');
  const whole = printed.map((pattern) => pattern.exec(text)?.groups).find(Boolean);
  if (whole) return { ...whole };
  // IEEE: vol. 3, no. 2, pp. 12–25
  return {
    volume: /\bvol\.\s?(\d+)/i.exec(text)?.[1],
    issue: /\bno\.\s?(\d[\w/-]{0,10})/i.exec(text)?.[1],
    pages: /\bpp?\.\s?([A-Za-z]?\d+(?:\s?[-\u2013]\s?\w+)?)/.exec(text)?.[1],
  };
}

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

/** What may follow a title: where it was printed. */
const place =
  /^(?:In\b|Proc|Journal|Trans|Conference|Advances|Annals|Nature|Science|Cell\b|IEEE|ACM|AAAI|Review|Letters|Lecture|Preprint|(?:ar|bio|med)X?[Rr]?[Xx]iv|https?:)|\d{4}|, \d/u;
const sentenceEnd = /[.?!](?=\s+(?:\p{Lu}|https?:|(?:ar|bio|med)X?[Rr]?[Xx]iv)|\s*$)/gu;

/** A title and what stands behind it. One that asks may go on: "What Is It? A Survey. A Journal". */
function titleAndSource(tail: string): readonly [title: string, source: string] {
  const ends = [...tail.slice(0, 800).matchAll(sentenceEnd)].slice(0, 3).map(({ index }) => index + 1);
  const [first = tail.length, second] = ends;
  const next = second === undefined ? '' : tail.slice(first, second).trim();
  const behind = second === undefined ? '' : tail.slice(second).trim();
  const goesOn =
    tail[first - 1] !== '.' &&
    next.length > 5 &&
    !place.test(next) &&
    /^\p{Lu}/u.test(behind) &&
    !/^\p{Lu}\p{L}*: /u.test(behind);
  const end = goesOn ? second! : first;
  return [tail.slice(0, end), tail.slice(end).trim()];
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
    /^((?:\p{Lu}\.[\s-]?){1,4}\p{L}[\p{L}'\u2019 -]+(?:(?:,| and|, and) (?:\p{Lu}\.[\s-]?){1,4}\p{L}[\p{L}'\u2019 -]+)*), (\p{Lu}.{2,300}?)(?:, \d{1,2}\w{2} ed)?\. [^:.]{2,60}: .{2,100}, ((?:19|20)\d{2})\.?$/su.exec(
      reference,
    ) ?? [];
  return title === undefined ? undefined : { title, authors: namesIn(names!), published: year, type: 'book' };
}

/** ACL, NeurIPS: names. year. Title. Venue. Or names. Title. Venue, year. Only with a year and at least two names. */
function bySentences(reference: string): Draft | undefined {
  const [, names, year, tail] = /^(.{5,1500}?)\.\s((?:19|20)\d{2})[a-z]?\.\s(.{5,}[.?!].*)$/s.exec(reference) ?? [];
  const [title, source] = titleAndSource(tail ?? '');
  if (tail !== undefined && title.length < 400)
    return {
      title: title.replace(/\.$/, ''),
      authors: spokenNames(names!),
      published: year,
      venue: printedVenue(/^(?:In\s)?(.+?)(?=\s\d+, \w+ \(|,\s|(?<!\b\p{L}{1,5})\.\s|\.\s\d|\.$|$)/u.exec(source)?.[1]),
    };
  const [, people, told] =
    /^((?:[^.]|\b\p{Lu}\.|\bet al\.){5,1500}?(?<=\p{L}{2}|et al))\.\s(\p{Lu}.{8,}(?:19|20)\d{2}.*)$/su.exec(
      reference,
    ) ?? [];
  const [named, rest] = titleAndSource(told ?? '');
  if (told === undefined || rest === '' || named.length > 300 || !/,|\band\b|et al|&|;/.test(people!)) return undefined;
  return {
    title: named.replace(/\.$/, ''),
    authors: spokenNames(people!),
    published: lastYear(rest),
    venue: printedVenue(/^(?:In\s)?(.+?)(?=,\s|\.$|$)/.exec(rest)?.[1]),
  };
}

const lastYear = (text: string) =>
  text
    .replace(/https?:\/\/\S+|doi:.*$/gi, '')
    .match(/\b(?:19|20)\d{2}\b(?!\.\d)/g)
    ?.at(-1);

export function printedVenue(venue: string | undefined): string | undefined {
  const name = venue?.replace(/[,.\s]+$/, '').trim();
  return !name || /^(?:arxiv|corr|https?:|preprint at\b)/i.test(name) || /^\d/.test(name) ? undefined : name;
}
