import type { Paper } from './schema.js';

/**
 * The same paper with its fields in one order: identity first, the rest by name. A record that was read back has its
 * fields in another order than a fresh one, and the same paper must give the same bytes.
 */
export function inKeyOrder({ id, title, ...rest }: Paper): Paper {
  return { id, title, ...(sorted(rest) as Omit<Paper, 'id' | 'title'>) };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
