/**
 * Engines may differ in the last digit of a logarithm, so contributions are rounded to the twelfth decimal: what is
 * equal on one is then equal, and ordered by id, on all.
 */
export function exact(contribution: number): number {
  return Math.round(contribution * 1e12) / 1e12;
}
