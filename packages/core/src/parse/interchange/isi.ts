import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { rangeOf } from '../range.js';
import { type Flavour, readTagged, type TaggedRecord, textOf, valuesOf } from './tagged.js';

const flavour: Flavour = {
  line: /^([A-Z][A-Z0-9])(?: (.*))?$/,
  first: 'PT',
  last: 'ER',
  lists: new Set(['AU', 'AF', 'BE', 'CR', 'C1', 'ED']),
};

/** Web of Science plain text ("ISI Export Format"): two-letter tags, values going on under three blanks. */
export function detect({ head }: Probe): boolean {
  return /^(?:FN |VR 1\.0|PT [A-Z]$)/m.test(head) && /^PT [A-Z]\s*$/m.test(head);
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const records = readTagged(text.replace(/^(?:FN|VR|EF)\b.*$/gm, ''), flavour);
  return { title: 'Web of Science', papers: collect('records', records, report, draftOf) };
}

/** The kinds of publication: journal, book, series, patent. */
const types: Readonly<Record<string, string>> = { J: 'article-journal', B: 'book', S: 'book', P: 'patent' };

function draftOf(record: TaggedRecord): Draft {
  return {
    title: textOf(record, 'TI'),
    abstract: textOf(record, 'AB'),
    authors: valuesOf(record, 'AF', 'AU'),
    published: dateOf(record),
    ids: { doi: valuesOf(record, 'DI')[0], pmid: valuesOf(record, 'PM')[0] },
    topics: (textOf(record, 'DE') ?? textOf(record, 'ID') ?? '').split(';').filter(Boolean),
    venue: textOf(record, 'SO'),
    volume: textOf(record, 'VL'),
    issue: textOf(record, 'IS'),
    pages: rangeOf(textOf(record, 'BP'), textOf(record, 'EP')),
    articleNumber: textOf(record, 'AR'),
    publisher: textOf(record, 'PU'),
    place: textOf(record, 'PI'),
    series: textOf(record, 'SE'),
    issn: [...valuesOf(record, 'SN'), ...valuesOf(record, 'EI')],
    isbn: valuesOf(record, 'BN'),
    editors: valuesOf(record, 'BE', 'ED'),
    language: textOf(record, 'LA'),
    type: types[textOf(record, 'PT') ?? ''],
    signals: { citations: valuesOf(record, 'TC')[0] },
  };
}

/** `PD` holds month and day ("JUN 14", "JUL-AUG"), `PY` the year. */
function dateOf(record: TaggedRecord): string | undefined {
  const year = textOf(record, 'PY');
  const [, month, day] = /^([A-Z]{3})(?:[ -](\d{1,2}))?/i.exec(textOf(record, 'PD') ?? '') ?? [];
  if (!year || !month) return year;
  return day ? `${day} ${month} ${year}` : `${month} ${year}`;
}
