const units: readonly [hours: number, name: string][] = [
  [8766, 'year'],
  [730, 'month'],
  [24, 'day'],
  [1, 'hour'],
];

/** One decimal below ten, and commas between thousands: by hand, since `toLocaleString` differs between engines. */
export function grouped(count: number): string {
  return `${+count.toFixed(count < 10 ? 1 : 0)}`.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 upvote`, `4.1 stars`, `1,234 comments`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `9 hours`, `3 days`, `2 years`: whole ones of the largest unit that has passed twice. */
export function span(hours: number): string {
  const [unit, name] = units.find(([unit]) => hours >= 2 * unit) ?? units[3]!;
  return counted(Math.floor(hours / unit) || 1, name);
}
