// Writes what is new as one mail, each paper once. `npm install @trending-papers/core`, then every Monday at seven:
//   0 7 * * 1  cd /srv/papers && node digest.mjs && sendmail -t < digest.eml
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createSeen, fetchListings, filterPapers, rank, toEmail } from '@trending-papers/core';

const from = { name: 'Papers', address: 'papers@lab.example' };
const to = { name: 'The lab', address: 'everybody@lab.example' };
const memory = 'mailed.json';

const kept = await readFile(memory, 'utf8').catch((error) => {
  if (error.code === 'ENOENT') return '[]';
  throw error;
});
const seen = createSeen(JSON.parse(kept));

const { listing, failures } = await fetchListings(['hf:daily'], { userAgent: 'paper-digest/1.0 (papers@lab.example)' });
for (const { source, error } of failures) console.error(`${source}: ${error.message}`);

const papers = filterPapers(seen.unseen(listing.papers), { query: 'robots OR agents' });
await rm('digest.eml', { force: true });
if (papers.length === 0) {
  console.error('Nothing new.');
  process.exit(1);
}

const mail = toEmail(rank(papers, { limit: 20 }), { title: 'Papers of the week', from, to, date: new Date() });
await writeFile('digest.eml', mail.eml);
seen.add(papers.filter(({ id }) => mail.papers.includes(id)));
await writeFile(memory, JSON.stringify(seen));
console.error(`${mail.papers.length} of ${papers.length} new papers are in digest.eml`);
