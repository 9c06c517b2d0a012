import { expect, it } from 'vitest';
import { signalKind, signalKinds, signalNames, signalNamesIn } from '../../src/paper/signals.js';

it('names the signals of a paper: those that are declared in their order, then all others by name', () => {
  expect(signalNamesIn({ zeal: 1, stars: 2, downloads: 3, upvotes: 4 })).toEqual([
    'upvotes',
    'stars',
    'downloads',
    'zeal',
  ]);
  expect(signalNamesIn({})).toEqual([]);
});

it('knows no signal that every object inherits', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
    expect(signalKind(name)).toBeUndefined();
});

it('gives no two signals one spelling, drawing or column', () => {
  const spellings = signalNames.flatMap((name) => signalKinds[name].spellings.split('|'));
  expect(new Set(spellings).size).toBe(spellings.length);
  for (const name of signalNames) expect(signalKinds[name].spellings.split('|')).toContain(name);
  expect(new Set(signalNames.map((name) => signalKinds[name].icon)).size).toBe(signalNames.length);
});
