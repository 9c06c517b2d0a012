import type { Draft } from '../draft.js';

// The parts of a reference that all styles share: where its title ends, where and when it was printed.

/** What may follow a title: where it was printed. */
const place =
  /^(?:In\b|Proc|Journal|Trans|Conference|Advances|Annals|Nature|Science|Cell\b|IEEE|ACM|AAAI|Review|Letters|Lecture|Preprint|(?:ar|bio|med)X?[Rr]?[Xx]iv|https?:)|\d{4}|, \d/u;
const sentenceEnd =
  /[.?!](?=\s+(?:\p{Lu}|(?:19|20)\d{2} \p{Lu}|\d{1,2}(?:st|nd|rd|th) |https?:|in:? (?:\p{Lu}|\d)|\(\p{Lu}|(?:ar|bio|med)X?[Rr]?[Xx]iv)|\s*$)/gu;

/** A title and what stands behind it. One that asks may go on: "What Is It? A Survey. A Journal". */
export function titleAndSource(tail: string): readonly [title: string, source: string] {
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

export const lastYear = (text: string) =>
  text
    .replace(/https?:\/\/\S+|doi:.*$/gi, '')
    .match(/\b(?:19|20)\d{2}\b(?!\.\d)/g)
    ?.at(-1);

const dayOrPlace =
  /^(?:\d{1,2}\w{2} edn?|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?(?: \d.*)?|pp?\.? ?\d.*|vol\.? ?\d.*)$/;

export function printedVenue(venue: string | undefined): string | undefined {
  const name = venue?.replace(/[,.\s]+$/, '').trim();
  if (!name || /^(?:arxiv|corr|https?:|preprint at\b)/i.test(name) || dayOrPlace.test(name)) return undefined;
  // "2016 IEEE Conference on …" and "3rd Conference of …" are names, "2016" is none.
  return /^\d/.test(name) && !/^(?:(?:19|20)\d{2}|\d{1,3}(?:st|nd|rd|th)) \p{L}/u.test(name) ? undefined : name;
}

/** Volume, issue and pages in the ways of the styles; each stands between signs that hold nothing else. */
const printed: readonly RegExp[] = [
  // Vancouver: 2026;3(2):12-25
  /(?:19|20)\d{2}[^;.]{0,12};(?<volume>\d+)(?:\((?<issue>[^()]{1,12})\))?:(?<pages>[A-Za-z]?\d+(?:[-\u2013]\w+)?)/,
  // ACS: 2026, 3 (2), 12–25
  /(?:19|20)\d{2}, (?<volume>\d+)(?: \((?<issue>[^()]{1,12})\))?, (?<pages>[A-Za-z]?\d+(?:[-\u2013]\w+)?)/,
  // Elsevier: 3 (2026) 12–25
  /\s(?<volume>\d+) \((?:19|20)\d{2}\) (?<pages>[A-Za-z]?\d+(?:[-\u2013]\w+)?)/,
  // Harvard: 3(2), pp. 12–25
  /\s(?<volume>(?!(?:19|20)\d{2}\b)\d{1,4})(?:\((?<issue>[^()]{1,12})\))?, pp?\. (?<pages>[A-Za-z]?\d+(?:[-\u2013]\w+)?)/,
  // Chicago: 3, no. 2 (2026): 12–25
  /\s(?<volume>\d+)(?:, no\. (?<issue>[\w/-]{1,12}))? \([^()]{0,20}(?:19|20)\d{2}\): (?<pages>[A-Za-z]?\d+(?:[-\u2013]\w+)?)/,
  // Chicago by author and year: 3 (2): 12–25
  /\s(?<volume>\d+) \((?<issue>(?!(?:19|20)\d{2}\))[^()]{1,12})\): (?<pages>[A-Za-z]?\d+(?:[-\u2013]\w+)?)/,
  // Nature, LNCS, INSPIRE: 3, 12–25 (2026)
  /[\s.](?<volume>\d+)(?:\((?<issue>[^()]{1,12})\))?, (?<pages>[A-Za-z]{0,5}\d+(?:[-\u2013]\w+)?) \((?:19|20)\d{2}\)/,
  // ACM: 3, 2 (2026), 12–25
  /\s(?<volume>\d+), (?<issue>[\w/-]{1,12}) \([^()]{0,20}(?:19|20)\d{2}\), (?<pages>[A-Za-z]?\d+(?:[-\u2013]\w+)?)/,
  // BibTeX's plain style: , 3(2):12–25
  /,\s(?<volume>\d+)(?:\((?<issue>[^()]{1,12})\))?:(?<pages>[A-Za-z]?\d+(?:[-\u2013]\w+)?)/,
  // APA: , 3(2), 12–25
  /,\s(?<volume>\d+)(?:\((?<issue>[^()]{1,12})\))?,\s(?<pages>[A-Za-z]?\d+(?:[-\u2013]\w+)?)(?=\.)/,
  // Proceedings have pages alone: , 12–25. and . 12–25.
  /[,.]\s(?<pages>\d+[-\u2013]\d+)\.(?=\s|$)/,
];

export function printedIn(reference: string): Draft {
  const text = reference.replace(/https?:\/\/\S+|\bdoi:.*$/gi, '');
  const whole = /\bvol\.\s?\d/i.test(text)
    ? undefined
    : printed.map((pattern) => pattern.exec(text)?.groups).find(Boolean);
  if (whole) return { ...whole };
  // IEEE: vol. 3, no. 2, pp. 12–25
  return {
    volume: /\bvol\.\s?(\d+)/i.exec(text)?.[1],
    issue: /\bno\.\s?(\d[\w/-]{0,10})/i.exec(text)?.[1],
    pages: /\bpp?\.\s?([A-Za-z]?\d+(?:\s?[-\u2013]\s?\w+)?)/.exec(text)?.[1],
  };
}

/** Where a work was printed; "Ann Example, Bo Sample. The budget. Due 2026." is in the minutes of a meeting. */
export const printedAt =
  /\b(?:[Ii]n:? \p{Lu}|Proc(?:eedings|\.)|Conference|Journal|Trans(?:actions|\.)|Letters|Lett\.|Rev\.|arXiv|[Pp]reprint|Workshop|Symposium|Press|Nature|Science|doi|NeurIPS|NIPS|ICML|ICLR|ACL|EMNLP|NAACL|CVPR|ICCV|ECCV|AAAI|IJCAI|KDD|SIG[A-Z]+)\b|\d+\s?\(\d+\)|\(\d{4}\)/u;
