import { describe, expect, expectTypeOf, it } from 'vitest';
import { isTrendingPapersError, restated, TrendingPapersError } from '../../src/paper/errors.js';

const tooLarge = new TrendingPapersError('too-large', 'This is larger than 5 bytes.', { limit: 5 });

describe('an error', () => {
  it('has the facts of its code, and none that its row does not name', () => {
    expect(tooLarge).toMatchObject({ code: 'too-large', facts: { limit: 5 } });
    expectTypeOf(tooLarge.facts.limit).toEqualTypeOf<number>();
    expectTypeOf(tooLarge.facts.url).toEqualTypeOf<string | undefined>();
    // @ts-expect-error: a limit is a number.
    new TrendingPapersError('too-large', 'Too large.', { limit: '5' });
    // @ts-expect-error: the row names no such fact.
    new TrendingPapersError('too-large', 'Too large.', { limit: 5, most: 5 });
    // @ts-expect-error: what the row demands may not be left out.
    new TrendingPapersError('too-large', 'Too large.');
    // @ts-expect-error: there is no such code.
    new TrendingPapersError('too-heavy', 'Too heavy.');
  });

  it('needs none where its row names none', () => {
    expect(new TrendingPapersError('index-damaged', 'It is damaged.').facts).toEqual({});
  });

  it('tells its facts by its code when it is caught', () => {
    const thrown: unknown = tooLarge;
    if (!isTrendingPapersError(thrown, 'too-large')) throw thrown;
    expectTypeOf(thrown.facts.limit).toEqualTypeOf<number>();
    expect(thrown.facts.limit).toBe(5);
    expect(isTrendingPapersError(thrown, 'locked')).toBe(false);
    expect([thrown].filter(isTrendingPapersError)).toEqual([tooLarge]);
  });

  it('says the same again in other words, with its cause', () => {
    const again = restated({ ...tooLarge, message: 'feed.xml is too large.' }, { cause: tooLarge });
    expect(again).toMatchObject({ code: 'too-large', message: 'feed.xml is too large.', facts: { limit: 5 } });
    expect(again.cause).toBe(tooLarge);
    expect(isTrendingPapersError(again)).toBe(true);
  });

  it('is no other error, and nothing that only looks like one', () => {
    expect([new Error('x'), { code: 'too-large' }, null, undefined, 'too-large'].filter(isTrendingPapersError)).toEqual(
      [],
    );
  });

  it('carries nothing that steers a terminal', () => {
    expect(new TrendingPapersError('index-damaged', 'It\u001B[2J is gone').message).toBe('It[2J is gone');
  });
});
