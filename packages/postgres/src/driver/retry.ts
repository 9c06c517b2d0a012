import { mayPass } from './errors.js';

/** Tries at most: with the waits between them about 20 seconds, in which a server restarts. */
const tries = 10;
/** The first wait in milliseconds; each is twice the one before, up to the longest. */
const firstWait = 25;
const longestWait = 5_000;

/**
 * Runs something again when a conflict or a lost connection ended it, or what else `passes` says. It must be such that
 * twice is as good as once.
 */
export async function retried<T>(run: () => Promise<T>, passes: (error: unknown) => boolean = mayPass): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= tries || !passes(error)) throw error;
      const wait = Math.min(longestWait, firstWait * 2 ** attempt);
      await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random() / 2)));
    }
  }
}
