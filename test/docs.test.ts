import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as fetching from '../packages/core/src/fetch/index.js';
import * as core from '../packages/core/src/index.js';
import { formatNames } from '../packages/core/src/parse/detect.js';
import * as api from '../packages/core/src/store/api/index.js';

const root = resolve(import.meta.dirname, '..');

const pages = execFileSync('git', ['ls-files', '-z', '*.md'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path && existsSync(join(root, path)) && !path.includes('CHANGELOG'));

interface Example {
  page: string;
  line: number;
  code: string;
}

/** The blocks of a page that are in a language. */
function blocksOf(page: string, language: 'ts' | 'js'): Example[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map((match) => ({
    page,
    line: text.slice(0, match.index).split('\n').length,
    code: match[1] ?? '',
  }));
}

const programs = pages.flatMap((page) => blocksOf(page, 'ts'));
/** Parts of programs, whose papers and elements come from elsewhere. */
const parts = pages.flatMap((page) => blocksOf(page, 'js'));

/** Whether a block states what it prints, as `console.log(…); // → …`. */
const isPromise = ({ code }: Example) => code.includes('// →');

/** Programs that need what a test has not. */
const notRun: Readonly<Record<string, string>> = {
  'docs/codes.md': 'a site to read from',
  'docs/store.md': 'a database',
  'packages/postgres/README.md': 'a database',
};

/** Names that nothing declares, in three places where they may stand. */
const cannotFindName = [2304, 2552, 18004];

/**
 * What the compiler says of the blocks, each a module of its own, at a stranger's strictest usual settings; of parts of
 * programs whatever does not come from their missing beginning.
 */
function typeErrors(blocks: readonly Example[], isWhole: boolean): string[] {
  const files = new Map(
    blocks.map((block) => [join(root, `${block.page}.${block.line}.${isWhole ? 'ts' : 'js'}`), block]),
  );
  const options: ts.CompilerOptions = {
    strict: isWhole,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
    allowImportingTsExtensions: true,
    allowJs: true,
    checkJs: true,
    paths: {
      '@trending-papers/core': [join(root, 'packages/core/src/index.ts')],
      '@trending-papers/postgres': [join(root, 'packages/postgres/src/index.ts')],
      '@trending-papers/core/parse/with': [join(root, 'packages/core/src/parse/with.ts')],
      '@trending-papers/core/parse/*': [join(root, 'packages/core/src/parse/format-module.ts')],
      '@trending-papers/core/*': [join(root, 'packages/core/src/*/index.ts')],
      '@trending-papers/widget': [join(root, 'packages/widget/src/index.ts')],
      '@trending-papers/widget/*': [join(root, 'packages/widget/src/*.ts')],
      '@orama/stemmers/german': [join(root, 'packages/core/node_modules/@orama/stemmers/dist/de.d.ts')],
    },
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.getSourceFile = (name, target, ...rest) => {
    const block = files.get(name);
    if (!block) return getSourceFile(name, target, ...rest);
    return ts.createSourceFile(
      name,
      `${block.code}\nexport {};${isWhole ? '' : "import '@trending-papers/widget';"}`,
      target,
      true,
    );
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([name, { page, line }]) => {
    const source = program.getSourceFile(name)!;
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.flatMap((found) => {
      if (!isWhole && cannotFindName.includes(found.code)) return [];
      const at = source.getLineAndCharacterOfPosition(found.start ?? 0).line + line + 1;
      return `${page}:${at} ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`;
    });
  });
}

/** Runs an example with core's exports at hand and gives what it printed beside what it says it prints. */
async function run({ code }: Example): Promise<{ printed: string[]; promised: string[] }> {
  const promised = [...code.matchAll(/\/\/ → (.*)$/gm)].map((match) => match[1]?.trim() ?? '');
  const body = code.replace(/^import (\{[^}]*\}) from '([^']+)';$/gm, "const $1 = modules['$2'];");
  const { outputText } = ts.transpileModule(body, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const printed: string[] = [];
  const console = {
    log: (...values: unknown[]) =>
      printed.push(values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' ')),
  };
  const AsyncFunction = (async () => {}).constructor as new (
    ...parts: string[]
  ) => (...given: unknown[]) => Promise<void>;
  const modules = {
    '@trending-papers/core': core,
    '@trending-papers/core/fetch': fetching,
    '@trending-papers/core/store/api': api,
    'node:fs': { readFileSync: (path: string) => readFileSync(join(root, path)) },
  };
  await new AsyncFunction('modules', 'console', outputText)(modules, console);
  return { printed, promised };
}

describe('the documentation', () => {
  it.each(programs.filter(isPromise).map((example) => [`${example.page}:${example.line}`, example] as const))(
    'prints what it says at %s',
    async (_, example) => {
      const { printed, promised } = await run(example);
      expect(printed).toEqual(promised);
    },
  );

  it('says of every other program why no test can run it', () => {
    const others = programs.filter((example) => !isPromise(example)).map(({ page }) => page);
    expect(others).toEqual(Object.keys(notRun));
  });

  it('has TypeScript that compiles under strict settings', () => {
    expect(programs.length).toBeGreaterThan(15);
    expect(typeErrors(programs, true)).toEqual([]);
  });

  it('has parts of programs that use the packages as they are', () => {
    expect(parts.length).toBeGreaterThan(8);
    expect(typeErrors(parts, false)).toEqual([]);
  });
});

describe('docs/formats.md', () => {
  it('has a line for every format, and for no other', () => {
    const table = readFileSync(join(root, 'docs', 'formats.md'), 'utf8').split('\n## ')[0] ?? '';
    expect(Array.from(table.matchAll(/^\| `([\w-]+)`/gm), ([, name]) => name).sort()).toEqual(formatNames);
  });
});
