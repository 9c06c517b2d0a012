import { aFunction, aLimit, anObject, anything, aText, type Rule, type Rules } from '../text/options.js';
import type { FetchOptions } from './types.js';

const aSignal: Rule = ['an AbortSignal', (value) => typeof value === 'object' && value !== null && 'aborted' in value];
const someTime: Rule = ['a number of milliseconds from 0', (value) => typeof value === 'number' && value >= 0];

/** What may be said of one source, besides what holds for all. */
export const sourceRules: Rules<Pick<FetchOptions, 'signal' | 'onProgress' | 'limit' | 'searchLimit'>> = {
  signal: aSignal,
  onProgress: aFunction,
  // `bad-option` where they are no number of papers: they come from people too.
  limit: anything,
  searchLimit: anything,
};

/** What each option of fetching may be, for all that fetches. */
export const fetchRules: Rules<FetchOptions> = {
  ...sourceRules,
  cache: anObject,
  userAgent: aText,
  fetch: aFunction,
  keys: anObject,
  resolveHost: aFunction,
  requestTimeout: someTime,
  totalTimeout: someTime,
  maxBytes: aLimit,
  now: aFunction,
  random: aFunction,
  sleep: aFunction,
};
