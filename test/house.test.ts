import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const packages = resolve(import.meta.dirname, '..', 'packages');

/** What each room may import, besides itself. Arrows only downwards; the same table is drawn in CONTRIBUTING.md. */
const mayImport: Record<string, readonly string[]> = {
  'core/text': [],
  'core/paper': ['core/text'],
  'core/parse': ['core/paper', 'core/text'],
  'core/fetch': ['core/parse', 'core/paper', 'core/text'],
  'core/collect': ['core/fetch', 'core/paper', 'core/search', 'core/text'],
  'core/words': ['core/paper'],
  'core/rank': ['core/paper', 'core/text', 'core/words'],
  'core/search': ['core/paper', 'core/text'],
  'core/publish': ['core/paper', 'core/text', 'core/words'],
  'core/index': [
    'core/paper',
    'core/text',
    'core/parse',
    'core/fetch',
    'core/collect',
    'core/words',
    'core/rank',
    'core/search',
    'core/publish',
  ],
  widget: ['@trending-papers/core'],
  cli: ['@trending-papers/core', '@trending-papers/widget'],
};

/** Rooms whose bundle must stay free of the schemas: they may know the types only. */
const typesOnly: Record<string, readonly string[]> = {
  'core/words': ['core/paper'],
  'core/rank': ['core/paper'],
  'core/search': ['core/paper'],
};
/** The files of paper/ that carry no zod, and which those rooms may import for real. */
const zodFree = new Set(
  ['arxiv-id', 'days', 'doi', 'errors', 'history', 'id', 'schemes', 'signals'].map(
    (name) => `core/src/paper/${name}.ts`,
  ),
);

/** Packages that a room may load from outside. */
const outside: Record<string, readonly RegExp[]> = {
  'core/text': [/^htmlparser2$/, /^entities/],
  'core/paper': [/^zod\/mini$/],
  'core/parse': [/^zod\/mini$/, /^htmlparser2$/, /^entities/, /^feedsmith$/],
  'core/fetch': [/^zod\/mini$/, /^ipaddr\.js$/],
  'core/collect': [],
  'core/words': [],
  'core/rank': [],
  'core/search': [/^fuse\.js/],
  'core/publish': [],
  'core/index': [],
  widget: [/^lit(\/|$)/, /^lit-html/, /^@lit\//, /^@lit-labs\//],
  cli: [/^cli\/package\.json$/, /^node:/, /^zod\/mini$/, /^nodemailer(\/|$)/, /^@lit-labs\//],
};

interface Import {
  file: string;
  room: string;
  target: string;
  typeOnly: boolean;
}

/** `core/src/rank/rank.ts` → `core/rank`; `core/src/index.ts` → `core/index`; `cli/src/x.ts` → `cli`. */
function roomOf(path: string): string {
  const [name = '', , folder = '', ...rest] = path.split('/');
  if (name !== 'core') return name;
  return rest.length > 0 ? `core/${folder}` : 'core/index';
}

function sourceFiles(): string[] {
  return readdirSync(packages, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(packages, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => /^\w+\/src\//.test(path));
}

function importsOf(path: string): Import[] {
  const text = readFileSync(join(packages, path), 'utf8');
  const statements = text.matchAll(
    /^\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm,
  );
  return [...statements].map((match) => {
    const specifier = match[2] ?? match[3] ?? match[4] ?? '';
    const target = specifier.startsWith('.')
      ? relative(packages, resolve(packages, dirname(path), specifier.replace(/\.js$/, '.ts'))).replaceAll('\\', '/')
      : specifier;
    return { file: path, room: roomOf(path), target, typeOnly: match[1] !== undefined };
  });
}

/** The reason an import breaks the house's rules, or nothing. */
function violation({ file, room, target, typeOnly }: Import): string | undefined {
  const inside = target.endsWith('.ts') ? roomOf(target) : undefined;
  if (inside === undefined) {
    const ours = target.startsWith('@trending-papers/');
    const allowed = ours
      ? (mayImport[room] ?? []).some((name) => target === name || target.startsWith(`${name}/`))
      : typeOnly || (outside[room] ?? []).some((pattern) => pattern.test(target));
    return allowed ? undefined : `${file} may not import ${target}`;
  }
  if (inside === room) return undefined;
  if (!mayImport[room]?.includes(inside)) return `${file}: ${room} may not import ${inside}`;
  if (typesOnly[room]?.includes(inside) && !typeOnly && !zodFree.has(target))
    return `${file}: ${room} may import only types from ${target}`;
  return undefined;
}

describe('the house', () => {
  const files = sourceFiles();

  it('has rooms to look at', () => {
    expect(new Set(files.map(roomOf))).toEqual(new Set(Object.keys(mayImport)));
  });

  it('is entered only downwards: no room imports one that it may not', () => {
    expect(files.flatMap(importsOf).map(violation).filter(Boolean)).toEqual([]);
  });

  it.each([
    [
      'a room above',
      { file: 'core/src/text/clean.ts', room: 'core/text', target: 'core/src/parse/index.ts', typeOnly: false },
    ],
    ['zod in rank', { file: 'core/src/rank/rank.ts', room: 'core/rank', target: 'zod/mini', typeOnly: false }],
    [
      'schemas in search',
      { file: 'core/src/search/a.ts', room: 'core/search', target: 'core/src/paper/schema.ts', typeOnly: false },
    ],
    ['Node in core', { file: 'core/src/fetch/a.ts', room: 'core/fetch', target: 'node:fs', typeOnly: false }],
    [
      'another package by its path',
      { file: 'widget/src/a.ts', room: 'widget', target: 'core/src/index.ts', typeOnly: false },
    ],
  ])('refuses %s', (_, offence) => {
    expect(violation(offence)).toBeTypeOf('string');
  });
});
