import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTrendingPapersError } from '../../src/paper/index.js';
import { parse } from '../../src/parse/index.js';
import { notListings } from './not-listings.js';

/** The code with which a text is refused, or how many papers were made of it. */
async function outcome(input: string | Uint8Array): Promise<string> {
  try {
    const { papers } = await parse(input, { now: '2026-03-18' });
    return `${papers.length} papers`;
  } catch (error) {
    if (isTrendingPapersError(error)) return error.code;
    throw error;
  }
}

const refusals = [
  'unknown-format',
  'html-page',
  'rate-limited',
  'not-found',
  'forbidden',
  'service-unavailable',
  'error-answer',
];

describe('what lists no papers is refused', () => {
  it(`is tried on at least sixty texts`, () => {
    expect(notListings.length).toBeGreaterThan(60);
  });

  it.each(notListings)('$name', async ({ text }) => {
    expect(refusals).toContain(await outcome(text));
  });
});

/** The READMEs and licences of what is installed here. */
function installedTexts(most: number): string[] {
  const store = resolve(import.meta.dirname, '../../../../node_modules/.pnpm');
  const paths: string[] = [];
  for (const name of readdirSync(store)) {
    const inside = join(store, name, 'node_modules');
    for (const owner of folders(inside)) {
      const roots = owner.startsWith('@')
        ? folders(join(inside, owner)).map((each) => join(inside, owner, each))
        : [join(inside, owner)];
      for (const root of roots) {
        for (const file of files(root))
          if (/^(?:readme|licen[sc]e|changelog|history)(?:[.-].*)?$/i.test(file)) paths.push(join(root, file));
      }
    }
  }
  const step = Math.max(1, Math.floor(paths.length / most));
  return paths.filter((_, index) => index % step === 0);
}

const list = (path: string, kind: 'isDirectory' | 'isFile') => {
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry[kind]() ? [entry.name] : []));
  } catch {
    return [];
  }
};
const folders = (path: string) => list(path, 'isDirectory');
const files = (path: string) => list(path, 'isFile');

describe('the READMEs, licences and change logs of the packages installed', () => {
  it('are read as papers in less than one of a hundred', async () => {
    const paths = installedTexts(400);
    expect(paths.length).toBeGreaterThan(200);
    const accepted: string[] = [];
    for (const path of paths) {
      const result = await outcome(readFileSync(path));
      if (/papers$/.test(result)) accepted.push(`${path}: ${result}`);
    }
    expect(accepted.length, accepted.join('\n')).toBeLessThan(paths.length / 100);
  });
});

describe('the refusal says what it was', () => {
  it.each([
    ['https://arxiv.org/list/cs.LG/new', 'an address'],
    ['./data/papers.json', 'the path of a file'],
    ['hf:daily', 'a source'],
    [notListings.find(({ name }) => name === 'readme 1')!.text, 'a README'],
    [notListings.find(({ name }) => name === 'licence 2')!.text, 'a licence'],
    [notListings.find(({ name }) => name === 'code 1')!.text, 'source code'],
  ])('%j', async (text, kind) => {
    await expect(parse(text)).rejects.toMatchObject({ code: 'unknown-format', facts: { kind } });
  });
});
