import {
  aDate,
  aFunction,
  aLimit,
  aList,
  amount,
  anObject,
  aText,
  either,
  oneOf,
  type Rule,
  whole,
} from '../text/options.js';

const aMap: Rule = ['a Map', (value) => value instanceof Map];

/**
 * What each option of each writer may be. They are one table, since programs hand one object to several writers: what
 * one of them does not use another does, and what none of them knows is a mistake.
 */
export const publishRules = {
  title: aText,
  description: aText,
  homepage: aText,
  self: aText,
  language: aText,
  reasons: anObject,
  words: anObject,
  pictures: aMap,
  until: aDate,
  onIssue: aFunction,
  items: oneOf('papers', 'editions'),
  limit: aLimit,
  hub: aText,
  ttl: amount(),
  next: aText,
  total: whole(),
  search: aText,
  feeds: either(anObject, aList),
  element: anObject,
  from: anObject,
  to: anObject,
  replyTo: anObject,
  date: aDate,
  listId: aText,
  unsubscribe: anObject,
  maxCharacters: whole(1),
  url: aText,
  similar: aFunction,
  ledger: aList,
  theme: anObject,
  ranking: aText,
} satisfies Readonly<Record<string, Rule>>;
