import { type Paper, type Reading, thinHistory } from '@trending-papers/core/paper';

/** That a count stands still is worth knowing, twice a day. */
const leastApart = 12 * 3_600_000;

/**
 * The same paper without readings that say what the one before said a short while ago: a run that brings nothing new
 * must leave no trace, however often it runs. What is left grows thinner with age, so that a feed kept for years stays
 * small.
 */
export function withoutRepeats(paper: Paper): Paper {
  const history: Reading[] = [];
  for (const reading of paper.history) {
    const last = history.at(-1);
    const apart = last ? Date.parse(reading.at) - Date.parse(last.at) : Number.POSITIVE_INFINITY;
    if (!last || apart >= leastApart || !sameSignals(last, reading)) history.push(reading);
  }
  const newest = history.at(-1);
  return newest ? { ...paper, history: thinHistory(history, newest.at) } : paper;
}

function sameSignals({ signals: a }: Reading, { signals: b }: Reading): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => a[name] === b[name]);
}
