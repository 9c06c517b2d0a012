import { issuesIn, type ReportIssue } from '../paper/issue.js';

/** Names in a sentence, cut before they bury it. */
const listed = (names: readonly string[]): string => names.join(', ').slice(0, 300);

/** What reading a listing says of it; which facts a code has is declared in paper/codes.ts. */
export const issueOf = issuesIn({
  'abstract-missing': ({ title }) => `"${title}" has no abstract.`,
  'abstract-or-summary': () =>
    "A card shows the abstract or a machine's summary of it and does not say which; both were taken for abstracts.",
  'abstract-paragraphs': ({ paragraphs }) =>
    `${paragraphs} paragraphs follow the title; all were taken for its abstract.`,
  'authors-cut': ({ cut, of, ending }) => {
    if (cut !== undefined) return `${cut} of ${of} entries name their first authors only ("et al.").`;
    return `The list of authors is shortened${ending === undefined ? '' : `: it ends in ${ending}`}.`;
  },
  'authors-missing': ({ named, hidden, papers }) =>
    papers === undefined
      ? `The page names ${named} authors and hides ${hidden}.`
      : `ORCID lists works without their authors: ${papers} of ${papers}.`,
  'authors-truncated': ({ limit }) => `OpenAlex lists only the first ${limit} authors.`,
  'bad-entry': ({ record }) =>
    record === undefined ? 'Not an object with fields; left out.' : `No metadata in a known format in ${record}.`,
  'bad-field': ({ more }) =>
    more === undefined
      ? 'A field of an unexpected type; left out.'
      : `${more} more fields of unexpected types; left out.`,
  'bytes-replaced': ({ bytes }) => `${bytes} bytes are not UTF-8 and were replaced by U+FFFD.`,
  'cells-extra': ({ cells }) => `Left out: ${cells} cells that have no column.`,
  'column-unknown': ({ columns }) => `Left out, for a paper has no place for them: ${listed(columns)}.`,
  'count-unreadable': ({ value }) => `Left out: ${value} is no count.`,
  'cut-off': ({ taken, of, what }) => {
    if (what !== undefined) return `The page shows ${taken} of ${of} ${what}; the others stand on further pages.`;
    return `Scholar shortened the authors or the venue of ${of! - taken!} of ${of} papers; what it cut was left out.`;
  },
  'date-part-unreadable': ({ value, kept }) => `Of ${value} only ${kept} can be read.`,
  'date-unreadable': ({ value }) => `Left out: ${value} is no date.`,
  'deleted-record': ({ record }) => `${record ?? 'A record'} was deleted from the archive.`,
  'empty-page': ({ total, start }) => `arXiv counts ${total} papers but gave none from ${start} on. Ask again.`,
  'encoding-assumed': ({ encoding }) =>
    encoding === 'windows-1252'
      ? 'The bytes are not UTF-8; they were read as windows-1252 (latin-1).'
      : `No byte order mark; read as ${encoding} because every other byte is zero.`,
  'entries-left-out': ({ left, of }) =>
    of === undefined
      ? `${left} points, rows or addresses of the list lead to no paper and were left out.`
      : `${left} of ${of} items are attachments and notes and were left out.`,
  'entry-damaged': ({ text }) => `Left out: ${text} belongs to no field.`,
  'entry-unclosed': ({ end }) =>
    end === undefined
      ? 'The entry is never closed; it was read as far as it goes.'
      : `No ${end} line; read up to the next record.`,
  'entry-unreadable': ({ reason, start }) =>
    start === undefined ? `Skipped: reading it failed (${reason}).` : `Skipped: no title can be told in "${start}".`,
  'error-answer': ({ answer }) => `arXiv answered with an error: "${answer}".`,
  'extra-doi': ({ dois }) => `Only the first DOI is kept, not ${dois.join(', ')}.`,
  'field-unknown': ({ fields }) => `Left out, for a paper has no place for them: ${listed(fields)}.`,
  'records-unread': ({ records, name, format }) =>
    `${records} ${records === 1 ? 'record' : 'records'} ${name === undefined ? `in the format ${format}` : `under "${name}"`} ${records === 1 ? 'was' : 'were'} not read: give ${records === 1 ? 'it' : 'them'} apart.`,
  'format-guessed': () =>
    'Nothing says what this text is; it was read as titles and abstracts in turn. Check the papers.',
  'id-repaired': ({ scheme }) => `Characters that no identifier has were taken out of ${scheme}.`,
  'id-unreadable': ({ scheme, value }) => `Left out: ${value} is no ${scheme} identifier.`,
  'line-invalid': () => 'The line is not JSON and was skipped.',
  'lines-left-out': ({ lines, start }) =>
    `${lines === 1 ? 'A line' : `${lines} lines`} behind the last paper, from "${start}" on, may belong to it and ${lines === 1 ? 'was' : 'were'} left out.`,
  'link-unsafe': ({ value }) => `Left out: ${value} is no http address.`,
  'macro-undefined': ({ name }) => `No @string defines ${name}; its name stands for it.`,
  'macros-cut': () => 'The macros add too much to the file; from here on their names stand.',
  'no-records': ({ reason }) => `The archive has no record that matches: ${reason}.`,
  'not-a-paper': ({ name, kind }) =>
    kind === undefined
      ? 'Skipped: there is no article, paper, book or report in this record.'
      : `Skipped: ${name ?? 'it'} is ${kind}.`,
  'not-found': ({ service, id, said }) =>
    said === undefined
      ? `${service} has no paper ${id ?? 'by the identifier asked at this place'}.`
      : `Skipped: ${said}.`,
  'paper-repeated': ({ id, times, more }) => {
    if (more !== undefined) return `${more} more papers stand here more than once.`;
    return times === undefined ? `${id} stands here again.` : `${id} stands here ${times} times.`;
  },
  'python-literal': () => 'Printed by Python rather than written as JSON; read as what it means.',
  'quote-unclosed': () => 'A quote is never closed; the rest of the text is in this row.',
  retracted: ({ notice }) =>
    notice === undefined ? 'The work has been retracted.' : `It was retracted: ${notice} says why.`,
  'title-missing': ({ id, isCut }) => {
    if (isCut) return 'The text begins in the middle of an abstract; its first words stand for the title.';
    return id === undefined ? 'Skipped: it has no title.' : `${id} has no title here; look it up, as \`enrich\` does.`;
  },
  'papers-unread': ({ read, named }) =>
    `${named} papers are named in the text, and ${read} were read: others stand within what is said of them.`,
  'counts-unread': ({ papers, of, value }) =>
    `Numbers beside ${papers} of ${of} papers, such as "${value}", were left out: nothing says what they count.`,
  'title-unsure': ({ title }) => `"${title}" may be no title: nothing on the page marks it.`,
  'titles-lost': ({ cards }) => `${cards} of ${cards} cards have a submitter but no title.`,
  truncated: ({ what }) => `The ${what} ends in the middle or is damaged; what came before was read.`,
  'truncated-character': () => 'The input ends inside a character; its last bytes were left out.',
  'value-cut': ({ limit }) => `A value of more than ${limit} characters was cut there.`,
  'value-unclosed': () => 'A value is never closed; it was read up to the next entry.',
  withdrawn: ({ day }) => `Withdrawn on ${day}.`,
  'xml-repaired': () => 'The feed is not well-formed XML; it was mended and may have lost something.',
  'year-assumed': ({ value, year, dates }) =>
    dates === undefined
      ? `"${value}" names no year; ${year} was assumed.`
      : `${dates} dates of papers, such as "${value}", name no year; the latest was assumed.`,
});

/** Notes a guess, a repair or a loss in what is read. */
export type Report = ReportIssue<Parameters<typeof issueOf>[0]>;
