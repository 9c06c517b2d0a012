import { cameUp, cameUpDate, day } from '../../paper/days.js';
import type { Paper } from '../../paper/schema.js';
import { checkArgument, checkPapers, isObject, type Rule } from '../../text/options.js';
import { countIn } from '../counted.js';
import { exact } from '../term.js';
import type { ScoreContext, Term } from '../types.js';
import { measuredIn, medianOf } from '../values.js';

type Measure = ((paper: Paper) => number) & { usual: number };

const aContext: Rule = [
  'an object with now, in milliseconds since 1970',
  (value) => isObject(value) && Number.isFinite(value.now),
];

/** @throws {TypeError} for what `rank` would not hand to a scorer: these formulas are functions of their own, too. */
export function checkScored(papers: readonly Paper[], context: ScoreContext): void {
  checkPapers(papers);
  checkArgument('The context', context, aContext);
}

/** A count for formulas that need one: the median of the papers where it is unknown, 0 where none knows it. */
export function countsIn(papers: readonly Paper[], names: readonly string[]): Measure {
  return orUsual(papers, (paper) => countIn(paper, names).count);
}

/** The hours since a paper was listed, else published, with the median for one without a date. */
export function hoursIn(papers: readonly Paper[], now: number): Measure {
  return orUsual(papers, (paper) => (Math.max(0, now - cameUp(paper)) / day) * 24);
}

function orUsual(papers: readonly Paper[], of: (paper: Paper) => number): Measure {
  const usual = medianOf(measuredIn(papers, of)) || 0;
  return Object.assign(
    (paper: Paper) => {
      const value = of(paper);
      return Number.isNaN(value) ? usual : value;
    },
    { usual },
  );
}

/** What a count gives. One that is not known was taken for another, and is not told as its own. */
export function countTerm(paper: Paper, names: readonly string[], contribution: number): Term {
  const { name: signal, count: value } = countIn(paper, names);
  return { signal, aspect: 'level', ...(value >= 0 && { value }), contribution: exact(contribution) };
}

/** What an age gives. */
export function ageTerm(paper: Paper, hoursOf: Measure, contribution: number): Term {
  const since = cameUpDate(paper);
  const age = since && { value: hoursOf(paper) / 24, usual: hoursOf.usual / 24, since };
  return { signal: 'age', ...age, contribution: exact(contribution) };
}
