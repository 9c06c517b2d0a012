import { measureCoverage } from './coverage.js';
import { randomBy } from './mutate.js';
import { targets } from './targets.js';

export interface Guided {
  inputs: number;
  /** Inputs that reached code which none before them did. */
  kept: readonly unknown[];
  reached: number;
  slowest: number;
}

/** No input of a few kilobytes may take longer, in milliseconds of the processor: what hangs takes for ever. */
const longest = 5_000;

/**
 * Changes inputs, and goes on from those that reach code which none before did, as AFL and libFuzzer do. Throws with the
 * input when something that must hold does not.
 *
 * @param until Asked before each input with how many there were: whether to go on.
 */
export async function fuzzGuided(name: string, seed: number, until: (inputs: number) => boolean): Promise<Guided> {
  const { seeds, mutate, check } = targets[name]!;
  const random = randomBy(seed);
  const coverage = await measureCoverage('/packages/core/src/');
  const queue: unknown[] = [...seeds];
  const kept: unknown[] = [];
  let [inputs, slowest] = [0, 0];
  const feed = async (input: unknown) => {
    const start = process.cpuUsage();
    try {
      await check(input);
    } catch (cause) {
      throw new Error(`${name}, input ${inputs} of seed ${seed}: ${JSON.stringify(input).slice(0, 4000)}`, { cause });
    }
    const { user, system } = process.cpuUsage(start);
    const spent = (user + system) / 1000;
    if (spent > longest) throw new Error(`${name} takes ${spent} ms: ${JSON.stringify(input).slice(0, 4000)}`);
    slowest = Math.max(slowest, spent);
    inputs++;
    return (await coverage.fresh()) > 0;
  };
  try {
    for (const input of seeds) await feed(input);
    for (inputs = 0; until(inputs); ) {
      // The newest half of the time: what was found last is known least.
      const among = random() < 0.5 ? queue.slice(-16) : queue;
      const input = mutate(among[Math.floor(random() * among.length)], random);
      if (!(await feed(input))) continue;
      queue.push(input);
      kept.push(input);
    }
    return { inputs, kept, reached: coverage.reached, slowest };
  } finally {
    await coverage.end();
  }
}
