import type { Listing } from '../../paper/schema.js';
import { toIsoDate } from '../../text/dates.js';
import { blocksOf } from '../copied/blocks.js';
import { linesOf } from '../copied/lines.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { toPaper } from '../to-paper.js';
import { namesIn, paperRefOf } from './entries.js';

// Reference lists in the usual styles, as they stand at the end of papers: numbered ones of engineering ([1] A. Example,
// “Title,” …) and those by author and year (Example, A. (2025). Title. …).

export const general = true;

const numbered = /^\s*\[(\d{1,4})\]\s+(?=\p{L})/u;
const heading = /^(?:#+ )?(?:references|bibliography|literature cited|works cited)\s*$/i;
const yearBehindNames = /^(.{2,1500}?)\s\(((?:19|20)\d{2})[a-z]?(?:,\s*([A-Z][a-z]+)(?:\s(\d{1,2}))?)?\)\.\s+(.+)$/;
const undated = /^(.{2,1500}?)\s\(n\.d\.\)\.\s+(.+)$/;

interface Reference {
  readonly line: number;
  readonly text: string;
}

/** Reference lists: numbered with titles in quotes, or by author and year. */
export function detect({ head, text }: Probe): boolean {
  if (/^[<{@%]/.test(head)) return false;
  const references = referencesIn(text.slice(0, 40_000));
  const known = references.filter(({ text: reference }) => draftOf(reference) !== undefined).length;
  return known > 1 && known >= references.length / 2;
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const references = referencesIn(text);
  const papers = references.flatMap(({ line, text: reference }, index) => {
    const where = `line ${line}`;
    const draft = draftOf(reference);
    if (draft === undefined)
      report('entry-unreadable', `Skipped: no title can be told in "${reference.slice(0, 80)}".`, where);
    if (draft && /\bet al\b|\u2026 /.test(reference.slice(0, 300)))
      report('authors-cut', 'The list of authors is shortened.', where);
    return (draft && toPaper({ ...draft, position: index + 1 }, report, where)) ?? [];
  });
  return { title: 'References', papers };
}

/** The references of a text: numbered ones in sequence, else paragraphs that begin with names and a year. */
function referencesIn(text: string): Reference[] {
  const lines = linesOf(text);
  const start = lines.findIndex((line) => heading.test(line.text));
  const body = lines.slice(start + 1);
  if (body.some((line) => numbered.test(line.text))) return numberedIn(body);
  const hasGaps = body.some((line, index) => line.text === '' && index > 0 && index < body.length - 1);
  const blocks = blocksOf(body, hasGaps).map(({ number, text: block, prefix = '' }) => ({
    line: number,
    text: prefix + block,
  }));
  return blocks.filter((block) => yearBehindNames.test(block.text) || undated.test(block.text));
}

function numberedIn(lines: ReturnType<typeof linesOf>): Reference[] {
  const references: { line: number; text: string }[] = [];
  for (const line of lines) {
    if (line.text === '') continue;
    const number = numbered.exec(line.text);
    if (number) references.push({ line: line.number, text: line.text.slice(number[0].length) });
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
  const draft = byQuotes(reference) ?? byYear(reference) ?? book(reference) ?? bySentences(reference);
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
    authors: namesIn(names!.replace(/\s+and\s+/g, ', ')),
    published: lastYear(rest),
    venue: venueOf(venue?.replace(/^in\s+/i, '')),
    type: /^in\s/i.test(rest) ? 'paper-conference' : undefined,
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
      venue: venueOf(/^(?:In\s)?(.+?)(?=[,.]\s|,\s*\d|\.$|$)/.exec(source)?.[1]),
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
