import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes, issueCodes } from '../packages/core/src/paper/codes.js';

// The compiler refuses a code without a row where errors are thrown and issues are reported, facts that its row does not
// name, and an issue for which the room has no sentence. Here the rest is held: that no row is dead, that no sentence of
// an issue stands elsewhere, and that the catalogue says what the tables say.

const root = resolve(import.meta.dirname, '..');
const sources = ['core', 'postgres', 'widget', 'cli'].flatMap((name) => {
  const folder = join(root, 'packages', name, 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/(?:codes|issues)\.ts$/.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
});
const all = sources.join('\n');

const fact = ([name, kind]: [string, string]) =>
  `\`${name}${kind.endsWith('?') ? '?' : ''}\`${kind.startsWith('text') ? '' : ` (${kind.replace('?', '')})`}`;
const rowsOf = (codes: Record<string, { means: string; facts: Record<string, string> }>) =>
  Object.entries(codes).map(
    ([code, { means, facts }]) => `| \`${code}\` | ${means} | ${Object.entries(facts).map(fact).join(', ')} |`,
  );

describe('the codes of errors and issues', () => {
  it.each(Object.keys({ ...errorCodes, ...issueCodes }))('%s is thrown or reported somewhere', (code) => {
    expect(all.includes(`'${code}'`)).toBe(true);
  });

  it.each([
    ['errors', errorCodes],
    ['issues', issueCodes],
  ])('of %s stand in the order of the alphabet', (_, codes) => {
    expect(Object.keys(codes)).toEqual(Object.keys(codes).sort());
  });

  it('bring their sentences: none stands where an issue is made', () => {
    const sentences = /\bcode: '[a-z-]+',\s*message\b/g;
    expect("{ code: 'cut-off', message: `…` }").toMatch(sentences);
    expect(all.match(sentences)).toBeNull();
  });

  it('are listed in docs/codes.md', async () => {
    const page = `# Codes of errors and issues

Every error that is thrown on purpose is a \`TrendingPapersError\` with a \`code\`, the \`facts\` and a message; ask
\`isTrendingPapersError(error)\`. What was guessed, repaired, cut or left out is an issue with a \`code\`, a message and the
place it is about. The types \`ErrorCode\`, \`ErrorFacts\` and \`IssueCode\` hold the same names. A code keeps its meaning and
its facts; a message may be worded better at any time.

\`\`\`ts
import { isTrendingPapersError, parse } from '@trending-papers/core';

try {
  await parse(await (await fetch('https://lab.example/papers.bib')).text());
} catch (error) {
  if (isTrendingPapersError(error, 'too-large')) console.log(error.facts.limit); // a number
  else throw error;
}
\`\`\`

## Errors

A fact with a question mark comes with some errors of the code only. Waits are in milliseconds.

| code | means | facts |
|---|---|---|
${rowsOf(errorCodes).join('\n')}

## Issues

An issue that has facts carries them as \`facts\`; \`IssueFacts\` types them by the code.

| code | means | facts |
|---|---|---|
${rowsOf(issueCodes).join('\n')}
`;
    await expect(page).toMatchFileSnapshot(join(root, 'docs/codes.md'));
  });
});
