import { describe, expect, it } from 'vitest';
import { circles, type Import, importsOf, sourceFiles, testFiles } from './imports.js';

/** What each room may import, besides itself. Arrows only downwards; the same table is drawn in CONTRIBUTING.md. */
const mayImport: Record<string, readonly string[]> = {
  'core/text': [],
  'core/paper': ['core/text'],
  'core/parse': ['core/paper', 'core/text'],
  'core/fetch': ['core/parse', 'core/paper', 'core/text'],
  'core/collect': ['core/fetch', 'core/paper', 'core/search', 'core/text'],
  'core/words': ['core/paper', 'core/text'],
  'core/rank': ['core/paper', 'core/text', 'core/words'],
  'core/search': ['core/paper', 'core/text'],
  'core/publish': ['core/paper', 'core/text', 'core/words'],
  'core/store': [
    'core/collect',
    'core/fetch',
    'core/paper',
    'core/publish',
    'core/rank',
    'core/search',
    'core/text',
    'core/words',
  ],
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
    'core/store',
  ],

  'widget/styles': [],
  'widget/maths': [],
  'widget/i18n': [],
  'widget/feed': [],
  'widget/search': ['widget/feed'],
  'widget/reader': ['widget/search', 'widget/feed'],
  'widget/view': ['widget/reader', 'widget/search', 'widget/feed', 'widget/i18n', 'widget/maths', 'widget/styles'],
  'widget/parts': [
    'widget/view',
    'widget/reader',
    'widget/search',
    'widget/feed',
    'widget/i18n',
    'widget/maths',
    'widget/styles',
  ],
  'widget/element': [
    'widget/parts',
    'widget/view',
    'widget/reader',
    'widget/search',
    'widget/feed',
    'widget/i18n',
    'widget/styles',
  ],
  'widget/index': ['widget/element', 'widget/reader', 'widget/search', 'widget/feed', 'widget/i18n'],
  'widget/define': ['widget/element'],
  'widget/react': ['widget/define', 'widget/element'],
  'widget/server': [
    'widget/element',
    'widget/parts',
    'widget/view',
    'widget/search',
    'widget/feed',
    'widget/i18n',
    'widget/styles',
  ],

  'postgres/driver': [],
  'postgres/schema': ['postgres/driver'],
  'postgres/search': ['postgres/driver'],
  'postgres/store': ['postgres/driver', 'postgres/schema', 'postgres/search'],
  'postgres/index': ['postgres/driver', 'postgres/store'],

  'cli/terminal': [],
  'cli/disk': [],
  'cli/args': ['cli/terminal'],
  'cli/config': ['cli/args', 'cli/disk', 'cli/terminal'],
  'cli/inputs': ['cli/args', 'cli/disk', 'cli/terminal'],
  'cli/site': ['cli/inputs', 'cli/disk', 'cli/terminal'],
  'cli/mail': ['cli/args', 'cli/disk', 'cli/terminal'],
  'cli/deliver': ['cli/args', 'cli/disk', 'cli/terminal'],
  'cli/browse': ['cli/terminal'],
  'cli/mcp': ['cli/terminal'],
  'cli/serve': ['cli/disk'],
  'cli/commands': [
    'cli/args',
    'cli/browse',
    'cli/config',
    'cli/deliver',
    'cli/disk',
    'cli/inputs',
    'cli/mail',
    'cli/mcp',
    'cli/serve',
    'cli/site',
    'cli/terminal',
  ],
  'cli/bin': ['cli/commands', 'cli/terminal'],
};

/** Rooms whose bundle must stay free of the schemas: they may know the types only. */
const typesOnly: Record<string, readonly string[]> = {
  'core/words': ['core/paper'],
  'core/rank': ['core/paper'],
  'core/search': ['core/paper'],
};
/** The files of paper/ that carry no zod, and which those rooms may import for real. */
const zodFree = new Set(
  [
    'arxiv-id',
    'complete',
    'days',
    'doi',
    'errors',
    'history',
    'id',
    'issue',
    'moment',
    'names',
    'schemes',
    'signals',
  ].map((name) => `core/src/paper/${name}.ts`),
);

