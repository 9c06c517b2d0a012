import type { Listing } from '../../paper/schema.js';
import type { Draft, DraftAuthor } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { rangeOf } from '../range.js';
import { toPaper } from '../to-paper.js';
import { looselyHtml } from './as-html.js';
import { cslTypes, genreOf, publishedBy } from './csl-types.js';
import { authorOf, serialOf } from './endnote-xml.js';
import { slashDate } from './slash-date.js';
import { type Flavour, readTagged, type TaggedRecord, textOf, valuesOf } from './tagged.js';

/** Two capitals or a capital and a digit, blanks (two by the rule, one or a tab in the wild), a hyphen. */
const flavour: Flavour = { line: /^\s?([A-Z][A-Z0-9])[ \t]{1,3}-(?:\s(.*))?$/, first: 'TY', last: 'ER' };

const typeLine = /^\s?TY[ \t]{1,3}-\s?\S/m;
/** A file that lost its types still has lines that nothing else has. */
const titleAndAuthor = [/^(?:TI|T1) {2}- \S/m, /^(?:AU|A1) {2}- \S/m];

/**
 * RIS as Zotero, EndNote, JabRef, ProQuest, Ovid, PubMed and publishers write it. Tags:
 * https://en.wikipedia.org/wiki/RIS_(file_format)#Tags; they disagree on which tag holds what, so each field is looked
 * for under several.
 */
export function detect({ head }: Probe): boolean {
  if (typeLine.test(head)) return true;
  // MEDLINE text has the same tags, and a PMID.
  return titleAndAuthor.every((line) => line.test(head)) && !/^PMID ?-/m.test(head);
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const papers = recordsOf(text).flatMap((record, index) => {
    const where = `line ${record.line}`;
    if (!record.closed) report('entry-unclosed', { end: 'ER' }, where);
    return toPaper(looselyHtml(draftOf(record, index + 1)), report, where) ?? [];
  });
  return { title: 'RIS', papers };
}

/** A file that lost its types begins a record where none is open. */
function recordsOf(text: string): TaggedRecord[] {
  const records = readTagged(text, flavour);
  return records.length > 0 ? records : readTagged(text, { ...flavour, first: undefined });
}

function draftOf(record: TaggedRecord, position: number): Draft {
  const type = cslTypes.ris?.[valuesOf(record, 'TY').at(-1)?.toUpperCase() ?? ''];
  return {
    title: titleOf(record),
    abstract: textOf(record, 'AB', 'N2'),
    authors: peopleOf(record, 'AU', 'A1'),
    published: dateOf(record),
    ids: idsOf(record),
    links: {
      page: addressesOf(record, 'UR')[0] ?? addressesOf(record, 'L2', 'LK')[0],
      pdf: addressesOf(record, 'L1', 'L4').find((url) => /pdf/i.test(url)),
    },
    topics: valuesOf(record, 'KW').flatMap((line) => line.split(';')),
    venue: venueOf(record),
    volume: valuesOf(record, 'VL')[0],
    issue: valuesOf(record, 'IS')[0],
    ...pagesOf(record),
    ...publishedBy(type, valuesOf(record, 'PB')[0]),
    place: valuesOf(record, 'CY', 'PP')[0],
    series: valuesOf(record, 'T3')[0],
    // Of an article these two hold other things: the date of the electronic edition, a section.
    edition: type?.startsWith('article') ? undefined : valuesOf(record, 'ET')[0],
    chapter: type === 'chapter' ? valuesOf(record, 'SE')[0] : undefined,
    genre: genreOf(type, valuesOf(record, 'M3')[0]),
    ...serialOf(valuesOf(record, 'SN').join('; ')),
    editors: editorsOf(record),
    language: valuesOf(record, 'LA')[0],
    key: valuesOf(record, 'ID')[0],
    comment: commentOf(record),
    type,
    position,
  };
}

function titleOf(record: TaggedRecord): string | undefined {
  return textOf(record, 'TI', 'T1', 'CT', 'BT');
}

