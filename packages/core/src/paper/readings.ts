import type { Paper, Reading, Signals } from './schema.js';

/** A paper's history with its present signals as a reading of `at`, unless its newest reading says the same. */
export function withReading({ history, signals }: Paper, at: string): Reading[] {
  const present = currentSignals(history);
  const known = Object.entries(signals).every(([name, value]) => present[name] === value);
  return known ? history : joinHistories([history, [{ at, signals }]]);
}

/** All readings in one row, oldest first: those of one instant become one, of two values the greater. */
export function joinHistories(histories: readonly (readonly Reading[])[]): Reading[] {
  const byInstant = new Map<string, Signals>();
  for (const { at, signals } of histories.flat()) {
    const known = byInstant.get(at);
    byInstant.set(at, known ? greater(known, signals) : signals);
  }
  return [...byInstant].sort(([a], [b]) => (a < b ? -1 : 1)).map(([at, signals]) => ({ at, signals }));
}

function greater(a: Signals, b: Signals): Signals {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return Object.fromEntries(
    names.map((name) => [name, Math.max(...[a, b].flatMap((each) => (Object.hasOwn(each, name) ? each[name]! : [])))]),
  );
}

/** The last known value of each signal. */
export function currentSignals(history: readonly Reading[]): Signals {
  const present: Signals = {};
  // One by one: a history may be longer than what can be given to a function as its arguments.
  for (const { signals } of history) Object.assign(present, signals);
  return present;
}
