export interface Deadline {
  signal: AbortSignal;
  /** Lets go of the clock and of the other signals: call it when all is over. */
  end(): void;
}

/**
 * A signal that ends with any of some others, or after a time. `AbortSignal.any` holds what it joins so loosely that a
 * time-out may be swept away before it comes, and a request then waits for ever.
 * https://github.com/nodejs/node/issues/54614
 */
export function deadline(milliseconds: number, others: readonly (AbortSignal | undefined)[]): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
    milliseconds,
  );
  const endings = others.flatMap((other) => {
    if (other === undefined) return [];
    const stop = () => controller.abort(other.reason);
    if (other.aborted) stop();
    else other.addEventListener('abort', stop, { once: true });
    return [() => other.removeEventListener('abort', stop)];
  });
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer);
      for (const end of endings) end();
    },
  };
}
