import { cameUp, publishedDay } from '../../paper/days.js';
import type { Paper } from '../../paper/schema.js';
import { grown, type Lexicon } from '../words/lexicon.js';

/** Facets: what papers can be counted and grouped by, as lists of names. */
export const listed = ['topics', 'authors', 'venues', 'sources'] as const;
export type Listed = (typeof listed)[number];

const valuesOf: Readonly<Record<Listed, (paper: Paper) => readonly string[]>> = {
  topics: (paper) => paper.topics,
  authors: (paper) => paper.authors.map((author) => author.name),
  venues: (paper) => (paper.venue === undefined ? [] : [paper.venue]),
  sources: (paper) => paper.sources.map((source) => source.name),
};

/** Names of a paper beside the one it goes by. */
function aliasesOf({ id, ids }: Paper): string[] {
  return Object.entries(ids)
    .map(([scheme, value]) => `${scheme}:${value}`)
    .filter((alias) => alias !== id);
}

/** Several values a paper: those of paper `d` are `values[starts[d]]` up to `values[starts[d + 1]]`. */
interface ListColumn {
  starts: Uint32Array;
  values: Uint32Array;
}

/** What filters, facets and sorting ask of a paper, beside its words. */
export interface Columns {
  /** Minutes since 1970 of the day the paper is from, or `noDate`. */
  dates: Int32Array;
  /** The year it came out, or 0. */
  years: Uint16Array;
  /** One bit for each name in the store's list of features. */
  has: Uint32Array;
  /** Signals by name; NaN where unknown. */
  signals: Record<string, Float32Array>;
  lists: Record<Listed, ListColumn>;
  /** Identifiers beside the one that a paper goes by, each with its scheme. */
  aliases: ListColumn;
}

export const noDate = -0x80000000;

/** When a paper came up. */
function dateOf(paper: Paper): number {
  const time = cameUp(paper);
  return Number.isNaN(time) ? noDate : Math.max(noDate + 1, Math.min(0x7fffffff, Math.floor(time / 60_000)));
}

/** What `has:` can be asked for beside kinds of links and identifiers: the parts that not every paper has. */
const parts = ['abstract', 'venue', 'image', 'summary', 'license', 'comment'] as const;

/**
 * Features are bits in a `Uint32Array`, and signals are a column each: names beyond are not kept, so no listing can make
 * the index grow with its key names. Those crowded out are told of.
 */
export const mostNames = 32;

/** What columns share over all segments: names of venues, topics and people, and which features and signals there are. */
interface Names {
  names: Lexicon;
  features: string[];
  signals: string[];
  crowdedOut: Set<string>;
}

/** The number of a name in a list, added where there is room; -1 when there is none. */
function numberOf(name: string, list: string[], crowdedOut: Set<string>): number {
  const at = list.indexOf(name);
  if (at >= 0) return at;
  if (list.length < mostNames) return list.push(name) - 1;
  if (crowdedOut.size < mostCrowdedOut) crowdedOut.add(name);
  return -1;
}

/** Names that are remembered to count them: a listing may invent one a paper. */
const mostCrowdedOut = 1000;

class ListBuilder {
  private starts = new Uint32Array(64);
  private values = new Uint32Array(64);
  private size = 0;

  add(doc: number, names: readonly string[], lexicon: Lexicon): void {
    this.values = grown(this.values, this.size + names.length);
    for (const name of names) this.values[this.size++] = lexicon.internText(name);
    this.starts = grown(this.starts, doc + 2);
    this.starts[doc + 1] = this.size;
  }

  build(size: number): ListColumn {
    return { starts: this.starts.slice(0, size + 1), values: this.values.slice(0, this.size) };
  }
}

export class ColumnsBuilder {
  private dates = new Int32Array(64);
  private years = new Uint16Array(64);
  private has = new Uint32Array(64);
  private signals = new Map<string, Float32Array>();
  private aliases = new ListBuilder();
  private lists = listed.map((name) => [name, new ListBuilder()] as const);

