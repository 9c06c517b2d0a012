import { checkPapers } from '../text/options.js';
import { someRanked } from './ranked.js';
import { exact } from './term.js';
import type { Ranked } from './types.js';

/**
 * Puts the papers of several sources in turns: the best of each, then the second of each, and so on, each round by its
 * scores. A paper counts for the first source it names. What it loses by that is a reason of its own, so the reasons
 * still sum to the score.
 *
 * @example
 * rank(papers, { diversity: interleave, limit: 20 });
 */
export function interleave(ranked: Ranked[]): Ranked[] {
  checkPapers(ranked, someRanked);
  const taken = new Map<string, number>();
  const rounds: Ranked[][] = [];
  for (const each of ranked) {
    const source = each.paper.sources?.[0]?.name ?? '';
    const round = taken.get(source) ?? 0;
    taken.set(source, round + 1);
    rounds[round] = [...(rounds[round] ?? []), each];
  }
  let least = Number.POSITIVE_INFINITY;
  return rounds.flat().map((each, index) => {
    const loss = least < each.score ? exact(least - each.score) : 0;
    const reasons = loss ? [...each.reasons, { signal: 'turn', contribution: loss }] : each.reasons;
    const score = loss ? reasons.reduce((sum, { contribution }) => sum + contribution, 0) : each.score;
    least = Math.min(least, score);
    return { ...each, score, reasons, rank: index + 1 };
  });
}
