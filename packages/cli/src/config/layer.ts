import { isAbsolute, join } from 'node:path';
import type { Option, Options } from '../args/option.js';
import type { Written } from '../args/parse.js';

/** A part of a config that says what options are: a file, or one of its feeds. */
export interface Layer {
  readonly fields: Readonly<Record<string, unknown>>;
  /** The way from the current folder to that of the file. */
  readonly folder: string;
  /** What a message calls a field of it: `filters.limit in lab.json:7`. */
  readonly nameOf: (field: string) => string;
  /** Lists that are named once, and stand for their members as `@name`. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

/** What a layer says of options, as one would type it. */
export function writtenIn(layer: Layer, options: Options): Map<string, Written> {
  const said = Object.entries(options).flatMap(([name, option]): [string, Written][] => {
    const value = option.config === undefined ? undefined : valueAt(layer.fields, option.config);
    if (value === undefined) return [];
    const values = Array.isArray(value) ? value.flatMap((each) => membersOf(String(each), layer)) : [String(value)];
    const from = layer.nameOf(option.config!);
    return [[name, { values: values.map((each) => inFolder(layer.folder, each, option)), from }]];
  });
  return new Map(said);
}

function valueAt(fields: object, way: string): unknown {
  return way.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], fields);
}

/** The members of a group, or the value itself: a name that no group has is told by the kind of the option. */
function membersOf(value: string, { groups }: Layer): readonly string[] {
  const name = value.startsWith('@') ? value.slice(1) : '';
  return Object.hasOwn(groups, name) ? groups[name]! : [value];
}

/** Files and folders that a config names lie beside it, wherever the program is started from. */
function inFolder(folder: string, value: string, { kind }: Option): string {
  if (kind?.completes === 'source') return sourceIn(folder, value);
  return kind?.completes ? beside(folder, value) : value;
}

/** The inputs of a layer. */
export function sourcesIn({ fields, folder }: Layer): string[] | undefined {
  const sources = fields.sources as readonly string[] | undefined;
  return sources?.map((source) => sourceIn(folder, source));
}

/** Only what is neither standard input nor an address nor service:what is a file. */
function sourceIn(folder: string, source: string): string {
  const [, engine, path] = /^(pglite:)(.+)$/i.exec(source) ?? [];
  if (path !== undefined) return `${engine}${beside(folder, path)}`;
  return source === '-' || /^[a-z][a-z0-9+.-]+:/i.test(source) ? source : beside(folder, source);
}

function beside(folder: string, path: string): string {
  return folder === '' || isAbsolute(path) ? path : join(folder, path);
}
