import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { looselyHtml } from './as-html.js';
import { type Flavour, readTagged, type TaggedRecord, textOf, valuesOf } from './tagged.js';

const flavour: Flavour = { line: /^([A-Z]{2,4}) {0,2}- ?(.*)$/, first: 'PMID' };

/** MEDLINE text (`.nbib`), as PubMed saves citations. Fields: https://www.nlm.nih.gov/bsd/mms/medlineelements.html */
export function detect({ head }: Probe): boolean {
  return /^PM(?:ID|CR?) ?- ?\d/m.test(head) && /^[A-Z]{2,4} {0,2}- /m.test(head);
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  return { title: 'PubMed', papers: collect('records', readTagged(text, flavour), report, draftOf) };
}

/** Tags under which other records are named, by journal and PMID. */
const related = {
  CIN: 'has-comment',
  CON: 'is-comment-on',
  EIN: 'has-correction',
  EFR: 'is-correction-of',
  RIN: 'has-retraction',
  ROF: 'is-retraction-of',
  UIN: 'has-version',
  UOF: 'is-version-of',
  RPI: 'has-version',
  RPF: 'is-version-of',
};

function draftOf(record: TaggedRecord): Draft {
  const ids = [...valuesOf(record, 'LID'), ...valuesOf(record, 'AID')];
  return looselyHtml({
    title: textOf(record, 'TI', 'BTI', 'TT'),
    abstract: textOf(record, 'AB'),
    authors: valuesOf(record, 'FAU', 'AU', 'CN').map(familyFirst),
    published: valuesOf(record, 'DEP', 'DP')[0],
    ids: {
      pmid: /^\d+/.exec(textOf(record, 'PMID') ?? '')?.[0],
      pmcid: valuesOf(record, 'PMC')[0],
      doi: ids.find((id) => /\[doi\]$|^doi:/i.test(id))?.replace(/\[doi\]$/i, ''),
    },
    relations: Object.entries(related).flatMap(([tag, type]) =>
      valuesOf(record, tag).map((value) => ({ type, id: /\bPMID: ?(\d+)/.exec(value)?.[1], scheme: 'pmid' })),
    ),
    topics: [...valuesOf(record, 'OT'), ...valuesOf(record, 'MH')].map((term) => term.replaceAll('*', '')),
    venue: valuesOf(record, 'JT', 'TA')[0],
    volume: valuesOf(record, 'VI')[0],
    issue: valuesOf(record, 'IP')[0],
    pages: valuesOf(record, 'PG')[0],
    publisher: valuesOf(record, 'PB')[0],
    place: valuesOf(record, 'PL')[0],
    issn: valuesOf(record, 'IS').map((issn) => issn.replace(/\s*\(.*$/, '')),
    isbn: valuesOf(record, 'ISBN').map((isbn) => isbn.replace(/\s*\(.*$/, '')),
    editors: valuesOf(record, 'FED', 'ED').map(familyFirst),
    language: valuesOf(record, 'LA')[0],
    type: valuesOf(record, 'PT').some((type) => /journal article/i.test(type)) ? 'article-journal' : undefined,
  });
}

/** `AU` abbreviates without a comma: "Lovelace A". */
function familyFirst(name: string): string {
  return name.includes(',') ? name : name.replace(/^(.+) ([A-Z]{1,4})$/, '$1, $2');
}
