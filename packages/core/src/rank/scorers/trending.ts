import type { Paper } from '../../paper/schema.js';
import type { Scorer, Term } from '../types.js';
import { ageOf, signalOf } from '../values.js';
import { ago, counted, grouped, span } from '../words.js';
import { placeIn } from './place.js';

/** What each count is worth, per e-fold above what is usual. */
const counts: readonly { signal: string; noun: string; weight: number }[] = [
  { signal: 'upvotes', noun: 'upvote', weight: 1 },
  { signal: 'stars', noun: 'star', weight: 0.5 },
  { signal: 'comments', noun: 'comment', weight: 0.3 },
  { signal: 'citations', noun: 'citation', weight: 0.2 },
];

/** What a first place in a listing is worth. */
const placeWeight = 4;
/** What a tenfold age costs, in e-folds, and the hours before that begins to count. */
const ageWeight = 0.8;
const grace = 24;

/** Much noticed for its age, in whatever is known: places in listings, votes, stars, comments, citations. */
export const trending: Scorer = (papers, { now }) => {
  const place = placeIn(papers);
  const usual = counts.map(({ signal }) => medianOf(papers, signal));
  return (paper) => {
    const hours = ageOf(paper, now);
    const terms: Term[] = [];
    counts.forEach(({ signal, noun, weight }, index) => {
      const count = signalOf(paper, signal);
      if (count === undefined) return;
      terms.push({
        signal,
        value: count,
        contribution: weight * (Math.log1p(count) - Math.log1p(usual[index]!)),
        text: () =>
          `${counted(count, noun)}${hours && signal === 'upvotes' ? ` in ${span(hours)}` : ''}${times(count, usual[index]!)}`,
      });
    });
    terms.push(...place(paper, placeWeight));
    if (hours !== undefined)
      terms.push({
        signal: 'age',
        value: hours,
        contribution: -ageWeight * Math.log1p(hours / grace),
        text: () => `Listed ${ago(hours)}`,
      });
    return terms;
  };
};

function medianOf(papers: readonly Paper[], signal: string): number {
  const known = papers.map((paper) => signalOf(paper, signal)).filter((count) => count !== undefined);
  known.sort((a, b) => a - b);
  return known[known.length >> 1] ?? 0;
}

function times(count: number, usual: number): string {
  return usual > 0 && count > usual ? `, ${grouped(count / usual)} times the median` : '';
}
