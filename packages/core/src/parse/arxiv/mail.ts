import type { Announcement, Listing } from '../../paper/schema.js';
import { splitAuthorLine } from '../../text/author-line.js';
import { toIsoDate } from '../../text/dates.js';
import { undoCopying } from '../copied/undo.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { toPaper } from '../to-paper.js';

// The digest that arXiv mails every evening, as the message or as pasted text: https://info.arxiv.org/help/subscribe.html.
// Entries stand between lines of `\\`; rules part the new ones from cross-lists and replacements.

const opening = /^(?:[>|\s]*)\\\\\s*\n(?:[>|\s]*)arXiv:\s?\S+/im;

/** The digest of new papers that arXiv mails, and pieces of it. */
export function detect({ head, text }: Probe): boolean {
  return (
    opening.test(head) ||
    (/^[>\s]*(?:Submissions to:|Archives at http|-{70,})/m.test(head) && opening.test(text.slice(0, 100_000)))
  );
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const lines = undoCopying(text).split('\n');
  const received = /received from\s+.+?\s+to\s+\w{3}\s+(\d{1,2}\s+\w{3}\s+\d{2,4})/s.exec(
    lines.slice(0, 200).join(' '),
  )?.[1];
  const listed = received && toIsoDate(received);
  const papers = entriesOf(lines).flatMap((entry, index) => {
    const draft = draftOf(entry, listed || undefined);
    return toPaper({ ...draft, position: index + 1 }, report, `line ${entry.line}`) ?? [];
  });
  const section = /Submissions to:\s*\n\s*(\S[^\n]{2,80})/.exec(lines.slice(0, 200).join('\n'))?.[1];
  return {
    title: section ? `arXiv: ${section.trim()}` : 'arXiv digest',
    homepage: 'https://arxiv.org/',
    ...(listed ? { date: listed } : {}),
    papers,
  };
}

interface MailedEntry {
  /** From 1. */
  readonly line: number;
  readonly head: string[];
  readonly abstract: string[];
}

/** An entry: `\\`, its fields, `\\`, its abstract, and `\\ ( address , size )`. A replacement has no abstract. */
function entriesOf(lines: readonly string[]): MailedEntry[] {
  const entries: MailedEntry[] = [];
  let entry: MailedEntry | undefined;
  let isAbstract = false;
  for (const [index, line] of lines.entries()) {
    if (/^\s*(?:-{20,}|(?:%%?-+){8,}.*)\s*$/.test(line)) {
      entry = undefined;
    } else if (/^\s*\\\\\s*(?:\(.*)?$/.test(line)) {
      const begins = /^\s*arXiv:/i.test(lines[index + 1] ?? '');
      if (begins) {
        entry = { line: index + 2, head: [], abstract: [] };
        entries.push(entry);
        isAbstract = false;
      } else if (/\\\\\s*\(/.test(line)) entry = undefined;
      else isAbstract = true;
    } else if (entry) (isAbstract ? entry.abstract : entry.head).push(line);
  }
  return entries;
}

function draftOf({ head, abstract }: MailedEntry, listed: string | undefined): Draft {
  const fields = fieldsOf(head);
  const replaced = head
    .map((line) => /^replaced with revised version\s+(.+?)(?:\s{2,}\(|\s+\(\d|$)/.exec(line.trim())?.[1])
    .find(Boolean);
  const [id = ''] = /(?<=^\s*arXiv:\s?)\S+/i.exec(head[0] ?? '') ?? [];
  const date = (text: string | undefined) => text?.replace(/\s+\(\S+\)\s*$/, '').trim();
  return {
    markup: 'tex',
    title: fields.get('title'),
    abstract: abstract.map((line) => line.replace(/^ {2}(?=\S)/, '')).join('\n'),
    authors: splitAuthorLine(fields.get('authors') ?? fields.get('author') ?? '').map(({ name, affiliations }) => ({
      name,
      ...(affiliations.length > 0 ? { affiliation: affiliations.join('; ') } : {}),
    })),
    published: date(fields.get('date')),
    updated: date(replaced),
    listed,
    announced: announcedIn(head),
    ids: { arxiv: id, doi: fields.get('doi')?.split(/\s+/)[0] },
    topics: fields.get('categories')?.split(/\s+/),
    comment: fields.get('comments'),
    venue: fields.get('journal-ref'),
    type: 'article',
    license: fields.get('license'),
  };
}

/** Marked are cross-lists, behind the number, and new versions, below it; all others are new. */
function announcedIn([number = '', ...fields]: readonly string[]): Announcement {
  const isReplaced = fields.some((line) => /^\s*replaced with/i.test(line));
  if (/\(\*?cross-list/i.test(number)) return isReplaced ? 'replace-cross' : 'cross';
  return isReplaced ? 'replace' : 'new';
}

/** "Title: …" and so on; a line that begins with two blanks, or with none of the names, goes on. */
function fieldsOf(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>();
  let name: string | undefined;
  for (const line of lines.slice(1)) {
    const [, label, value] =
      /^\s{0,1}(Date|Title|Authors?|Categories|Comments|Proxy|Report-no|ACM-class|MSC-class|Journal-ref|DOI|License):\s*(.*)$/.exec(
        line,
      ) ?? [];
    if (label !== undefined) {
      name = label.toLowerCase();
      fields.set(name, value!.trim());
    } else if (line.trim() === '') name = undefined;
    else if (name !== undefined) fields.set(name, `${fields.get(name)} ${line.trim()}`);
  }
  return fields;
}
