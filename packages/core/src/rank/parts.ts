import type { Paper } from '../paper/schema.js';
import { growthOf } from './growth.js';
import { starsBefore } from './repository.js';
import type { Term } from './types.js';
import { countOf, day, measuredIn, medianOf, seenAt } from './values.js';
import { counted, grouped, span } from './words.js';

/** Something that papers have more or less of than usual. */
export interface Part {
  /** How much each paper has of it, NaN when unknown. */
  values: Float64Array;
  /** The median. */
  usual: number;
  text: Term['text'];
}

/** What is asked of a count: the count itself, its first change or its second. */
const kinds = ['s', 'Speed', 'Acceleration'];

/** The part of that name: `age` in days, a count as `stars`, or what becomes of it as `starSpeed`. */
export function partOf(name: string, papers: readonly Paper[], now: number, shareOf: (paper: Paper) => number): Part {
  const ageOf = (paper: Paper) => Math.max(0, now - seenAt(paper)) / day;
  const [noun = '', kind = ''] = name.split(/(?=s$|[A-Z])/);
  const change = kinds.indexOf(kind);

  const measured = (paper: Paper) => {
    if (!kind) return ageOf(paper);
    const value = change > 0 ? growthOf(paper, `${noun}s`, now, change as 1 | 2) : countOf(paper.signals[name]);
    if (noun !== 'star' || !value) return value;
    return (change > 0 ? value : Math.max(0, value - starsBefore(paper))) * shareOf(paper);
  };
  const values = measuredIn(papers, measured);
  const usual = medianOf(values);
  return {
    values,
    usual,
    text: (value, paper) => {
      const time = ageOf(paper) >= 0 ? span(24 * ageOf(paper)) : '';
      if (!kind) return `${time} old`;
      const rate = ['', ' a day', ` a day ${value < 0 ? 'slower' : 'faster'}`][change];
      const times = usual > 0 && value > usual ? `, ${grouped(value / usual)} times the median` : '';
      return counted(Math.abs(value), noun) + (name === 'upvotes' && time ? ` in ${time}` : rate) + times;
    },
  };
}
