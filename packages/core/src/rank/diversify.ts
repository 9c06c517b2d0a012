import { aFinite, checkArgument } from '../text/options.js';
import type { Ranked } from './types.js';
import { product, spaceOf } from './vectors.js';

/** How many of the first papers are put in a new order; the work grows with its square. */
const pool = 200;

/**
 * Puts papers that are alike further apart, by maximal marginal relevance over their topics and words (Carbonell and
 * Goldstein, SIGIR 1998): of what is left comes next what has the best score, less what it has in common with the one
 * above that is most like it. The loss is a reason of its own, so the reasons still sum to the score.
 *
 * @param amount 0 leaves the order as it is; at 1 a paper that says the same as one above loses as much as lies
 *   between the first and the last.
 * @example
 * rank(papers, { now, diversity: diversify(0.3), limit: 10 });
 */
export function diversify(amount: number): (ranked: Ranked[]) => Ranked[] {
  checkArgument('amount', amount, aFinite);
  return (ranked) => {
    const first = ranked.slice(0, pool);
    const spread = (first[0]?.score ?? 0) - (first.at(-1)?.score ?? 0);
    const { vectorOf } = spaceOf(first.map(({ paper }) => paper));
    let left = first.map((entry) => ({ entry, vector: vectorOf(entry.paper), like: 0, to: '', score: entry.score }));
    const chosen: Ranked[] = [];
    while (left.length > 0) {
      const next = left.reduce((best, other) => (other.score > best.score ? other : best));
      chosen.push(withLoss(next.entry, next.score - next.entry.score, next.like, next.to));
      left = left.filter((other) => other !== next);
      for (const other of left) {
        const like = product(next.vector, other.vector);
        if (like > other.like) Object.assign(other, { like, to: next.entry.paper.title });
        other.score = other.entry.score - amount * spread * other.like;
      }
    }
    return [...chosen, ...ranked.slice(pool)].map((entry, index) => ({ ...entry, rank: index + 1 }));
  };
}

function withLoss(entry: Ranked, loss: number, like: number, title: string): Ranked {
  if (loss === 0) return entry;
  const reason = { signal: 'diversity', value: like, like: title, contribution: loss };
  const reasons = [...entry.reasons, reason];
  return { ...entry, score: reasons.reduce((sum, { contribution }) => sum + contribution, 0), reasons };
}
