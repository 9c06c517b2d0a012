import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../../src/paper/schema.js';
import { parse } from '../../../src/parse/index.js';
import { toBibtex, toCslJson, toRis } from '../../../src/publish/index.js';
import { corpusFile, hasCorpus, needsCorpus } from '../../corpus.js';

const files = hasCorpus
  ? readdirSync(corpusFile('sources'), { recursive: true, withFileTypes: true })
      .filter(({ name }) => /\.(?:bib|bibtex)$/.test(name))
      .map((entry) => join(entry.parentPath, entry.name))
  : [];

/** Each work once: an entry that a file repeats is one paper, and written as one. */
async function works(): Promise<Paper[]> {
  const papers: Paper[] = [];
  for (const file of files) {
    const listing = await parse(readFileSync(file), { format: 'bibtex' }).catch(() => undefined);
    papers.push(...(listing?.papers ?? []));
  }
  return [...new Map(papers.map((paper) => [paper.id, paper])).values()];
}

/**
 * What is not meant to come back as it was: when and where a record was read; the key of an entry that had none; the type of
 * one that had none, which is told from its venue.
 */
function isMeant(field: string, before: Paper, after: Paper): boolean {
  if (['history', 'sources', 'position', 'id'].includes(field)) return false;
  return !((field === 'key' || field === 'type') && before[field] === undefined && after[field] !== undefined);
}

function differences(before: readonly Paper[], after: readonly Paper[]): string[] {
  return before.flatMap((paper, index) => {
    const again = after[index]!;
    const fields = [...new Set([...Object.keys(paper), ...Object.keys(again)])] as (keyof Paper)[];
    return fields
      .filter((field) => isMeant(field, paper, again))
      .filter((field) => JSON.stringify(paper[field]) !== JSON.stringify(again[field]))
      .map((field) => `${paper.key}: ${field}: ${JSON.stringify(paper[field])} → ${JSON.stringify(again[field])}`);
  });
}

describe.skipIf(!hasCorpus)(`real bibliographies that are written again${needsCorpus}`, () => {
  it.each([
    // A key with a sign that BibTeX programs do not agree on is replaced by one of letters.
    ['bibtex', toBibtex, ['key']],
    // An author "Miller, D., Firby, J." that BibTeX's own rules take apart wrongly; the publisher beside an institution, for
    // which there is one tag; the edition of an article, whose tag holds the date of its electronic one.
    ['ris', toRis, ['authors', 'edition', 'publisher']],
    ['csl-json', toCslJson, ['publisher']],
  ] as const)(
    'say in %s all that they said, but for what that format has no place for',
    async (format, write, known) => {
      const papers = await works();
      expect(papers.length).toBeGreaterThan(150);
      const again = (await parse(write(papers), { format })).papers;
      expect(again).toHaveLength(papers.length);
      const changed = differences(papers, again);
      expect(changed.map((line) => line.split(': ')[1]).sort(), changed.join('\n')).toEqual(known);
    },
  );
});
