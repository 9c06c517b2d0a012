import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
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
    authors: (fields.get('Author') ?? []).flatMap((line) => line.split(/;\s+(?=\p{Lu}[^;]*,)/u)).map(nameOf),
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

/** "Bunkers, Sandra Schmidt RN; PhD; FAAN 1" without degrees and the number of the institution. */
function nameOf(line: string): string {
  const [name = ''] = line.split(/;|\s\d/);
  return name
    .replace(/(?:,?\s+(?:RN|MD|PhD|Ph\.D\.?|MSc|BSc|FAAN|DO|MPH|MS|DrPH|PharmD))+[,.]?$/, '')
    .replace(/\.$/, '');
}

/** "April 2015", "January 15, 2025" and "2026 March". */
function dateOf(text: string): string | undefined {
  const [, month, year] = /\b([A-Z][a-z]{2,8})\.? (?:\d{1,2}, )?((?:19|20)\d{2})\b/.exec(text) ?? [];
  if (year !== undefined) return `${month} ${year}`;
  const [, first, later] = /\b((?:19|20)\d{2})(?: ([A-Z][a-z]{2,8}))?\b/.exec(text) ?? [];
  return later === undefined ? first : `${later} ${first}`;
}
