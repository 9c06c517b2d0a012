const spans: readonly [hours: number, name: string][] = [
  [24 * 365, 'year'],
  [24 * 30, 'month'],
  [24, 'day'],
  [1, 'hour'],
];

/** `1 upvote`, `1,234 upvotes`. Spelled by hand: `toLocaleString` differs between engines and is slow. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${grouped(count)} ${count === 1 ? singular : plural}`;
}

/** At most one decimal below ten, and commas between thousands. */
export function grouped(value: number): string {
  if (value >= 1e15) return value.toExponential(1);
  const rounded = value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
  return String(rounded).replace(/\B(?=(\d{3})+$)/g, rounded < 1000 ? '' : ',');
}

/** `9 hours`, `3 days`, `2 years`: the largest unit of which two have passed. */
export function span(hours: number): string {
  const [unit, name] = spans.find(([unit]) => hours >= 2 * unit) ?? [1, 'hour'];
  return counted(Math.max(1, Math.floor(hours / unit)), name);
}

/** How long ago, for the end of a sentence. */
export function ago(hours: number): string {
  return hours < 1 ? 'within the hour' : `${span(hours)} ago`;
}
