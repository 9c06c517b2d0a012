type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** Lets one task at a time through for each name, each no sooner than an interval after the end of the one before. */
export class Queue {
  readonly #tails = new Map<string, Promise<unknown>>();
  readonly #ends = new Map<string, number>();
  readonly #now: () => number;
  readonly #sleep: Sleep;

  constructor(now: () => number, sleep: Sleep) {
    this.#now = now;
    this.#sleep = sleep;
  }

  run<T>(name: string, interval: number, task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const turn = async () => {
      const wait = (this.#ends.get(name) ?? Number.NEGATIVE_INFINITY) + interval - this.#now();
      if (wait > 0) await this.#sleep(wait, signal);
      try {
        return await task();
      } finally {
        this.#ends.set(name, this.#now());
      }
    };
    const result = (this.#tails.get(name) ?? Promise.resolve()).then(turn, turn);
    this.#tails.set(name, result);
    return result;
  }
}
