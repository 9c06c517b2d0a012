import { Session } from 'node:inspector/promises';

/** Tells which code of ours an input reached that none before it did. */
export interface Coverage {
  /** How many pieces of code were reached for the first time since the last question. */
  fresh(): Promise<number>;
  /** How many were reached in all. */
  readonly reached: number;
  end(): Promise<void>;
}

/** How often a piece ran, as coarsely as matters: once, a few times, often. What loops more is another way through. */
const oftenness = (count: number): string => (count < 2 ? '1' : count < 8 ? 'few' : count < 64 ? 'many' : 'most');

/**
 * The engine's own coverage, by blocks: https://v8.dev/blog/javascript-code-coverage. Native fuzzers instrument the code
 * instead; theirs do not load on every system that this project runs on.
 */
export async function measureCoverage(folder: string): Promise<Coverage> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const known = new Set<string>();
  const fresh = async () => {
    const before = known.size;
    const { result } = await session.post('Profiler.takePreciseCoverage');
    for (const { url, functions } of result) {
      if (!url.includes(folder)) continue;
      for (const { ranges } of functions)
        for (const { startOffset, endOffset, count } of ranges)
          if (count > 0) known.add(`${url}:${startOffset}-${endOffset} ${oftenness(count)}`);
    }
    return known.size - before;
  };
  return {
    fresh,
    get reached() {
      return known.size;
    },
    end: async () => {
      await session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}