const peopleOf = (record: TaggedRecord, ...tags: string[]) =>
  tags
    .flatMap((tag) => valuesOf(record, tag))
    .flatMap(severalIn)
    .map(authorOf);

/** Of a work that has authors the secondary ones are its editors; of one that has none, tertiary ones may be. */
function editorsOf(record: TaggedRecord): (string | DraftAuthor)[] {
  if (valuesOf(record, 'AU', 'A1').length > 0) return peopleOf(record, 'ED', 'A2');
  const editors = valuesOf(record, 'A2', 'ED', 'A3');
  return editors.flatMap(severalIn).map(authorOf);
}

/** What stands for pages where a journal numbers its articles is written under `C7`, and where pages stand too. */
function pagesOf(record: TaggedRecord): Pick<Draft, 'pages' | 'articleNumber'> {
  const pages = rangeOf(valuesOf(record, 'SP')[0], valuesOf(record, 'EP')[0]);
  const articleNumber = valuesOf(record, 'C7')[0];
  return { pages: pages === articleNumber ? undefined : pages, articleNumber };
}

/** Some programs put all authors into one line: "Example, Ann; Sample, Bob". */
function severalIn(name: string): string[] {
  return name.includes(';')
    ? name
        .split(';')
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : [name];
}

/** The full title of the journal before its abbreviation; a book's own title is no venue. */
function venueOf(record: TaggedRecord): string | undefined {
  const venue = valuesOf(record, 'JF', 'T2', 'JO', 'JA', 'J2', 'BT')[0];
  return venue === titleOf(record) ? undefined : venue;
}

/** The most precise of the dates of publication; `2013/02/15/received` is of something else. */
function dateOf(record: TaggedRecord): string | undefined {
  const dates = ['PY', 'Y1', 'DA'].flatMap((tag) => valuesOf(record, tag)).flatMap((value) => slashDate(value) ?? []);
  const year = dates[0]?.slice(0, 4) ?? '';
  return dates.filter((date) => date.startsWith(year)).sort((a, b) => precision(b) - precision(a))[0];
}

const precision = (date: string) => date.split(/[-\s]/).length;

/** Notes, without those that only repeat an identifier. */
function commentOf(record: TaggedRecord): string | undefined {
  const notes = valuesOf(record, 'N1').filter((note) => !/^(?:doi|arxiv|issn|isbn|pmid):/i.test(note));
  return notes.join(' ') || undefined;
}

/** Identifiers stand under many tags: `DO`, `M3 - doi: …`, `AN - arXiv:…`, `U1 - 26957754[pmid]`, `N1 - doi: …`. */
function idsOf(record: TaggedRecord): Draft['ids'] {
  const any = (...tags: string[]) => tags.flatMap((tag) => valuesOf(record, tag));
  const noted = any('U1', 'U2', 'U3', 'U4').map((value) => /^(.*)\[(\w+)\]$/.exec(value) ?? []);
  const fromDatabase = (name: RegExp) => (name.test(textOf(record, 'DB') ?? '') ? textOf(record, 'AN') : undefined);
  return {
    doi: valuesOf(record, 'DO')[0] ?? any('M3', 'N1').find((value) => /^doi:\s?10\./i.test(value)),
    arxiv: any('AN', 'M1', 'C1', 'N1', 'UR').find((value) => /^arxiv:|arxiv\.org\//i.test(value)),
    pmid: noted.find(([, , name]) => name === 'pmid')?.[1] ?? fromDatabase(/^(?:PubMed|MEDLINE)$/i),
    pmcid: noted.find(([, , name]) => name === 'pmcid')?.[1] ?? fromDatabase(/^PMC$/i),
  };
}

function addressesOf(record: TaggedRecord, ...tags: readonly string[]): string[] {
  return tags.flatMap((tag) => valuesOf(record, tag)).flatMap((value) => /https?:\/\/\S+/i.exec(value)?.[0] ?? []);
}
