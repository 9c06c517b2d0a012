import type { Term } from './types.js';

/**
 * One term of a score. Engines may differ in the last digit of a logarithm, so contributions are rounded to the
 * twelfth decimal: what is equal on one is then equal, and ordered by id, on all.
 */
export function term(signal: string, value: number | undefined, contribution: number, text: Term['text']): Term {
  return { signal, value, contribution: Math.round(contribution * 1e12) / 1e12, text };
}
