// What searching by meaning is given, known by its shape: an index or a meaning may come from another copy of the package.

import { isObject, type Rule } from '../../text/options.js';

function isMeaning(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  const { ids, dimensions, vectors } = value;
  return Array.isArray(ids) && Number.isInteger(dimensions) && ArrayBuffer.isView(vectors);
}

export const anIndex: Rule = [
  'an index, as `createIndex` gives it',
  (value) => isObject(value) && 'store' in value && typeof value.search === 'function',
];
export const aMeaning: Rule = ['a meaning, as `createMeaning` or `embedPapers` gives it', isMeaning];
export const latentMeaning: Rule = [
  'a meaning, as `createMeaning` gives it',
  (value) => isMeaning(value) && isObject(value.basis),
];
export const aPaperOrId: Rule = [
  'a paper or its id',
  (value) => typeof value === 'string' || (isObject(value) && typeof value.title === 'string'),
];
