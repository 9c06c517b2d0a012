import type { Listing } from '../../paper/schema.js';
import { toIsoDate } from '../../text/dates.js';
import { cleanHeading } from '../../text/markup.js';
import { blocksOf } from '../copied/blocks.js';
import { linesOf } from '../copied/lines.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { toPaper } from '../to-paper.js';
import { paperRefOf } from './paper-places.js';
import { namesIn } from './people.js';

// Reference lists in the usual styles, as they stand at the end of papers: numbered ones of engineering ([1] A. Example,
// “Title,” …) and those by author and year (Example, A. (2025). Title. …).

export const general = true;

/** "[12] A. Example", and "12. Example A, Sample B" of medicine, whose names are no beginning of a sentence. */
const numbered = /^\s*\[(\d{1,4})\]\s+(?=\p{L})/u;
const medical = /^\s*(\d{1,4})\.\s+(?=\p{Lu}[\p{L}'\u2019 -]{1,40} [A-Z]{1,4}(?:,|\.))/u;
const heading = /^(?:#+ )?(?:references|bibliography|literature cited|works cited)\s*$/i;
const yearBehindNames = /^(.{2,1500}?)\s\(((?:19|20)\d{2})[a-z]?(?:,\s*([A-Z][a-z]+)(?:\s(\d{1,2}))?)?\)\.\s+(.+)$/;
const undated = /^(.{2,1500}?)\s\(n\.d\.\)\.\s+(.+)$/;

/** What BibTeX makes of a paper's references. */
const bibliography = /\\begin\{thebibliography\}|\\bibitem\b[\s\S]{1,300}\\newblock\b/;

interface Reference {
  readonly line: number;
  readonly text: string;
}

/** Reference lists: numbered with titles in quotes, or by author and year. */
export function detect({ head, text }: Probe): boolean {
  if (/^[<{@%]/.test(head)) return false;
  if (bibliography.test(text)) return true;
  const references = referencesIn(text.slice(0, 40_000));
  const known = references.filter(({ text: reference }) => draftOf(reference) !== undefined).length;
  return known > 1 && known >= references.length / 2;
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const isTex = bibliography.test(text);
  const references = isTex ? itemsIn(text) : referencesIn(text);
  const papers = references.flatMap(({ line, text: reference }, index) => {
    const where = `line ${line}`;
    const draft = isTex ? (byBlocks(reference) ?? draftOf(plainOf(reference))) : draftOf(reference);
    if (draft === undefined) report('entry-unreadable', { start: reference.slice(0, 80) }, where);
    if (draft && /\bet al\b|\u2026 /.test(reference.slice(0, 300))) report('authors-cut', {}, where);
    return (draft && toPaper({ ...draft, position: index + 1 }, report, where)) ?? [];
  });
  return { title: 'References', papers };
}

const bibitem = /\\bibitem(?:\[[^\]]{0,300}\])?\{[^{}]{0,200}\}/g;

/** What stands behind each \bibitem. */
function itemsIn(text: string): Reference[] {
  const starts = [...text.matchAll(bibitem)];
  let line = 1;
  let counted = 0;
  return starts.map(({ 0: all, index }, number) => {
    const end = starts[number + 1]?.index ?? text.length;
    const item = text.slice(index + all.length, end).split(/\n\s*\n|\\end\{/, 1)[0]!;
    line += text.slice(counted, index).split('\n').length - 1;
    counted = index;
    return { line, text: item.trim() };
  });
}

/** A \bibitem without blocks: where no title is in quotes, it is what is set in italics first. */
function plainOf(item: string): string {
  const quoted = /``|\\enquote/.test(item)
    ? item
    : item.replace(/\\(?:emph|textit|textsl)\{([^{}]{5,300})\}|\{\\(?:em|it)\s+([^{}]{5,300})\}/, "``$1$2,''");
  return cleanHeading(quoted, 'tex').replace(/\s+/g, ' ').trim();
}

/** A \bibitem whose blocks are marked: names, title, where and when. */
function byBlocks(item: string): Draft | undefined {
  const [names, title, ...rest] = item.split(/\\newblock\b/).map((block) => cleanHeading(block, 'tex').trim());
  if (title === undefined || names === '') return undefined;
  const where = rest.join(' ');
  return {
    ...draftOf(`${names} \u201C${title}\u201D ${where}`),
    title: title.replace(/\.$/, ''),
    venue: venueOf(/^(?:In\s)?(.+?)(?=,\s(?:\d|pages?\b|volume\b)|\.\s|$)/.exec(where)?.[1]),
  };
}

/** The references of a text: numbered ones in sequence, else paragraphs that begin with names and a year. */
function referencesIn(text: string): Reference[] {
  const lines = linesOf(text);
  const start = lines.findIndex((line) => heading.test(line.text));
  const body = lines.slice(start + 1);
  if (body.some((line) => numbered.test(line.text))) return numberedIn(body, numbered);
  const isMedical = body.filter(({ prefix = '', text: line }) => medical.test(prefix + line)).length > 1;
  if (isMedical) return numberedIn(body, medical);
  const hasGaps = body.some((line, index) => line.text === '' && index > 0 && index < body.length - 1);
  const blocks = blocksOf(body, hasGaps).map(({ number, text: block, prefix = '' }) => ({
    line: number,
    text: prefix + block,
  }));
  return blocks.filter(
    (block) => yearBehindNames.test(block.text) || undated.test(block.text) || inverted.test(block.text),
  );
}

function numberedIn(lines: ReturnType<typeof linesOf>, pattern: RegExp): Reference[] {
  const references: { line: number; text: string }[] = [];
  for (const line of lines) {
    if (line.text === '') continue;
    const whole = (line.prefix ?? '') + line.text;
    const number = pattern.exec(whole);
    if (number) references.push({ line: line.number, text: whole.slice(number[0].length) });
    else {
      const last = references.at(-1);
      if (last) last.text = joined(last.text, line.text);
    }
  }
  return references;
}

/** A hyphen at the end of a line split a word, unless a capital follows. */
function joined(before: string, line: string): string {
  return /\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(line) ? before.slice(0, -1) + line : `${before} ${line}`;
}

function draftOf(reference: string): Draft | undefined {
  const draft =
    byQuotes(reference) ?? byYear(reference) ?? inMedicine(reference) ?? book(reference) ?? bySentences(reference);
  if (draft === undefined) return undefined;
  const [named] = [
    ...reference.matchAll(
      /https?:\/\/\S+|\barXiv[:\s]\s?\d{4}\.\d{4,5}(?:v\d+)?|\bdoi[:\s]\s?10\.\d{4,9}\/\S+|\babs\/\d{4}\.\d{4,5}/gi,
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

/** IEEE: names, “title,” in venue, place, year. */
function byQuotes(reference: string): Draft | undefined {
  const [, names, title, rest = ''] =
    /^(.{2,1500}?),?\s*["\u201C\u201F](.{5,400}?)[,.?!]?["\u201D\u2019]{1,2}[,.]?\s*(.*)$/s.exec(reference) ?? [];
  if (title === undefined) return undefined;
  const venue =
    /^(?:in\s+)?(?:Proc(?:eedings|\.)\s)?.+?(?=,\s(?:vol|no|pp|art|Art|\p{Lu}[\p{L} ]+,|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:19|20)\d{2}|doi)|$)/u.exec(
      rest,
    )?.[0];
  return {
    title:
      /[?!]["\u201D]/.test(reference) && !/[?!]$/.test(title)
        ? title + (/([?!])["\u201D]/.exec(reference)?.[1] ?? '')
        : title,
    authors:
      pairsOf(names!) ??
      (inverted.test(reference) ? invertedNames(names!) : namesIn(names!.replace(/\s+and\s+/g, ', '))),
    published: lastYear(rest),
    venue: venueOf(venue?.replace(/^in\s+/i, '').replace(/\s\d+(?:, no\. [^ ]+)?(?: \(.*)?$/, '')),
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
    venue: venueOf(venue),
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
  const [, title = tail, source = ''] =
    /^(.+?[.?!])(?:\s+(?=\p{Lu}|https?:|(?:ar|bio|med)X?[Rr]?[Xx]iv)(.*))?$/su.exec(tail) ?? [];
  const venue = /^(?:In\s+(?:.+?\(Eds?\.\),\s*)?)?(.+?)(?=,\s*\d|\s\(pp|\.\s|\.$|\s?https?:|$)/.exec(source)?.[1];
  return {
    title: title.replace(/\.$/, '').replace(/\s*\[[^[\]]{3,40}\]$/, ''),
    authors: apaNames((names ?? noDateNames)!),
    published: year === undefined ? undefined : (toIsoDate([day, month, year].filter(Boolean).join(' ')) ?? year),
    venue: venueOf(venue),
  };
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
  const [, names, year, title, source = ''] =
    /^(.{5,1500}?)\.\s((?:19|20)\d{2})[a-z]?\.\s(.{5,400}?[.?!])\s*(.*)$/s.exec(reference) ?? [];
  if (title !== undefined)
    return {
      title: title.replace(/\.$/, ''),
      authors: namesIn(names!),
      published: year,
      venue: venueOf(/^(?:In\s)?(.+?)(?=\s\d+, \w+ \(|,\s|(?<!\b\p{L}{1,5})\.\s|\.\s\d|\.$|$)/u.exec(source)?.[1]),
    };
  const [, people, named, rest = ''] =
    /^((?:[^.]|\b\p{Lu}\.|\bet al\.){5,1500}?(?<=\p{L}{2}|et al))\.\s(\p{Lu}[^.]{8,300})\.\s(.*(?:19|20)\d{2}.*)$/su.exec(
      reference,
    ) ?? [];
  if (named === undefined || !/,|\band\b|et al/.test(people!)) return undefined;
  return {
    title: named,
    authors: namesIn(people!),
    published: lastYear(rest),
    venue: venueOf(/^(?:In\s)?(.+?)(?=,\s|\.$|$)/.exec(rest)?.[1]),
  };
}

const lastYear = (text: string) =>
  text
    .replace(/https?:\/\/\S+|doi:.*$/gi, '')
    .match(/\b(?:19|20)\d{2}\b(?!\.\d)/g)
    ?.at(-1);

function venueOf(venue: string | undefined): string | undefined {
  const name = venue?.replace(/[,.\s]+$/, '').trim();
  return !name || /^(?:arxiv|corr|https?:)/i.test(name) || /^\d/.test(name) ? undefined : name;
}
