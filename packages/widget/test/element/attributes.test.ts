import { describe, expect, it } from 'vitest';
import '../../src/define.js';
import { attributes, chosen, defaultValues, limitOf, readAttributes } from '../../src/element/attributes.js';

const element = () => document.createElement('trending-papers');

describe('the attributes', () => {
  it.each(Object.entries(defaultValues))('%s is a property with its default', (name, value) => {
    expect(element()[name as keyof typeof attributes]).toEqual(value);
  });

  it('mean in markup that a server renders what they mean in a page', () => {
    const written = { limit: '5', hash: '', sort: 'newest', items: '[{"title":"T"}]', src: 'a b', refresh: 'often' };
    const live = element();
    for (const [name, value] of Object.entries(written)) live.setAttribute(name, value);
    const read = readAttributes(written);
    for (const name of Object.keys(attributes) as (keyof typeof attributes)[]) expect(read[name]).toEqual(live[name]);
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'most-liked', ''])(
    'take no word for a choice that is none: %s',
    (word) => {
      expect(chosen('sort', word)).toBe('trending');
      expect(chosen('loading', word)).toBe('eager');
    },
  );

  it.each([
    [5, 5],
    [7.9, 7],
    [0.5, 20],
    [-3, 20],
    [Number.NaN, 20],
  ])('take %d for a limit of %d', (limit, shown) => {
    expect(limitOf(limit)).toBe(shown);
  });
});
