const bars = '▁▂▃▄▅▆▇█';

/** A row of bars, one a value, the lowest at the bottom and the highest full; the last ones when there are too many. */
export function sparkline(values: readonly number[], width: number): string {
  const shown = values.filter(Number.isFinite).slice(-width);
  if (shown.length < 2) return '';
  const low = Math.min(...shown);
  const span = Math.max(...shown) - low;
  return shown.map((value) => bars[span === 0 ? 0 : Math.round(((value - low) / span) * 7)]).join('');
}
