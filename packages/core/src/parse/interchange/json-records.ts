import { parseId } from '../../paper/id.js';
import { isRecord } from '../fields.js';
import { parsePythonLiteral } from '../huggingface/python-literal.js';
import { jsonOf } from '../json-lines.js';
import { recordsOfTable } from './json-tables.js';
import { type Field, fieldOf, foldName, type Named } from './named-fields.js';

// Where the papers are in JSON of which nothing is known: an array, an object around one, an object by keys, one paper.

type Json = Record<string, unknown>;

export interface Records {
  readonly list: readonly unknown[];
  /** The object around the list, where there is one. */
  readonly around: Json;
  /** Other lists of papers beside it, by the names they have. */
  readonly beside?: readonly (readonly [name: string, records: number])[];
}

/** How many entries are looked at before a list is called something else. */
const probed = 10;
/** As deep as answers wrap their list: `{ data: { search: { results: [] } } }`. */
const maxDepth = 3;

/** What a thing that has a title must have besides to be called a paper. */
const telling: ReadonlySet<string> = new Set<Field>(['abstract', 'authors', 'published', 'id', 'topics', 'venue']);

/** The names under which a list beside a title is the list of that name, not the references of a paper. */
const lists = new Set(
  'articles children collection content data docs documents entries feed hits items list papers posts preprints publications records response results rows value works'.split(
    ' ',
  ),
);

/** The records of JSON, or `undefined` when nothing in it is called a title beside something else of a paper. */
export function recordsIn(json: unknown): Records | undefined {
  return inObjects(json) ?? inTable(json);
}

function inObjects(json: unknown): Records | undefined {
  if (Array.isArray(json)) return holdsPapers(json) ? { list: json, around: {} } : undefined;
  if (!isRecord(json)) return undefined;
  return (
    listed(json, 0, lists) ?? single(json, json) ?? listed(json, 0) ?? keyed(json) ?? single(json, unwrapped(json))
  );
}

function inTable(json: unknown): Records | undefined {
  const list = recordsOfTable(json);
  return list && holdsPapers(list) ? { list, around: {} } : undefined;
}

function holdsPapers(list: readonly unknown[]): boolean {
  return list.slice(0, probed).some((value) => {
    const record = unwrapped(value);
    return record !== undefined && looksLikeOne(record);
  });
}

/** The first list of papers in an object, those in objects inside it later. */
function listed(around: Json, depth: number, among?: ReadonlySet<string>): Records | undefined {
  const isNamed = (name: string) => among?.has(foldName(name)) ?? true;
  const entries = Object.entries(around).filter(([name]) => isNamed(name));
  const held = Object.entries(around).flatMap(([name, written]) => {
    const value = opened(written);
    return Array.isArray(value) && holdsPapers(value) ? [{ name, value }] : [];
  });
  // Lists under days or subjects are one listing; of those that are called lists the first is.
  const taken = held.find(({ name }) => isNamed(name));
  if (taken && among === undefined) return { list: held.flatMap(({ value }) => value), around };
  if (taken) {
    const beside = held.filter((each) => each !== taken).map(({ name, value }) => [name, value.length] as const);
    return { list: taken.value, around, beside };
  }
  if (depth === maxDepth) return undefined;
  for (const [, value] of entries) {
    const found = isRecord(value) ? listed(value, depth + 1, among) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** A list that was put into its envelope as text. */
function opened(value: unknown): unknown {
  return typeof value === 'string' && /^\s*\[/.test(value) ? (jsonOf(value) ?? parsePythonLiteral(value)) : value;
}

function single(json: Json, record: Json | undefined): Records | undefined {
  return record && looksLikeOne(record) ? { list: [json], around: {} } : undefined;
}

/** Papers under their keys: `{ "2403.12345": { title } }`. */
function keyed(json: Json): Records | undefined {
  const entries = Object.entries(json);
  const list = entries.flatMap(([key, value]) => (isRecord(value) ? [named(key, value)] : []));
  // A version or a date may stand beside them.
  return list.length > entries.length / 2 && holdsPapers(list) ? { list, around: {} } : undefined;
}

/** A record with its key for an identifier, where that is one and the record has none of its own. */
function named(key: string, record: Json): Json {
  const isKnown = Object.keys(record).some((name) => /^(?:id|ids\.)/.test(fieldOf(name)?.field ?? ''));
  return !isKnown && parseId(key) !== undefined ? { id: key, ...record } : record;
}

function looksLikeOne(record: Json): boolean {
  return isTitled(record) && Object.keys(record).some(tells);
}

function tells(name: string): boolean {
  const { field = '' } = fieldOf(name) ?? {};
  return telling.has(field) || field.startsWith('ids.') || field.startsWith('links.');
}

/** A name alone may be anybody's. */
function isTitled(record: Json): boolean {
  return Object.entries(record).some(
    ([name, value]) => typeof value === 'string' && fieldOf(name)?.field === 'title' && /title|headline/i.test(name),
  );
}

/** The record, with what the one record inside it says that has a title: `{ _source: { title } }`. */
export function unwrapped(value: unknown): Json | undefined {
  if (typeof value === 'string' && /^\s*\{/.test(value)) return unwrapped(jsonOf(value) ?? parsePythonLiteral(value));
  if (!isRecord(value)) return undefined;
  if (isTitled(value)) return value;
  const titled = Object.entries(value).filter(([, part]) => isRecord(part) && isTitled(part));
  if (titled.length !== 1) return value;
  const [[name, inner]] = titled as [[string, Json]];
  const { [name]: _, ...around } = value;
  return { ...around, ...inner };
}

/** Objects that only group fields. */
const groups: Readonly<Record<string, 'ids' | 'links' | 'signals'>> = {
  ids: 'ids',
  externalids: 'ids',
  identifiers: 'ids',
  links: 'links',
  urls: 'links',
  signals: 'signals',
  metrics: 'signals',
  publicmetrics: 'signals',
  stats: 'signals',
  statistics: 'signals',
  counts: 'signals',
};

/** What a record holds under names that mean a field, the clearest name of each first; and the names that mean none. */
export function namedValues(record: Json): { values: (Named & { value: unknown })[]; unknown: string[] } {
  const values: (Named & { value: unknown })[] = [];
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(record)) {
    const group = Object.hasOwn(groups, foldName(name)) ? groups[foldName(name)] : undefined;
    if (group !== undefined && isRecord(value)) {
      for (const [inner, innerValue] of Object.entries(value)) {
        const named = fieldOf(inner);
        if (named?.field.startsWith(group)) values.push({ ...named, value: innerValue });
        else unknown.push(`${name}.${inner}`);
      }
      continue;
    }
    const named = fieldOf(name);
    // What a search engine says of its own answer, `_score`, is nobody's vote.
    const isOfAnswer = /^[_@]/.test(name) && named?.field.startsWith('signals.');
    if (named && !isOfAnswer) values.push({ ...named, value });
    else unknown.push(name);
  }
  return { values: values.sort((a, b) => a.rank - b.rank), unknown };
}
