import { toCount } from '../../text/counts.js';
import type { Line } from '../copied/lines.js';
import type { Report } from '../format.js';
import { fieldOf } from '../interchange/named-fields.js';
import type { Chunk } from './chunks.js';
import type { Place, Reading } from './places.js';

/** A number alone on a line, perhaps with the year beside it. */
const bareNumber = /^(\d{1,3}(?:[,.]?\d{3})*|\d{1,3}(?:\.\d)?k)(?:\s+(?:19|20)\d{2})?$/i;

export const numberBeside = ({ under }: Chunk) =>
  under.flatMap(({ text, item }) => (item === undefined ? (bareNumber.exec(text)?.[1] ?? []) : []))[0];

/** Numbers that nothing names count what the head of their column says, if one does. */
export function withNumbers({ places, numbers }: Reading, lines: readonly Line[], report: Report): readonly Place[] {
  const given = numbers.filter((number) => number !== undefined);
  if (given.length < 2 || given.length < places.length / 2) return places;
  // Those that go up by one count the papers themselves.
  if (given.every((number, index) => index === 0 || Number(number) === Number(given[index - 1]) + 1)) return places;
  const heads = lines
    .filter(({ number }) => number < places[0]!.line)
    .flatMap(({ text }) => (text.length < 30 ? (fieldOf(text)?.field ?? []) : []))
    .filter((field) => field.startsWith('signals.'));
  if (new Set(heads).size !== 1) {
    report('counts-unread', { papers: given.length, of: places.length, value: given[0]! });
    return places;
  }
  const signal = heads[0]!.slice('signals.'.length);
  return places.map((place, index) => ({
    ...place,
    draft: { ...place.draft, signals: { [signal]: toCount(numbers[index]), ...place.draft.signals } },
  }));
}
