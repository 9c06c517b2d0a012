import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as core from '../packages/core/src/index.js';
import { formatNames } from '../packages/core/src/parse/detect.js';

const root = resolve(import.meta.dirname, '..');

const pages = ['README.md', 'CONTRIBUTING.md', 'DESIGN.md', ...['packages', 'docs', 'examples'].flatMap(markdownBelow)];

function markdownBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.md') && !name.includes('node_modules') && !name.includes('CHANGELOG'));
}

interface Example {
  page: string;
  line: number;
  code: string;
}

/** The TypeScript blocks that state what they print, as `console.log(…); // → …`. */
function examplesOf(page: string): Example[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^```ts\n(.*?)^```/gms)]
    .map((match) => ({ page, line: text.slice(0, match.index).split('\n').length, code: match[1] ?? '' }))
    .filter((example) => example.code.includes('// →'));
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

  it.each(pages)('%s links to files that exist', (page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const targets = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map((match) => match[1] ?? '');
    const missing = targets.filter((target) => {
      try {
        readFileSync(resolve(root, page, '..', target));
        return false;
      } catch (error) {
        return (error as NodeJS.ErrnoException).code !== 'EISDIR';
      }
    });
    expect(missing.map((target) => relative(root, resolve(root, page, '..', target)))).toEqual([]);
  });
});

describe('docs/formats.md', () => {
  it('has a line for every format, and for no other', () => {
    const table = readFileSync(join(root, 'docs', 'formats.md'), 'utf8').split('\n## ')[0] ?? '';
    expect(Array.from(table.matchAll(/^\| `([\w-]+)`/gm), ([, name]) => name).sort()).toEqual(formatNames);
  });
});
