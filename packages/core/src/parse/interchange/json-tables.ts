import { isRecord } from '../fields.js';
import { fieldOf } from './named-fields.js';

// Records that JSON holds in another way than one object each: as a table, by columns, as answers of SPARQL, or as things
// of schema.org whose title is their name.

type Json = Record<string, unknown>;

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 1 && value.every((one) => typeof one === 'string');

const isRows = (value: unknown): value is unknown[][] =>
  Array.isArray(value) && value.length > 0 && value.every(Array.isArray);

const namesTitle = (names: readonly string[]) => names.some((name) => fieldOf(name)?.field === 'title');

/**
 * The same values as one object a record, or `undefined` when they are in none of these shapes.
 *
 * @example
 * recordsOfTable({ columns: ['title', 'year'], data: [['Lamps', 2025]] }); // [{ title: 'Lamps', year: 2025 }]
 */
export function recordsOfTable(json: unknown): readonly Json[] | undefined {
  if (isRows(json)) return underHeader(json);
  if (!isRecord(json)) return undefined;
  return withColumns(json) ?? sheet(json) ?? byColumn(json) ?? bindings(json) ?? things(json);
}

const zipped = (names: readonly string[], rows: readonly unknown[][]): Json[] =>
  rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])));

/** `[["title", "year"], ["Lamps", 2025]]`, the rows of a spreadsheet. */
function underHeader([header, ...rows]: readonly unknown[][]): Json[] | undefined {
  return isTexts(header) && namesTitle(header) && rows.length > 0 ? zipped(header, rows) : undefined;
}

/** `{ columns: ["title", "year"], data: [["Lamps", 2025]] }`, as data frames and databases answer. */
function withColumns(json: Json): Json[] | undefined {
  const lists = Object.values(json);
  const names = lists
    .map((list) =>
      Array.isArray(list) ? list.map((one) => (isRecord(one) ? (one.name ?? one.text) : one)) : undefined,
    )
    .find((list): list is string[] => isTexts(list) && namesTitle(list));
  const rows = names && lists.find((list) => isRows(list) && list[0]!.length === names.length);
  return names && rows ? zipped(names, rows as unknown[][]) : undefined;
}

/** `{ values: [["title", "year"], ["Lamps", 2025]] }`. */
function sheet(json: Json): Json[] | undefined {
  for (const value of Object.values(json)) {
    const records = isRows(value) ? underHeader(value) : undefined;
    if (records) return records;
  }
  return undefined;
}

/** `{ title: ["Lamps"], year: [2025] }`, or each column by the keys of its rows: as long as the titles, all of them. */
function byColumn(json: Json): Json[] | undefined {
  const names = Object.keys(json);
  if (names.length < 2 || !namesTitle(names)) return undefined;
  const columns = Object.values(json).map((column) =>
    Array.isArray(column) ? column : isRecord(column) ? Object.values(column) : [],
  );
  const titles = columns[names.findIndex((name) => fieldOf(name)?.field === 'title')]!;
  const isTable = isTexts(titles) && columns.every(({ length }) => length === titles.length);
  if (!isTable) return undefined;
  return zipped(
    names,
    titles.map((_, row) => columns.map((column) => column[row])),
  );
}

/** Answers of SPARQL. Where none is called title, the label of what was asked for is. https://www.w3.org/TR/sparql11-results-json/ */
function bindings({ head, results }: Json): Json[] | undefined {
  const names = isRecord(head) && isTexts(head.vars) ? head.vars : undefined;
  const rows = isRecord(results) && Array.isArray(results.bindings) ? results.bindings.filter(isRecord) : [];
  if (names === undefined || rows.length === 0) return undefined;
  const label = namesTitle(names) ? undefined : names.find((name) => name.endsWith('Label'));
  return rows.map((row) =>
    Object.fromEntries(
      names.map((name) => [name === label ? 'title' : name, isRecord(row[name]) ? row[name].value : undefined]),
    ),
  );
}

/** What schema.org calls a work, of which the name is the title. https://schema.org/ScholarlyArticle */
const work = /Article|Thesis|Report|Book|Chapter|CreativeWork|Dataset|Publication/;

function things(json: Json): Json[] | undefined {
  const graph = json['@graph'] ?? (json['@type'] === undefined ? undefined : [json]);
  if (!Array.isArray(graph)) return undefined;
  const works = graph.filter((one): one is Json => isRecord(one) && work.test(String(one['@type'])));
  return works.length > 0
    ? works.map(({ name, headline, ...one }) => ({ title: headline ?? name, ...one }))
    : undefined;
}
