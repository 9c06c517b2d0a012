// Papers for a store: those of the search benchmark with dates, numbers and names.
import { definePaper } from '../../packages/core/dist/index.js';
import { papers, randomFrom, rawPapers } from '../search/corpus.mjs';

const day = 86_400_000;
/** The moment of every merge. */
export const now = new Date('2026-06-30T12:00:00Z');

/** So many papers, of the last two years, a third of which have numbers read on three days. */
export function* storePapers(size) {
  const random = randomFrom(23);
  const names = rawPapers().map(({ authors }) => authors ?? []);
  let at = 0;
  for (const { id, title, text } of papers(size)) {
    const published = new Date(now.getTime() - Math.floor(random() ** 2 * 730) * day).toISOString().slice(0, 10);
    const upvotes = random() < 1 / 3 ? Math.floor(random() ** 4 * 200) : undefined;
    const history = [1, 2, 3].map((days) => ({
      at: new Date(now.getTime() - (4 - days) * day).toISOString(),
      signals: { upvotes: Math.floor((upvotes ?? 0) * (days / 3)) },
    }));
    const authors = names[at % names.length];
    yield definePaper({
      title,
      abstract: text,
      authors: authors.map((author) => (typeof author === 'string' ? { name: author } : author)),
      ids: /^arxiv:\d/.test(id) ? { arxiv: id.slice(6) } : { doi: `10.5555/made.${at}` },
      published,
      topics: [['cs.LG', 'cs.CL', 'cs.CV', 'stat.ML', 'astro-ph.GA'][at % 5]],
      ...(upvotes !== undefined && { signals: { upvotes }, history }),
    });
    at += 1;
  }
}
