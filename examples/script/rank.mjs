// Ranks the papers of any file, says why, and writes a feed of the best: node rank.mjs library.bib
import { readFile, writeFile } from 'node:fs/promises';
import { explain, parse, rank, toRss } from '@trending-papers/core';

const [file, most = '10'] = process.argv.slice(2);
if (!file) {
  console.error('usage: node rank.mjs FILE [HOW MANY]');
  process.exit(2);
}

const listing = await parse(await readFile(file));
for (const { code, message } of listing.issues) console.error(`${code}: ${message}`);

const best = rank(listing.papers, { limit: Number(most) });
for (const ranked of best) console.log(`${ranked.rank}. ${ranked.paper.title}\n   ${explain(ranked).join(' ')}`);

await writeFile('best.xml', toRss(best, { title: listing.title || file }));
console.error(`${best.length} of ${listing.papers.length} papers are in best.xml`);
