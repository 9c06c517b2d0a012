import type { Paper } from '../paper/schema.js';
import { growthOf } from './growth.js';
import { sharesIn, starsBefore } from './repository.js';
import { countOf, day, seenAt, timeOf } from './values.js';
import { counted, grouped, span } from './words.js';

/** Something about a paper that can be more or less than usual: how much it is (NaN when unknown), and the words. */
export type Part = readonly [
  of: (paper: Paper) => number,
  text: (value: number, usual: number, paper: Paper) => string,
];

const growths = ['Speed', 'Acceleration'];

/** The part of that name: `age` in days, a count as `stars`, or what becomes of it as `starSpeed`. */
export function partOf(name: string, papers: readonly Paper[], now: number): Part {
  const ageOf = (paper: Paper) => Math.max(0, now - seenAt(paper)) / day;
  const timeTo = (paper: Paper) => span(24 * ageOf(paper));
  if (name === 'age')
    return [ageOf, (_, __, paper) => `${timeOf(paper.listed) ? 'Listed' : 'Published'} ${timeTo(paper)} ago`];

  const [noun = '', kind = ''] = name.split(/(?=s$|[A-Z])/);
  const growth = growths.indexOf(kind);
  const isStars = noun === 'star';
  const shareOf = isStars ? sharesIn(papers) : () => 1;
  const countOfIts = (paper: Paper) => Math.max(0, countOf(paper.signals[name]) - (isStars ? starsBefore(paper) : 0));
  return [
    (paper) => (growth < 0 ? countOfIts(paper) : growthOf(paper, `${noun}s`, now)[growth]!) * shareOf(paper),
    (value, usual, paper) => {
      const time = name === 'upvotes' && ageOf(paper) >= 0 ? ` in ${timeTo(paper)}` : '';
      const change = growth > 0 ? ` ${value < 0 ? 'less' : 'more'} than before` : '';
      const times = usual > 0 && value > usual ? `, ${grouped(value / usual)} times the median` : '';
      return counted(Math.abs(value), noun) + (growth < 0 ? time : ` a day${change}`) + times;
    },
  ];
}
