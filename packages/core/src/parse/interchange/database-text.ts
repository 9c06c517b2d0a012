import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { rangeOf } from '../range.js';
import { splitPeople } from './people.js';
import { type Flavour, readTagged, type TaggedRecord, textOf, valuesOf } from './tagged.js';

/** Asked after RIS and MEDLINE, whose lines look alike and say themselves what they are. */
export const general = true;

/** How a tag of two letters is set off: `--TI-- ` of Biblioscape, `TI- ` of Copac, `TI - ` and `TI: ` of Inspec and others. */
const lines: readonly RegExp[] = [
  /^--([A-Z][A-Z0-9])--[ \t]+(.*)$/,
  /^([A-Z][A-Z0-9])- (.*)$/,
  /^([A-Z][A-Z0-9]) - (.*)$/,
  /^([A-Z][A-Z0-9]): (.*)$/,
];

/** Records that databases and older reference managers save with tags of two letters: Biblioscape, Copac, Inspec, CSA. */
export function detect({ head }: Probe): boolean {
  return !/^[<{[@%]/.test(head) && lineOf(head) !== undefined;
}

/** The way of setting off tags in which a title stands beside authors, or another field that only works have. */
function lineOf(head: string): RegExp | undefined {
  const written = head.split(/\r\n?|\n/);
  return lines.find((line) => {
    const tags = new Set(written.flatMap((each) => line.exec(each)?.[1] ?? []));
    const telling = ['AU', 'AB', 'SO', 'PY', 'YP', 'PU', 'ST', 'KW', 'DE', 'VL'].filter((tag) => tags.has(tag));
    return tags.has('TI') && telling.length > 1;
  });
}

export function parse({ head, text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const line = lineOf(head) ?? lines[0]!;
  // Rules and "Record 2 of 9 - INSPEC" part records; so does the tag that each of them begins with.
  const parts = text.split(/^(?:[-=_*]{4,}|Record\b.*)$/m);
  const records = parts.flatMap((part) => readTagged(part, flavourOf(part, line)));
  return { title: 'Records', papers: collect('records', records, report, draftOf) };
}

function flavourOf(text: string, line: RegExp): Flavour {
  const first = new RegExp(line.source, 'm').exec(text)?.[1];
  return first === undefined ? { line } : { line, first };
}

function draftOf(record: TaggedRecord): Draft {
  const people = valuesOf(record, 'AU', 'A1').flatMap(splitNames);
  const [place, publisher] = placeAndPublisher(textOf(record, 'PU', 'PB'));
  const serials = [...valuesOf(record, 'IS'), ...valuesOf(record, 'SN')].flatMap((text) => text.match(serial) ?? []);
  return {
    title: textOf(record, 'TI', 'T1')?.replace(/ : /g, ': '),
    abstract: textOf(record, 'AB'),
    authors: people,
    // The edition stands under this tag, too.
    editors: valuesOf(record, 'ED')
      .filter((text) => text.includes(','))
      .flatMap(splitNames),
    published: textOf(record, 'PY', 'YP', 'YR', 'DA'),
    ids: { doi: textOf(record, 'DO', 'DI') },
    links: { page: /https?:\/\/\S+/.exec(textOf(record, 'UR', 'UL') ?? '')?.[0] },
    topics: valuesOf(record, 'KW', 'DE', 'ID', 'SU').flatMap((list) => list.split(/\s*;\s*/)),
    // "IEEE Trans. Lamps, vol.3, no.2, pp.4-9": the journal, before what a field of its own may hold.
    venue: textOf(record, 'SO', 'ST', 'JN', 'JO')?.replace(/,? (?:vol|no|pp)\.? ?\d.*$/i, ''),
    volume: textOf(record, 'VL', 'VO') ?? /\bvol\.? ?(\d+)/i.exec(textOf(record, 'SO') ?? '')?.[1],
    issue: textOf(record, 'NB', 'NO', 'IP') ?? /\bno\.? ?(\d+)/i.exec(textOf(record, 'SO') ?? '')?.[1],
    pages:
      rangeOf(textOf(record, 'PS', 'SP'), textOf(record, 'PE', 'EP')) ??
      textOf(record, 'PG', 'PP') ??
      /\bpp?\.? ?(\d+\s?[-\u2013]\s?\d+)/i.exec(textOf(record, 'SO') ?? '')?.[1],
    publisher,
    place,
    series: textOf(record, 'SE'),
    issn: serials,
    isbn: valuesOf(record, 'IB', 'BN').flatMap((text) => text.match(/[\dX-]{10,17}/g) ?? []),
    language: textOf(record, 'LA'),
    type: typeOf(textOf(record, 'RT', 'DT', 'PT')),
  };
}

const serial = /\b\d{4}-\d{3}[\dX]\b/g;

/** Copac names universities and societies among the authors: "Town University. Department of Soup" is one. */
function splitNames(text: string): DraftAuthor[] {
  if (!/[,;]/.test(text) && /\S\s+\S+\s+\S/.test(text) && /\b(?:Univ|Inst|Dep|Soc|Fak|Cent|Lab|Col)/i.test(text))
    return [{ name: text, corporate: true }];
  // Some write "Lane,-A." so that names are one word.
  return splitPeople(text.replace(/,-/g, ', ')).map((name) => ({ name }));
}

/** "Karlsruhe : Universitat Karlsruhe": the place before the publisher. */
function placeAndPublisher(text: string | undefined): [place: string | undefined, publisher: string | undefined] {
  const [first, ...rest] = text?.split(' : ') ?? [];
  return rest.length === 0 ? [undefined, first] : [first, rest.join(' : ')];
}

function typeOf(type: string | undefined): string | undefined {
  if (type === undefined) return undefined;
  if (/journal|article/i.test(type)) return 'article-journal';
  if (/conference|proceedings/i.test(type)) return 'paper-conference';
  return /thesis|dissertation/i.test(type) ? 'thesis' : /\bbook|monograph/i.test(type) ? 'book' : undefined;
}
