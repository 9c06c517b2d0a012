import { describe, expect, it } from 'vitest';
import { fuzzGuided } from './guided.js';
import { targets } from './targets.js';

/** So many seconds for each target, from a seed of its own: `npm run fuzz -- 600`. The suite takes a few inputs, always the same. */
const seconds = Number(process.env.TRENDING_PAPERS_FUZZ ?? 0);
const seed = seconds > 0 ? Date.now() % 2 ** 31 : 20_261_129;
const few: Readonly<Record<string, number>> = { parse: 60, query: 200, maths: 100, saved: 60, shards: 30, state: 200 };

describe.each(Object.keys(targets))('inputs for %s that go where none before went', (name) => {
  it(
    'are as they should be, or refused',
    async () => {
      const end = Date.now() + seconds * 1000;
      const { inputs, kept, reached, slowest } = await fuzzGuided(name, seed, (done) =>
        seconds > 0 ? Date.now() < end : done < few[name]!,
      );
      if (seconds > 0)
        console.log(
          `${name}: seed ${seed}, ${inputs} inputs, ${kept.length} of them reached new code, ${reached} pieces in all, ` +
            `slowest ${Math.round(slowest)} ms`,
        );
      expect([inputs > 0, reached > 0]).toEqual([true, true]);
    },
    Math.max(180_000, seconds * 2_000),
  );
});
