import type { Issue } from '../../paper/schema.js';
import type { NameField, QueryNode } from '../query/nodes.js';
import type { ParsedQuery } from '../query/parse.js';
import type { FacetName, SearchOptions } from '../types.js';
import { eachFound, namesOf } from './facets.js';
import { type Files, readIds } from './files.js';
import { bareId, type ColumnPart, hashOfText, type ShardManifest } from './format.js';
import { shardIssueOf } from './issues.js';

/** Files of identifiers that are fetched for papers that are not wanted, at most. */
const mostExcludeFiles = 16;

const fieldOf: Readonly<Partial<Record<FacetName, NameField>>> = {
  authors: 'authors',
  topics: 'topics',
  venues: 'venue',
};

/** Values of a facet, each for itself, that no column tells apart: authors, and what few papers have. */
async function uncounted(files: Files, facet: FacetName, values: readonly string[]): Promise<string[]> {
  if (facet === 'authors') return [...values];
  const { names } = await namesOf(files, facet);
  return values.filter((value) => !names.includes(value));
}

/**
 * The query with what is selected of facets, where words of names must tell; and what is left for columns, of each facet
 * for which they tell of all values.
 */
export async function withSelected(
  files: Files,
  parsed: ParsedQuery,
  selected: NonNullable<SearchOptions['selected']>,
): Promise<{ parsed: ParsedQuery; columns: Map<ColumnPart, readonly string[]> }> {
  const columns = new Map<ColumnPart, readonly string[]>();
  const nodes: QueryNode[] = [];
  for (const [name, values] of Object.entries(selected)) {
    if (values === undefined || values.length === 0) continue;
    const facet = name as FacetName;
    const field = fieldOf[facet];
    const isNamed = field !== undefined && (await uncounted(files, facet, values)).length > 0;
    if (!isNamed) columns.set(facet as ColumnPart, values);
    else {
      const named = values.map((text): QueryNode => ({ kind: 'phrase', text, field }));
      nodes.push(named.length === 1 ? named[0]! : { kind: 'or', nodes: named });
    }
  }
  if (nodes.length === 0) return { parsed, columns };
  const all = parsed.blank ? nodes : [parsed.node, ...nodes];
  return { parsed: { ...parsed, blank: false, node: { kind: 'all', nodes: all } }, columns };
}

/** Of the papers of a mask those that have one of some values of a column. */
async function having(
  files: Files,
  part: ColumnPart,
  values: readonly string[],
  mask: Uint8Array,
): Promise<Uint8Array> {
  const { names } = await namesOf(files, part);
  const wanted = new Set(values.map((value) => names.indexOf(value)));
  const result = new Uint8Array(mask.length);
  await eachFound(files, part, mask, (paper, value) => {
    if (wanted.has(value)) result[paper] = 1;
  });
  return result;
}

function both(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((bit, at) => bit & b[at]!);
}

/** The papers that have what is selected, and for each of those facets, the papers that have all the rest. */
export async function selectedIn(
  files: Files,
  columns: ReadonlyMap<ColumnPart, readonly string[]>,
  mask: Uint8Array,
): Promise<{ mask: Uint8Array; but: Map<FacetName, Uint8Array> }> {
  const masks = new Map<ColumnPart, Uint8Array>();
  for (const [part, values] of columns) masks.set(part, await having(files, part, values, mask));
  const of = (without?: ColumnPart): Uint8Array =>
    [...masks].reduce((left, [part, has]) => (part === without ? left : both(left, has)), mask);
  return { mask: of(), but: new Map([...masks.keys()].map((part) => [part, of(part)])) };
}

/** Takes papers that are not wanted out of a mask, as many as are worth looking up. */
export async function excludeFrom(
  files: Files,
  { ids }: ShardManifest,
  excluded: ReadonlySet<string>,
  mask: Uint8Array,
): Promise<Issue[]> {
  const byFile = new Map<number, string[]>();
  for (const id of excluded) {
    const file = hashOfText(bareId(id)) % ids;
    byFile.set(file, [...(byFile.get(file) ?? []), id]);
  }
  const looked = [...byFile].slice(0, mostExcludeFiles);
  await Promise.all(
    looked.map(async ([file, wanted]) => {
      const { hashes, papers } = await files.get('ids', file, readIds);
      const hidden = new Set(wanted.map(hashOfText));
      for (let at = 0; at < hashes.length; at++) if (hidden.has(hashes[at]!)) mask[papers[at]!] = 0;
    }),
  );
  const done = looked.reduce((sum, [, wanted]) => sum + wanted.length, 0);
  if (done === excluded.size) return [];
  return [shardIssueOf('exclusions-cut', { unwanted: excluded.size, done })];
}
