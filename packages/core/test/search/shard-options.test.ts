import { expect, it } from 'vitest';
import { saveShards } from '../../src/search/index.js';

it.each([
  ['files', Number.NaN],
  ['files', 0],
  ['papersPerFile', 0],
  ['papersPerFile', 1.5],
])('saveShards refuses %s of %d, by name', (name, value) => {
  expect(() => [...saveShards([], { [name]: value })]).toThrow(
    new RangeError(`${name} must be a whole number from 1, not ${value}.`),
  );
});
