// How well `mergeListings` finds that records are one paper, on labelled sets of the shared corpus. Writes
// docs/benchmarks/dedup.md. The sets' own labels are the truth; what we count as decidable is said beside each set.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/setup.mjs';
import { hardCases, oneRecordEach, screening, twoSources } from './sets.mjs';

const rows = [await hardCases(), await screening(), await twoSources(), await oneRecordEach()];

const table = [
  '| set | records | true pairs | found | false merges | what is in it |',
  '|---|---:|---:|---:|---:|---|',
  ...rows.map(({ name, records, pairs, found, falseMerges, note }) => {
    const share = pairs === 0 ? '–' : `${found} (${((100 * found) / pairs).toFixed(1)} %)`;
    return `| ${name} | ${records} | ${pairs || '–'} | ${share} | ${falseMerges} | ${note} |`;
  }),
].join('\n');

const details = rows
  .filter(({ misses }) => misses.length > 0)
  .map(({ name, misses }) => `## ${name}: where we differ\n\n${misses.map((miss) => `- ${miss}`).join('\n')}`);

const report = [
  '# De-duplication',
  '',
  'Written by `npm run bench -- dedup` from the labelled sets in `../shared/corpus`. No time is measured: the figures',
  'are the same on every machine.',
  '',
  table,
  '',
  ...details.flatMap((detail) => [detail, '']),
].join('\n');

mkdirSync(join(root, 'docs/benchmarks'), { recursive: true });
writeFileSync(join(root, 'docs/benchmarks/dedup.md'), report);
console.log(report);