const core = /^@trending-papers\/core(\/|$)/;
const lit = /^lit(\/|$)/;
const node = /^node:/;
const zod = /^zod\/mini$/;

/** Packages that a room may load from outside. */
const outside: Record<string, readonly RegExp[]> = {
  'core/text': [/^htmlparser2$/, /^entities/],
  'core/paper': [zod],
  'core/parse': [zod, /^htmlparser2$/, /^entities/, /^feedsmith$/],
  'core/fetch': [zod, /^ipaddr\.js$/],
  'core/search': [/^fuse\.js/],
  'core/store': [zod],

  'widget/styles': [lit],
  'widget/maths': [core],
  'widget/i18n': [core],
  'widget/feed': [core],
  'widget/search': [core],
  'widget/reader': [core],
  'widget/view': [core, lit],
  'widget/parts': [core],
  'widget/element': [core, lit],
  'widget/react': [/^react$/],
  'widget/server': [core, lit, /^@lit-labs\/ssr(\/|$)/],

  'postgres/driver': [core, node, /^pg$/, /^@electric-sql\/pglite$/],
  'postgres/schema': [core],
  'postgres/search': [core],
  'postgres/store': [core],
  'postgres/index': [core],

  'cli/bin': [node],
  'cli/terminal': [core, node],
  'cli/disk': [core, node, zod],
  'cli/args': [core, node],
  'cli/config': [core, node, zod, /^jsonc-parser$/],
  'cli/inputs': [core, node, zod, /^undici$/, /^@trending-papers\/postgres$/],
  'cli/site': [core, node, zod, /^sharp$/],
  'cli/mail': [core, node, zod, /^nodemailer\//],
  'cli/deliver': [core, node, zod],
  'cli/browse': [core, node, /^ink$/, /^react$/],
  'cli/mcp': [core, node, zod, /^@modelcontextprotocol\/server/],
  'cli/serve': [core, node, /^range-parser$/],
  'cli/commands': [core, node, /^@trending-papers\/widget\//, /^@modelcontextprotocol\/server\/stdio$/],
};

/** `core/src/rank/rank.ts` → `core/rank`; `core/src/index.ts` → `core/index`. */
function roomOf(file: string): string {
  const [name, , ...path] = file.replace(/\.ts$/, '').split('/');
  return `${name}/${path[0]}`;
}

/** The folder right below a room that a file stands in; files of the room itself are told apart, as its doors are. */
function folderOf(file: string): string {
  const path = file.split('/');
  return path.length > 4 ? path.slice(0, 4).join('/') : file;
}

/** The manifest of a package, which its sources may read. */
const isManifest = (target: string) => /^\w+\/package\.json$/.test(target);

/** The reason an import breaks the house's rules, or nothing. */
function violation({ file, target, typeOnly }: Import): string | undefined {
  const room = roomOf(file);
  if (isManifest(target)) return target.split('/')[0] === room.split('/')[0] ? undefined : `${file}: ${target}`;
  if (!target.endsWith('.ts')) {
    const allowed = (outside[room] ?? []).some((pattern) => pattern.test(target));
    const harmless = typeOnly && !target.startsWith('@trending-papers/');
    return allowed || harmless ? undefined : `${file} may not import ${target}`;
  }
  const other = roomOf(target);
  if (other === room) return undefined;
  if (!mayImport[room]?.includes(other)) return `${file}: ${room} may not import ${other}`;
  if (typesOnly[room]?.includes(other) && !typeOnly && !zodFree.has(target))
    return `${file}: ${room} may import only types from ${target}`;
  return undefined;
}

/** Circles of files, and of the folders inside of rooms, types and lazy imports included. */
function circlesOf(imports: readonly Import[]): string[][] {
  const files = imports
    .filter(({ target }) => target.endsWith('.ts'))
    .map(({ file, target }) => [file, target] as const);
  const folders = files
    .map(([from, to]) => [folderOf(from), folderOf(to)] as const)
    .filter(([from, to]) => from !== to);
  return [...circles(files), ...circles(folders).filter((group) => group.some((name) => !name.endsWith('.ts')))];
}

describe('the house', () => {
  const files = sourceFiles();
  const imports = files.flatMap((file) => importsOf(file));
  const made = (file: string, target: string): Import => ({ file, target, typeOnly: false, later: false });

  it('has rooms to look at, and no file outside of them', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(mayImport).sort());
  });

  it('is entered only downwards: no room imports one that it may not', () => {
    expect(imports.map(violation).filter(Boolean)).toEqual([]);
  });

  it('has rooms in an order: whatever one room may import may not lead back to it', () => {
    expect(
      circles(Object.entries(mayImport).flatMap(([room, others]) => others.map((o) => [room, o] as const))),
    ).toEqual([]);
  });

  it('holds no circle, of files or of folders, types included', () => {
    expect(circlesOf(imports)).toEqual([]);
  });

  it.each([
    ['a room above', 'core/src/text/clean.ts', 'core/src/parse/index.ts'],
    ['zod in rank', 'core/src/rank/rank.ts', 'zod/mini'],
    ['schemas in search', 'core/src/search/a.ts', 'core/src/paper/schema.ts'],
    ['Node in core', 'core/src/fetch/a.ts', 'node:fs'],
    ['another package by its path', 'widget/src/feed/a.ts', 'core/src/index.ts'],
    ['the element in its view', 'widget/src/view/card.ts', 'widget/src/element/element.ts'],
    ['parts loaded from below the element', 'widget/src/view/card.ts', 'widget/src/parts/parts.ts'],
    ['Lit in what searches', 'widget/src/search/select.ts', 'lit'],
    ['the disk in the terminal', 'cli/src/terminal/io.ts', 'cli/src/disk/disk.ts'],
    ['a command in what reads inputs', 'cli/src/inputs/read.ts', 'cli/src/commands/build.ts'],
    ['a driver in what merges', 'postgres/src/store/merge.ts', 'pg'],
    ['the site in the mail', 'cli/src/mail/send.ts', 'cli/src/site/build.ts'],
    ['a mail library outside of mail', 'cli/src/commands/digest.ts', 'nodemailer/lib/smtp-connection'],
    ["another package's manifest", 'cli/src/bin.ts', 'core/package.json'],
  ])('refuses %s', (_, file, target) => {
    expect(violation(made(file, target))).toBeTypeOf('string');
  });

  it.each([
    ['two files', [made('cli/src/args/a.ts', 'cli/src/args/b.ts'), made('cli/src/args/b.ts', 'cli/src/args/a.ts')]],
    [
      'two folders of a room',
      [
        made('core/src/search/words/a.ts', 'core/src/search/store/b.ts'),
        made('core/src/search/store/c.ts', 'core/src/search/words/d.ts'),
      ],
    ],
    [
      'a chain of types',
      [
        ...importsOf('widget/src/feed/a.ts', "import type { B } from './b.js';"),
        ...importsOf('widget/src/feed/b.ts', "export type { C } from './c.js';"),
        ...importsOf('widget/src/feed/c.ts', "type A = import('./a.js').A;"),
      ],
    ],
  ])('sees a circle of %s', (_, breach) => {
    expect(circlesOf(breach)).toHaveLength(1);
  });

  it('loads no format to tell what sources and services there are: those come with the first answer', () => {
    const loaded = new Set<string>();
    const load = (file: string): void => {
      if (loaded.has(file)) return;
      loaded.add(file);
      for (const { target, typeOnly, later } of importsOf(file))
        if (target.startsWith('core/') && !typeOnly && !later) load(target);
    };
    load('core/src/fetch/index.ts');
    expect(loaded.size).toBeGreaterThan(40);
    expect([...loaded].filter((file) => file.startsWith('core/src/parse/'))).toEqual([]);
  });

  it('is tested room by room: a test of core asks the rooms, so that a change runs the tests near to it', () => {
    const asking = testFiles('core').filter((file) =>
      importsOf(file).some(({ target }) => target === 'core/src/index.ts'),
    );
    expect(asking).toEqual([]);
  });
});
