import type { Reason } from '../paper/reason.js';
import { anObject, checkArgument, checkOptions, isObject, type Rule, type Rules } from '../text/options.js';
import { en } from '../words/en.js';
import { sayDifference, sayReasons } from '../words/say.js';
import type { Words } from '../words/types.js';
import type { Ranked } from './types.js';

/** How to explain. */
export interface ExplainOptions {
  /** The language: `await loadWords('de')`. @default English */
  words?: Words | undefined;
}

const rules: Rules<ExplainOptions> = { words: anObject };

type Explained = Pick<Ranked, 'reasons'>;

const ranked: Rule = ['a paper as `rank` gives it', (value) => isObject(value) && Array.isArray(value.reasons)];

/**
 * Why a paper ranks where it does, in sentences, the weightiest reason first; with a second paper, why the first stands
 * where it does beside it: what it is ahead by, then what it is behind by. Reasons that hardly count are left to
 * `reasons`, whose contributions sum to the score.
 *
 * @example
 * explain(rank(papers)[0]); // ['118 upvotes, 4.1 times the usual.', 'New: from 30 June 2026.']
 * explain(first, second); // ['Ahead: 118 upvotes; the other: 40 upvotes.']
 */
export function explain(ranked: Explained, options?: ExplainOptions | number): string[];
export function explain(ranked: Explained, beside: Explained, options?: ExplainOptions): string[];
export function explain(
  first: Explained,
  second?: Explained | ExplainOptions | number,
  third?: ExplainOptions,
): string[] {
  checkArgument('What is explained', first, ranked);
  const { reasons } = first;
  const beside = isObject(second) && 'reasons' in second ? second : undefined;
  if (beside) checkArgument('What stands beside it', beside, ranked);
  // As a callback of `map` it is given an index there.
  const options = beside ? third : typeof second === 'number' ? undefined : second;
  checkOptions(options ?? {}, rules);
  const { words = en } = (options ?? {}) as ExplainOptions;
  return beside ? sayDifference(reasons, beside.reasons, words) : sayReasons(reasons as Reason[], words);
}
