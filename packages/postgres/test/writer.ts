// A writer as a process of its own: merges the papers of a file, in batches that are told as they are done.
import { readFileSync } from 'node:fs';
import { openStore } from '@trending-papers/core/store';
import { postgresOpener } from '../src/index.js';

const [address, file, moment] = process.argv.slice(2);
const papers = JSON.parse(readFileSync(file!, 'utf8'));
const store = await openStore(address!, [postgresOpener()]);
for (let start = 0; start < papers.length; start += 20) {
  await store.merge(papers.slice(start, start + 20), { now: new Date(moment!) });
  process.stdout.write(`${start}\n`);
}
await store.close();