  add(doc: number, paper: Paper, shared: Names): void {
    this.dates = grown(this.dates, doc + 1);
    this.dates[doc] = dateOf(paper);
    this.years = grown(this.years, doc + 1);
    this.years[doc] = Number(publishedDay(paper)?.slice(0, 4) ?? 0);
    this.has = grown(this.has, doc + 1);
    const present = parts.filter((part) => paper[part] !== undefined);
    this.has[doc] = bitsOf([...Object.keys(paper.links), ...Object.keys(paper.ids), ...present], shared);
    for (const name of Object.keys(paper.signals))
      if (numberOf(name, shared.signals, shared.crowdedOut) >= 0) this.signal(doc, name, paper.signals[name]);
    this.aliases.add(doc, aliasesOf(paper), shared.names);
    for (const [name, builder] of this.lists) builder.add(doc, valuesOf[name](paper), shared.names);
  }

  build(size: number): Columns {
    const signals = [...this.signals].map(([name, column]) => [name, fitted(column, size)] as const);
    return {
      dates: this.dates.slice(0, size),
      years: this.years.slice(0, size),
      has: this.has.slice(0, size),
      signals: Object.fromEntries(signals),
      aliases: this.aliases.build(size),
      lists: Object.fromEntries(this.lists.map(([name, builder]) => [name, builder.build(size)])) as Columns['lists'],
    };
  }

  private signal(doc: number, name: string, value: unknown): void {
    if (typeof value !== 'number') return;
    const present = this.signals.get(name) ?? new Float32Array(64).fill(Number.NaN);
    const column = fitted(present, Math.max(doc + 1, present.length));
    column[doc] = value;
    this.signals.set(name, column);
  }
}

function bitsOf(names: readonly string[], { features, crowdedOut }: Names): number {
  let bits = 0;
  for (const name of names) {
    const bit = numberOf(name, features, crowdedOut);
    if (bit >= 0) bits |= 1 << bit;
  }
  return bits;
}

/** A column of exactly so many papers, unknown where nothing was said. */
function fitted(column: Float32Array, size: number): Float32Array {
  if (size === column.length) return column;
  if (size < column.length) return column.slice(0, size);
  const larger = new Float32Array(Math.max(size, column.length * 2)).fill(Number.NaN);
  larger.set(column);
  return larger;
}

/** One value for each paper that a merge keeps of its parts, in their order. */
export function gather<P extends { kept: readonly number[] }, T>(
  parts: readonly P[],
  pick: (part: P, doc: number) => T,
): T[] {
  return parts.flatMap((part) => part.kept.map((doc) => pick(part, doc)));
}

interface Part {
  columns: Columns;
  /** Offsets, ascending. */
  kept: readonly number[];
}

/** The columns of the papers that a merge keeps, in their order. */
export function mergeColumns(parts: readonly Part[]): Columns {
  const names = new Set(parts.flatMap(({ columns }) => Object.keys(columns.signals)));
  const each = (pick: (columns: Columns, doc: number) => number): number[] =>
    gather(parts, ({ columns }, doc) => pick(columns, doc));
  const signal = (name: string) => Float32Array.from(each(({ signals }, doc) => signals[name]?.[doc] ?? Number.NaN));
  return {
    dates: Int32Array.from(each(({ dates }, doc) => dates[doc]!)),
    years: Uint16Array.from(each(({ years }, doc) => years[doc]!)),
    has: Uint32Array.from(each(({ has }, doc) => has[doc]!)),
    signals: Object.fromEntries([...names].map((name) => [name, signal(name)])),
    aliases: mergeList(parts, ({ aliases }) => aliases),
    lists: Object.fromEntries(
      listed.map((name) => [name, mergeList(parts, ({ lists }) => lists[name])]),
    ) as Columns['lists'],
  };
}

function mergeList(parts: readonly Part[], pick: (columns: Columns) => ListColumn): ListColumn {
  const starts = [0];
  const values: number[] = [];
  for (const { columns, kept } of parts) {
    const column = pick(columns);
    for (const doc of kept) {
      for (let i = column.starts[doc]!; i < column.starts[doc + 1]!; i++) values.push(column.values[i]!);
      starts.push(values.length);
    }
  }
  return { starts: Uint32Array.from(starts), values: Uint32Array.from(values) };
}
