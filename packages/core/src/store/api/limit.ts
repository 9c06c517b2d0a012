/** How much one client may ask for. */
export interface RateLimit {
  /** Requests a minute that a client may make on and on; as many at once when it made none for a minute. @default 600 */
  perMinute?: number | undefined;
  /**
   * Who asks, such as the address that the host saw. Requests without one are not limited, as all of them would be one
   * client. @default nobody is told apart
   */
  clientOf?: ((request: Request) => string | undefined) | undefined;
}

/** Clients that are remembered; who asked longest ago is forgotten, which costs a limit and no memory. */
const mostClients = 10_000;

/**
 * A bucket a client: each request takes a drop, and drops come back evenly. Gives how many milliseconds to wait, 0 for
 * none. Kept in the memory of one process, so of n replicas a client may ask n times as much.
 */
export function rateLimiter({ perMinute = 600, clientOf }: RateLimit, now: () => number): (request: Request) => number {
  const buckets = new Map<string, { drops: number; at: number }>();
  return (request) => {
    const client = clientOf?.(request);
    if (client === undefined || perMinute === Number.POSITIVE_INFINITY) return 0;
    const at = now();
    const { drops, at: before } = buckets.get(client) ?? { drops: perMinute, at };
    const left = Math.min(perMinute, drops + ((at - before) * perMinute) / 60_000);
    buckets.delete(client);
    buckets.set(client, { drops: left < 1 ? left : left - 1, at });
    if (buckets.size > mostClients) buckets.delete(buckets.keys().next().value!);
    return left < 1 ? Math.ceil(((1 - left) * 60_000) / perMinute) : 0;
  };
}
