import type { Paper } from '../../paper/schema.js';
import { term } from '../term.js';
import type { Term } from '../types.js';
import { countOf, day, measuredIn, medianOf, seenAt } from '../values.js';
import { counted, span } from '../words.js';

type Measure = (paper: Paper) => number;

/** A count for formulas that need one: the median of the papers where it is unknown, 0 where none knows it. */
export function countIn(papers: readonly Paper[], signal: string): Measure {
  return orUsual(papers, ({ signals }) => countOf(signals[signal]));
}

/** The hours since a paper was listed, else published, with the median for one without a date. */
export function hoursIn(papers: readonly Paper[], now: number): Measure {
  return orUsual(papers, (paper) => (Math.max(0, now - seenAt(paper)) / day) * 24);
}

function orUsual(papers: readonly Paper[], of: Measure): Measure {
  const usual = medianOf(measuredIn(papers, of)) || 0;
  return (paper) => {
    const value = of(paper);
    return Number.isNaN(value) ? usual : value;
  };
}

/** What a count gives, in words. */
export function countTerm(signal: string, count: number, contribution: number): Term {
  return term(signal, count, contribution, (value) => counted(value, signal.slice(0, -1)));
}

/** What an age gives, in words. */
export function ageTerm(hours: number, contribution: number): Term {
  return term('age', hours, contribution, (value) => `${span(value)} old`);
}
