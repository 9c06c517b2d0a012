import type { Issue, Paper } from '../../paper/schema.js';
import { mostCommon } from '../answer/facets.js';
import type { FacetCount, FacetName } from '../types.js';
import { type ColumnNames, eachValue } from './column-files.js';
import { type Files, type Packed, readBytes, withArrays } from './files.js';
import { type ColumnPart, papersInBlock } from './format.js';
import { shardIssueOf } from './issues.js';

/** What was counted, and what of it is not all there is. */
export interface Counted {
  facets: Partial<Record<FacetName, FacetCount[]>>;
  issues: Issue[];
}

/** The names of a column. */
export function namesOf(files: Files, part: ColumnPart): Promise<ColumnNames> {
  return files.get(part, 0, (file: ColumnNames & Packed) => {
    const { names, values } = withArrays(file, { names: Array });
    if (names.every((name) => typeof name === 'string') && Number.isSafeInteger(values)) return { names, values };
    throw new TypeError('no names of values');
  });
}

/** Tells of every value of the papers of a mask. The files of papers that are not in it are not fetched. */
export async function eachFound(
  files: Files,
  part: ColumnPart,
  mask: Uint8Array,
  tell: (paper: number, value: number) => void,
): Promise<void> {
  const blocks = Array.from({ length: Math.ceil(mask.length / papersInBlock) }, (_, block) => block);
  await Promise.all(
    blocks.map(async (block) => {
      const first = block * papersInBlock;
      const found = mask.subarray(first, first + papersInBlock);
      if (!found.includes(1)) return;
      const bytes = await files.get(part, block + 1, readBytes);
      eachValue(bytes, found.length, (paper, value) => {
        if (found[paper] === 1) tell(first + paper, value);
      });
    }),
  );
}

async function columnCounts(
  files: Files,
  part: ColumnPart,
  mask: Uint8Array,
): Promise<ColumnNames & { counts: Uint32Array }> {
  const column = await namesOf(files, part);
  const counts = new Uint32Array(column.names.length);
  await eachFound(files, part, mask, (_, value) => {
    if (value < counts.length) counts[value]!++;
  });
  return { ...column, counts };
}

function authorCounts(papers: readonly Paper[]): { names: string[]; counts: Uint32Array } {
  const counts = new Map<string, number>();
  for (const { authors } of papers) for (const { name } of authors) counts.set(name, (counts.get(name) ?? 0) + 1);
  return { names: [...counts.keys()], counts: Uint32Array.from(counts.values()) };
}

/** Counts facets over all papers found; authors, of which there is no column, over those that are shown. */
export async function countFacets(
  files: Files,
  facets: readonly FacetName[],
  maskOf: (facet: FacetName) => Uint8Array,
  shown: readonly Paper[],
): Promise<Counted> {
  const counted: Counted = { facets: {}, issues: [] };
  for (const facet of facets) {
    if (facet === 'authors') {
      const { names, counts } = authorCounts(shown);
      counted.facets.authors = mostCommon(facet, counts, (value) => names[value]!, counted.issues);
      counted.issues.push(shardIssueOf('facets-unsupported', { facet, papers: shown.length }, facet));
      continue;
    }
    const { names, values, counts } = await columnCounts(files, facet, maskOf(facet));
    const common = mostCommon(facet, counts, (value) => names[value]!, counted.issues);
    counted.facets[facet] = facet === 'years' ? common.sort((a, b) => Number(b.value) - Number(a.value)) : common;
    if (values > names.length)
      counted.issues.push(shardIssueOf('facet-cut', { facet, given: names.length, values }, facet));
  }
  return counted;
}
