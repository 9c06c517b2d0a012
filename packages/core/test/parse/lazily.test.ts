import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/parse/index.js';
import { parseLazily } from '../../src/parse/with.js';
import { corpusFile, hasCorpus, needsCorpus } from '../corpus.js';

const now = '2026-03-19';
const outcome = (reading: Promise<unknown>) => reading.catch(({ code, message }) => ({ code, message }));

/** Every file of a folder and of those in it. */
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.golden\.json$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name));

async function expectAlike(path: string): Promise<void> {
  const bytes = readFileSync(path);
  expect(await outcome(parseLazily(bytes, { now })), path).toEqual(await outcome(parse(bytes, { now })));
}

describe('reading with the one reader that a beginning names', () => {
  it('gives what all readers together give, for every fixture', async () => {
    for (const path of filesOf(resolve(import.meta.dirname, '../fixtures'))) await expectAlike(path);
  });

  it.skipIf(!hasCorpus)(
    `gives what all readers together give, for every file of the corpus${needsCorpus}`,
    async () => {
      for (const path of filesOf(corpusFile('sources'))) await expectAlike(path);
    },
  );

  it.each([
    [
      'a library that another reader would take',
      '@article{a, title = {A Title That Stands Alone}}\nTY  - JOUR\nTI  - B\nER  - ',
    ],
    ['a feed that is none', '{"version": "https://jsonfeed.org/version/1.1"}'],
    ['a list of nothing', '[{"paper": 1}]'],
    ['records cut off', 'TY  - JOUR'],
    ['nothing', ''],
    ['a binary file', '\u007fELF\u0002\u0001\u0001\u0000\u0000\u0000'],
  ])('ends as all readers together do on %s', async (_, text) => {
    const bytes = Buffer.from(text);
    expect(await outcome(parseLazily(bytes, { now }))).toEqual(await outcome(parse(bytes, { now })));
    for (const format of ['bibtex', 'csv', 'nonsense'] as const)
      expect(await outcome(parseLazily(bytes, { now, format }))).toEqual(
        await outcome(parse(bytes, { now, format: format as 'csv' })),
      );
  });
});
