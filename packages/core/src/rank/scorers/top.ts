import type { Paper } from '../../paper/schema.js';
import type { Scorer, Term } from '../types.js';
import { signalOf } from '../values.js';
import { counted } from '../words.js';
import { placeIn } from './place.js';

/** Most upvotes first. Papers whose votes are unknown follow in the order of their listing. */
export const top: Scorer = (papers) => byCount(papers, 'upvotes', 'upvote');

/** Most comments first. Papers whose comments are unknown follow in the order of their listing. */
export const discussed: Scorer = (papers) => byCount(papers, 'comments', 'comment');

function byCount(papers: readonly Paper[], signal: string, noun: string): (paper: Paper) => Term[] {
  const place = placeIn(papers);
  return (paper) => {
    const count = signalOf(paper, signal);
    // A place is worth less than one count, and less than none at all.
    if (count === undefined) return place(paper, 1);
    return [{ signal, value: count, contribution: count, text: () => counted(count, noun) }];
  };
}
