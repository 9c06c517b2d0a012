// Posts the best papers of two sources to a chat, each once. `npm install @trending-papers/core`, then
//   CHAT=https://hooks.slack.com/services/… node bot.mjs
// every morning. Without CHAT it prints what it would post.
import { readFile, writeFile } from 'node:fs/promises';
import { createSeen, fetchListings, rank, toSlack } from '@trending-papers/core';

const sources = ['hf:daily', 'arxiv:cs.CL'];
const memory = 'seen.json';

/** What was posted before; a first run has posted nothing. */
const kept = await readFile(memory, 'utf8').catch((error) => {
  if (error.code === 'ENOENT') return '[]';
  throw error;
});
const seen = createSeen(JSON.parse(kept));

const { listing, failures } = await fetchListings(sources, { userAgent: 'paper-bot/1.0 (you@lab.example)' });
for (const { source, error } of failures) console.error(`${source}: ${error.message}`);

const best = rank(seen.unseen(listing.papers), { limit: 5 });
for (const { papers, body } of toSlack(best)) {
  await post(body);
  // A paper counts as posted once the chat has it: a run that dies here posts the rest next time.
  seen.add(best.map(({ paper }) => paper).filter(({ id }) => papers.includes(id)));
  await writeFile(memory, JSON.stringify(seen));
}
console.error(`${best.length} posted, ${failures.length} of ${sources.length} sources failed`);
if (failures.length === sources.length) process.exitCode = 1;

async function post(body) {
  if (!process.env.CHAT) return console.log(JSON.stringify(body));
  const answer = await fetch(process.env.CHAT, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The chat answered ${answer.status}.`);
}
