// Writes an index of many papers into archive/: `node examples/archive/make.mjs [how many]`, after `npm run build`.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { saveShards } from '../../packages/core/dist/search.js';
import { makePapers } from '../search/papers.js';

const count = Number(process.argv[2] ?? 100_000);
const folder = process.argv[3] ?? join(import.meta.dirname, 'dist');
if (!Number.isInteger(count) || count < 1) throw new Error('How many papers? A whole number from 1.');

rmSync(folder, { recursive: true, force: true });
let files = 0;
let bytes = 0;
for await (const file of saveShards(makePapers(count), { deflate: deflateRawSync })) {
  const path = join(folder, file.name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file.bytes);
  files += 1;
  bytes += file.bytes.length;
}
console.log(`${count} papers in ${files} files, ${(bytes / 1e6).toFixed(1)} MB`);
