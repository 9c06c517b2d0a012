/** `k` and `M` as counters on pages abbreviate. */
const factors: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, b: 1e9 };

/**
 * A count as pages and services write it: `476`, `1,234`, `11.3k`, `2M`. `undefined` for what is no count.
 *
 * @example
 * toCount('11.3k'); // 11300
 */
export function toCount(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,6})?\s?([kmb]?)$/i.exec(value.trim());
  if (!match) return undefined;
  const [, whole = '', fraction = '', unit = ''] = match;
  const count = Number(whole.replaceAll(',', '') + fraction) * factors[unit.toLowerCase()]!;
  return unit === '' ? count : Math.round(count);
}
