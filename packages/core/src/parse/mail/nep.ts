import type { Listing } from '../../paper/schema.js';
import { toIsoDate } from '../../text/dates.js';
import { splitOutside, takeRemark } from '../../text/parentheses.js';
import { undoCopying } from '../copied/undo.js';
import type { Draft, DraftAuthor } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { toPaper } from '../to-paper.js';

/** Issues of NEP, the weekly mails of new papers in economics that RePEc sends: https://nep.repec.org/ */
export function detect({ head, text }: Probe): boolean {
  const start = head.length < 4000 ? head : text.slice(0, 40_000);
  return /\bnep\.repec\.org\b|d\.repec\.org\/n\?u=RePEc:/i.test(start) && /^\s*By:\s*\S/m.test(start);
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const lines = undoCopying(text).split('\n');
  const head = lines.slice(0, 100).join('\n');
  const issued = toIsoDate(
    /^\s*(?:Issue of:?|Date:)\s*(\d{4}[-\u2010-\u2013]\d{2}[-\u2010-\u2013]\d{2})/m
      .exec(head)?.[1]
      ?.replace(/[\u2010-\u2013]/g, '-') ?? '',
  );
  const field = /^\s*(?:nep-\w+\s+New Economics Papers\s+)?on (\p{Lu}[^\n]{2,80})$/mu.exec(head)?.[1];
  const editor = /\bchosen by:?\s+([^\n,(]{2,60})/i.exec(head)?.[1];
  const papers = entriesOf(lines).flatMap((entry, index) => {
    return toPaper({ ...draftOf(entry), position: index + 1 }, report, `line ${entry.line}`) ?? [];
  });
  return {
    title: field ? `NEP: ${field.trim()}` : 'NEP: New Economics Papers',
    homepage: 'https://nep.repec.org/',
    ...(editor ? { curators: [editor.trim()] } : {}),
    papers,
    ...(issued ? { date: issued } : {}),
  };
}

interface Announced {
  /** From 1. */
  readonly line: number;
  readonly lines: string[];
}

/** What stands below the last paper: a rule, or who made the issue and how it may be passed on. */
const closing = /^\s*(?:[-_=]{10,}\s*$|This nep-\w+ issue is\b|General information on the NEP project\b)/i;

/** "123. A title", and below it at once or after the rest of the title a field; the contents at the top have none. */
function entriesOf(lines: readonly string[]): Announced[] {
  const starts = lines.flatMap((line, index) => {
    if (!/^\s*\d{1,3}\.\s+\S/.test(line)) return [];
    const next = lines
      .slice(index + 1, index + 6)
      .find((each) => /^\s*(?:\d{1,3}\.\s|(?:By|Date|URL|Abstract):)/.test(each));
    return next !== undefined && !/^\s*\d/.test(next) ? [index] : [];
  });
  return starts.map((start, number) => {
    const entry = lines.slice(start, starts[number + 1]);
    const end = entry.findIndex((line) => closing.test(line));
    return { line: start + 1, lines: end < 0 ? entry : entry.slice(0, end) };
  });
}

const label = /^\s*(Date|By|URL|Abstract|Keywords|JEL|DOI|Note):\s*(.*)$/;

function draftOf({ lines }: Announced): Draft {
  const fields = new Map<string, string[]>();
  let name = 'Title';
  for (const line of lines) {
    const [, label_, rest] = label.exec(line) ?? [];
    name = label_ ?? name;
    // An abstract may stand below the address without a name of its own.
    if (label_ === undefined && name === 'URL' && line.trim() !== '') name = 'Abstract';
    const values = fields.get(name) ?? [];
    values.push((rest ?? line).trim());
    fields.set(name, values);
  }
  const field = (of: string) => fields.get(of)?.join(' ').trim() || undefined;
  return {
    title: field('Title')?.replace(/^\d{1,3}\.\s+/, ''),
    abstract: field('Abstract'),
    authors: peopleIn(fields.get('By') ?? []),
    published: field('Date')?.replace(/[\u2010-\u2013]/g, '-'),
    ids: { doi: field('DOI') },
    links: { page: field('URL') },
    topics: [...(field('Keywords')?.split(/\s*[,;]\s*/) ?? []), ...(field('JEL')?.match(/[A-Z]\d{1,2}/g) ?? [])],
    comment: field('Note'),
    type: 'report',
  };
}

/** "Ada Lovelace (University of Somewhere); Bo Hill", a line each or parted by semicolons; affiliations may go on. */
function peopleIn(lines: readonly string[]): DraftAuthor[] {
  let depth = 0;
  let written = '';
  for (const line of lines) {
    written += `${depth > 0 ? ' ' : ';'}${line}`;
    depth = Math.max(0, depth + countOf(line, '(') - countOf(line, ')'));
  }
  return splitOutside(written, ';').flatMap((person) => {
    const { text: name, remark: affiliation } = takeRemark(person);
    return name === '' ? [] : [{ name, affiliation }];
  });
}

const countOf = (text: string, sign: string) => text.split(sign).length - 1;
