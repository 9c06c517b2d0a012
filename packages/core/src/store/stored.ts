import { isObject, type Rule } from '../text/options.js';

/** What can be followed: a store tells its changes. */
export const aStore: Rule = [
  'a store, as `openStore` gives it',
  (value) => isObject(value) && typeof value.changes === 'function',
];
