import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';

/** Citations that Ovid's databases mail and save as text: `<1>`, names of fields, values under two blanks. */
export function detect({ head }: Probe): boolean {
  return /^<1>\s*\n/m.test(head) && /^(?:Unique Identifier|Accession Number|Title|Authors?)\s*\n {2}\S/m.test(head);
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const [, ...records] = text.split(/^<\d{1,6}>[ \t]*\n/m);
  return { title: 'Ovid', papers: collect('records', records, report, (record) => draftOf(fieldsOf(record))) };
}

/** Each field's lines, without their indent. */
function fieldsOf(record: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  let values: string[] = [];
  for (const line of record.split('\n')) {
    if (/^\s/.test(line)) {
      if (line.trim() !== '') values.push(line.trim());
    } else if (line.trim() !== '') {
      values = [];
      fields.set(line.trim().replace(/s$/, ''), values);
    }
  }
  return fields;
}

function draftOf(fields: Map<string, string[]>): Draft {
  const field = (...names: string[]) => names.map((name) => fields.get(name)?.join(' ')).find(Boolean);
  const source = field('Source') ?? '';
  // "Nursing Science Quarterly. 28(2):103-106, April 2015." and "Nature. 12:3, 2001 May 4".
  const [, venue, volume, issue, pages] =
    /^(.+?)\.?\s+(\d+)?(?:\(([^)]*)\))?:?\s*([A-Za-z]?\d+[-\u2013\d.]*)?(?=[,.;]|$)/.exec(source) ?? [];
  return {
    title: field('Title')?.replace(/\.?\s*\[[A-Z][A-Za-z :;,-]*\]\.?$|\.$/, ''),
    abstract: field('Abstract'),
    authors: peopleIn(fields.get('Author') ?? []),
    published: dateOf(field('Year of Publication', 'Date of Publication', 'Publication Year') ?? source),
    ids: {
      doi: field('DOI Number', 'Digital Object Identifier', 'DOI'),
      pmid: /^\d{5,9}$/.exec(field('Unique Identifier', 'PMID') ?? '')?.[0],
    },
    topics: (field('Keyword', 'Keyword Heading', 'Subject Heading', 'MeSH Subject Heading') ?? '').split(/\s*[.;]\s+/),
    venue: venue?.trim(),
    volume,
    issue,
    pages: pages?.replace(/\.$/, ''),
    language: field('Language'),
    type: /book/i.test(field('Publication Type') ?? '') ? 'book' : 'article-journal',
  };
}

/** The degrees and memberships that Ovid puts behind names. */
const degrees =
  /^(?:[BMD]Sc|[BM]A|[BM]S|RN|MD|DO|DDS|DMD|DVM|PhD|Ph\.D\.?|M\.D\.?|FAAN|F[AR]C[A-Z]{1,3}|MPH|DrPH|PharmD|MBBS|MBA|EdD|PsyD|MSN|BSN|APRN|CRNA)[,.]?$/;

/**
 * The people of a field: parted by semicolons, which also stand between the degrees of one of them, or by stops:
 * "Bunkers, Sandra Schmidt RN; PhD; FAAN 1", "Smith JA; Brown DO", "Smith JA. Brown DO.". One a line as well.
 */
function peopleIn(lines: readonly string[]): DraftAuthor[] {
  return lines
    .flatMap((line) => (line.includes(';') ? line.split(';') : line.split(/(?<=\s[A-Z]{1,4})\.\s+(?=\p{Lu})/u)))
    .flatMap((person) => nameOf(person) ?? []);
}

/**
 * A name without what follows it: degrees, and the number of the institution. The word behind the comma, or behind a
 * family name alone, is never a degree but given names or initials: "Brown, DO" and "Brown DO" are D. O. Brown.
 */
function nameOf(person: string): DraftAuthor | undefined {
  // The stop behind the last of them is the list's, but for "R.B.".
  const bare = person.trim().replace(/(?<=\s[A-Z]{1,4}|\p{Ll})\.$/u, '');
  const words = bare.split(/\s+/).filter((word) => word !== '' && !/^(?:\(?\d[\d,]*\)?|\[\d.*)$/.test(word));
  const first = words.findIndex((word) => word.endsWith(',')) + 1 || 1;
  if (words.length === 0 || words.every((word) => degrees.test(word))) return undefined;
  let end = words.length;
  while (end > first + 1 && degrees.test(words[end - 1]!)) end -= 1;
  const name = words.slice(0, end).join(' ').replace(/[,;]$/, '');
  const [, family, given, initials] = /^([^,]+)(?:, ?([^,]+)| ((?:[A-Z]\.?){1,4}))$/.exec(name) ?? [];
  return family === undefined ? { name } : { family, given: given ?? initials };
}

/** "April 2015", "January 15, 2025" and "2026 March". */
function dateOf(text: string): string | undefined {
  const [, month, year] = /\b([A-Z][a-z]{2,8})\.? (?:\d{1,2}, )?((?:19|20)\d{2})\b/.exec(text) ?? [];
  if (year !== undefined) return `${month} ${year}`;
  const [, first, later] = /\b((?:19|20)\d{2})(?: ([A-Z][a-z]{2,8}))?\b/.exec(text) ?? [];
  return later === undefined ? first : `${later} ${first}`;
}
