import { TrendingPapersError } from '../../paper/errors.js';
import { parseId } from '../../paper/id.js';
import type { Listing } from '../../paper/schema.js';
import { toIsoDate } from '../../text/dates.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor } from '../draft.js';
import { isRecord } from '../fields.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { jsonOf, readLines } from '../json-lines.js';
import { looselyHtml } from './as-html.js';
import { namedValues, type Records, recordsIn, unwrapped } from './json-records.js';
import { linesOf } from './lines.js';
import { parseLiteral, parseToml, recordsOfXml } from './loose-json.js';
import { draftOfValues, foldName, type Values } from './named-fields.js';
import { parseYaml } from './yaml.js';

/** What a service writes is known to its own format. */
export const general = true;

/**
 * Any other JSON of records with titles, `[{ title, authors, url, date }]`: an array, an object around one, JSON Lines,
 * papers under their keys, a table by rows or columns, an answer of SPARQL, works of schema.org, or one paper; and the same
 * in YAML, as front matter and CITATION.cff have it, in TOML, as a literal of JavaScript, or as plain XML. Fields go by the
 * names that people give them.
 */
export function detect({ json, head, text }: Probe): boolean {
  if (json !== undefined) return recordsIn(json) !== undefined;
  if (isYaml(head)) return isBibliography(recordsIn(parseYaml(text))?.list ?? []);
  if (isLoose(head)) {
    const records = recordsIn(looseValue(text))?.list ?? [];
    return isBibliography(records) || areNamed(records);
  }
  if (!head.startsWith('{')) return false;
  for (const [line] of linesOf(text)) if (line.trim() !== '') return recordsIn([jsonOf(line)]) !== undefined;
  return false;
}

/**
 * Any text of a blog has a title, a date and tags above it: of papers in YAML each names an identifier, or of several
 * each names authors and when or where.
 */
function isBibliography(records: readonly unknown[]): boolean {
  const fields = records.map(
    (record) => new Set(isRecord(record) ? namedValues(record).values.map(({ field }) => field.split('.')[0]) : []),
  );
  const isCited = (has: ReadonlySet<string | undefined>) =>
    has.has('authors') && (has.has('published') || has.has('venue') || has.has('links'));
  return fields.some((has) => has.has('ids')) || (fields.length > 1 && fields.every(isCited));
}

/** Whether nearly all records name a paper by an identifier or its address. */
function areNamed(records: readonly unknown[]): boolean {
  const named = records.filter(
    (record) =>
      isRecord(record) &&
      Object.values(record).some((text) => typeof text === 'string' && !/\s/.test(text) && parseId(text) !== undefined),
  );
  return named.length > 1 && named.length >= records.length * 0.8;
}

/** What may be a literal of JavaScript, a list of TOML, or XML of nobody's schema. */
const isLoose = (head: string) => /^(?:export |module\.exports|const |let |var |\[\[[\w.-]+\]\]\s*\n|<)/.test(head);
const looseValue = (text: string) => parseLiteral(text) ?? parseToml(text) ?? recordsOfXml(text);

