import type { Listing } from '../../paper/schema.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { toPaper } from '../to-paper.js';
import { looselyHtml } from './as-html.js';
import { endnoteTypes } from './endnote-types.js';
import { authorOf, serialOf } from './endnote-xml.js';
import { linesOf } from './lines.js';

/** EndNote's import format (`.enw`) and refer, its ancestor: a percent sign, a letter, a value. https://en.wikipedia.org/wiki/EndNote#Tags_and_fields */
export function detect({ head }: Probe): boolean {
  return /^\s*%[0AT] \S/.test(head) && (head.match(/^%[A-Z0-9*@+!?~$^&<>()[\]|] /gm)?.length ?? 0) > 1;
}

interface Record {
  readonly line: number;
  readonly fields: Map<string, string[]>;
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const papers = recordsOf(text).flatMap((record, index) => {
    const draft = looselyHtml({ ...draftOf(record), position: index + 1 });
    return toPaper(draft, report, `line ${record.line}`) ?? [];
  });
  return { title: 'EndNote', papers };
}

/** A record begins with its type, or behind an empty line. */
function recordsOf(text: string): Record[] {
  const records: Record[] = [];
  let open: Record | undefined;
  let values: string[] | undefined;
  for (const [line, number] of linesOf(text)) {
    const [, tag, value = ''] = /^%(\S) ?(.*)$/.exec(line) ?? [];
    if (tag === undefined) {
      if (line.trim() === '') open = undefined;
      else if (open && values) values.push(`${values.pop()} ${line.trim()}`);
      continue;
    }
    if (open === undefined || (tag === '0' && open.fields.size > 0)) {
      open = { line: number, fields: new Map() };
      records.push(open);
    }
    values = open.fields.get(tag) ?? [];
    open.fields.set(tag, values);
    values.push(value.trim());
  }
  return records;
}

function draftOf({ fields }: Record): Draft {
  const all = (tag: string) => fields.get(tag)?.filter((value) => value !== '') ?? [];
  const first = (...tags: string[]) => tags.map((tag) => all(tag)[0]).find(Boolean);
  const booktitle = all('B').find((value) => !/^\d{4}$/.test(value));
  return {
    title: first('T'),
    abstract: first('X'),
    authors: all('A').map(authorOf),
    editors: all('E').map(authorOf),
    published: dateOf(first('D') ?? all('B').find((value) => /^\d{4}$/.test(value)), first('8')),
    ids: {
      doi: all('R').find((value) => /\b10\.\d{4,9}\//.test(value)),
      pmid: all('M').find((value) => /^\d{6,9}$/.test(value)),
    },
    links: { page: first('U'), pdf: all('>').find((value) => /^https?:.*pdf/i.test(value)) },
    topics: all('K').flatMap((words) => words.split(/[;\n]/)),
    venue: first('J') ?? booktitle,
    series: first('S'),
    edition: first('7'),
    chapter: first('&'),
    volume: first('V'),
    issue: first('N'),
    pages: first('P'),
    publisher: first('I'),
    place: first('C'),
    language: first('G'),
    key: first('F'),
    ...serialOf(first('@')),
    comment: first('Z'),
    type: endnoteTypes[(first('0') ?? '').toLowerCase()],
  };
}

function dateOf(year: string | undefined, day: string | undefined): string | undefined {
  if (year === undefined || day === undefined || /\d{4}/.test(day))
    return year === undefined ? day : /\d{4}/.test(day ?? '') ? day : year;
  const [, month, number] = /^([A-Za-z]{3,9})\.?(?:\s+(\d{1,2}))?/.exec(day) ?? [];
  return month === undefined ? year : [number, month, year].filter(Boolean).join(' ');
}
