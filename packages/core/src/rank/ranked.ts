import { isObject, type Rule } from '../text/options.js';

/** What `rank` gives: each paper with its place and its reasons. */
export const someRanked: Rule = [
  'a list of papers as `rank` gives them',
  (value) => Array.isArray(value) && value.every((one) => isObject(one) && isObject(one.paper)),
];
