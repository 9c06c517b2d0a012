import { describe, it } from 'vitest';
import { randomBy } from './mutate.js';
import { targets } from './targets.js';

/** Inputs of each target: the same ones in every run, so that a failure is one for everybody. */
const rounds: Readonly<Record<string, number>> = {
  parse: 1000,
  query: 3000,
  maths: 1500,
  saved: 1500,
  shards: 400,
  state: 3000,
};

describe.each(Object.entries(targets))('whatever is read as %s', (name, { seeds, mutate, check }) => {
  it('is as it should be', async () => {
    for (const seed of seeds) await check(seed);
  });

  it('is as it should be, or refused, after any change', async () => {
    const random = randomBy(20_260_701);
    for (let round = 0; round < rounds[name]!; round++) {
      const input = mutate(seeds[Math.floor(random() * seeds.length)], random);
      try {
        await check(input);
      } catch (cause) {
        throw new Error(`round ${round}: ${JSON.stringify(input).slice(0, 4000)}`, { cause });
      }
    }
  });
});