/** A document or front matter of YAML with a title in it. */
const isYaml = (head: string) =>
  /^(?:---\s*\n|- |\w[\w-]{0,40}:(?: |\s*\n))/.test(head) && /^[ \t]*(?:- )?["']?title["']?:[ \t]+\S/im.test(head);

export function parse(probe: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const { json, head, text } = probe;
  const records = recordsIn(
    json ?? (isYaml(head) ? parseYaml(text) : isLoose(head) ? looseValue(text) : readLines(probe, report)),
  );
  if (records === undefined) {
    throw new TrendingPapersError(
      'wrong-format',
      'There are no papers in this JSON: no list of objects with a title and another field of a paper.',
    );
  }
  for (const [name, left] of records.beside ?? []) report('records-unread', { records: left, name });
  const unknown = new Set<string>();
  const papers = collect('records', records.list, report, (value, where) => {
    const record = unwrapped(value);
    if (record === undefined) report('bad-entry', {}, where);
    return record && draftOf(record, unknown);
  });
  reportUnknown(unknown, report);
  return { ...aboutListing(records), papers };
}

/** Once for all records: fields without a place must not bury the listing under issues. */
function reportUnknown(unknown: ReadonlySet<string>, report: Report): void {
  if (unknown.size === 0) return;
  report('field-unknown', { fields: [...unknown] });
}

/** What the object around the list says of it. */
function aboutListing({ around }: Records): Omit<Listing, 'issues' | 'papers'> {
  const textAt = (...names: string[]) => names.map((name) => textOf(around[name])).find(Boolean);
  const [description, homepage] = [textAt('description', 'subtitle'), textAt('homepage', 'url', 'link')];
  const date = toIsoDate(textAt('date', 'updated', 'day') ?? '');
  return {
    title: textAt('title', 'name') ?? 'Papers',
    ...(description && { description }),
    ...(homepage && /^https?:/i.test(homepage) && { homepage }),
    ...(date && { date }),
  };
}

function draftOf(record: Record<string, unknown>, unknown: Set<string>): Draft {
  const named = namedValues(record);
  for (const name of named.unknown) unknown.add(name);
  const values: Values = {};
  const lists: { authors?: DraftAuthor[]; topics?: string[] } = {};
  for (const { field, value } of named.values) {
    // Of people whose names are in parts there is no text.
    if (field === 'authors' && Array.isArray(value) && value.length > 0) {
      lists.authors ??= value.flatMap(peopleOf);
      continue;
    }
    const text = field.startsWith('signals.') ? countOf(value) : textOf(value);
    if (text === undefined) continue;
    if (field === 'topics' && Array.isArray(value)) lists.topics ??= value.flatMap((topic) => textOf(topic) ?? []);
    else values[field] ??= text;
  }
  return looselyHtml({ ...draftOfValues(values), ...lists });
}

/** What stands for an object where one text is wanted. */
const labels = ['name', 'title', 'displayName', 'display_name', 'label', 'url', 'href', 'text', 'value', 'term', 'id'];

/** Nothing is nested deeper that still names one thing. */
const maxDepth = 4;

/** The text of a value: of a list its first, of an object its name or address. */
function textOf(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (typeof value === 'number') return String(value);
  if (depth === maxDepth) return undefined;
  const parts = Array.isArray(value) ? value : isRecord(value) ? labels.map((label) => value[label]) : [];
  for (const part of parts) {
    const found = textOf(part, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A count; a list under a name like "comments" is what was counted, and a fraction somebody's measure. */
function countOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : undefined;
  return typeof value === 'string' ? textOf(value) : undefined;
}

/** How people call the parts of a person; compared as the names of fields are. */
const parts: readonly (readonly [part: Exclude<keyof DraftAuthor, 'corporate'>, names: readonly string[]])[] = [
  ['name', ['name', 'fullname', 'displayname', 'authorname', 'author', 'literal', 'label']],
  ['given', ['given', 'givenname', 'givennames', 'first', 'firstname', 'forename', 'forenames']],
  ['family', ['family', 'familyname', 'familynames', 'last', 'lastname', 'surname']],
  ['suffix', ['suffix', 'namesuffix']],
  ['orcid', ['orcid', 'orcidid']],
  ['affiliation', ['affiliation', 'affiliations', 'institution', 'institutions', 'organization']],
];

function peopleOf(value: unknown): DraftAuthor[] {
  if (typeof value === 'string') return [{ name: value }];
  if (!isRecord(value)) return [{ name: textOf(value) }];
  const fields = new Map(Object.entries(value).map(([name, part]) => [foldName(name), textOf(part)]));
  const person: DraftAuthor = {};
  for (const [part, names] of parts) person[part] = names.map((name) => fields.get(name)).find(Boolean);
  return [person];
}
