import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import * as core from '@trending-papers/core';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'DESIGN.md',
  ...['core', 'widget', 'cli'].map((name) => `packages/${name}/README.md`),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

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
  const body = code.replace(/^import (\{[^}]*\}) from '@trending-papers\/core';$/gm, 'const $1 = core;');
  const { outputText } = ts.transpileModule(body, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const printed: string[] = [];
  const console = { log: (...values: unknown[]) => printed.push(values.map(String).join(' ')) };
  const AsyncFunction = (async () => {}).constructor as new (...parts: string[]) => (...given: unknown[]) => Promise<void>;
  await new AsyncFunction('core', 'console', 'readFile', outputText)(core, console, (path: string) =>
    readFileSync(join(root, path), 'utf8'),
  );
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
