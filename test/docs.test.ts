import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as core from '../packages/core/src/index.js';
import { formatNames } from '../packages/core/src/parse/detect.js';

const root = resolve(import.meta.dirname, '..');

const pages = execFileSync('git', ['ls-files', '-z', '*.md'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path && existsSync(join(root, path)) && !path.includes('CHANGELOG'));

interface Example {
  page: string;
  line: number;
  code: string;
}

/** The TypeScript blocks of a page. */
function blocksOf(page: string): Example[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^```ts\n(.*?)^```/gms)].map((match) => ({
    page,
    line: text.slice(0, match.index).split('\n').length,
    code: match[1] ?? '',
  }));
}

/** Those that state what they print, as `console.log(…); // → …`. */
const examplesOf = (page: string) => blocksOf(page).filter((example) => example.code.includes('// →'));

/** What the compiler says of the blocks, each a module of its own, at a stranger's strictest usual settings. */
function typeErrors(blocks: readonly Example[]): string[] {
  const files = new Map(blocks.map((block) => [join(root, `${block.page}.${block.line}.ts`), block]));
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
    allowImportingTsExtensions: true,
    paths: {
      '@trending-papers/core': [join(root, 'packages/core/src/index.ts')],
      '@trending-papers/postgres': [join(root, 'packages/postgres/src/index.ts')],
      '@trending-papers/core/*': [join(root, 'packages/core/src/*/index.ts')],
    },
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.getSourceFile = (name, target, ...rest) => {
    const block = files.get(name);
    if (!block) return getSourceFile(name, target, ...rest);
    return ts.createSourceFile(name, `${block.code}\nexport {};`, target, true);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([name, { page, line }]) => {
    const source = program.getSourceFile(name)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((found) => {
      const at = source.getLineAndCharacterOfPosition(found.start ?? 0).line + line + 1;
      return `${page}:${at} ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`;
    });
  });
}

/** Runs an example with core's exports at hand and gives what it printed beside what it says it prints. */
async function run({ code }: Example): Promise<{ printed: string[]; promised: string[] }> {
  const promised = [...code.matchAll(/\/\/ → (.*)$/gm)].map((match) => match[1]?.trim() ?? '');
  const body = code
    .replace(/^import (\{[^}]*\}) from '@trending-papers\/core';$/gm, 'const $1 = core;')
    .replace(/^import (\{[^}]*\}) from 'node:fs';$/gm, 'const $1 = fs;');
  const { outputText } = ts.transpileModule(body, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const printed: string[] = [];
  const console = { log: (...values: unknown[]) => printed.push(values.map(String).join(' ')) };
  const AsyncFunction = (async () => {}).constructor as new (
    ...parts: string[]
  ) => (...given: unknown[]) => Promise<void>;
  const fs = { readFileSync: (path: string) => readFileSync(join(root, path)) };
  await new AsyncFunction('core', 'fs', 'console', outputText)(core, fs, console);
  return { printed, promised };
}

describe('the documentation', () => {
  it.each(pages.flatMap(examplesOf).map((example) => [`${example.page}:${example.line}`, example] as const))(
    'prints what it says at %s',
    async (_, example) => {
      const { printed, promised } = await run(example);
      expect(printed).toEqual(promised);
    },
  );

  it('has TypeScript that compiles under strict settings', () => {
    const blocks = pages.flatMap(blocksOf);
    expect(blocks.length).toBeGreaterThan(15);
    expect(typeErrors(blocks)).toEqual([]);
  });
});

describe('docs/formats.md', () => {
  it('has a line for every format, and for no other', () => {
    const table = readFileSync(join(root, 'docs', 'formats.md'), 'utf8').split('\n## ')[0] ?? '';
    expect(Array.from(table.matchAll(/^\| `([\w-]+)`/gm), ([, name]) => name).sort()).toEqual(formatNames);
  });
});
