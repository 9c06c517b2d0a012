import { signalNamesIn } from '../../paper/signals.js';
import { sayCount } from '../../words/say.js';
import type { Entry } from '../model/entry.js';
import { leaf } from '../model/markup.js';

const width = 240;
const height = 48;
const margin = 4;

/** Points of a line in a box, the newest at its right end. */
function pathOf(values: readonly { at: number; count: number }[]): string {
  const [first, last] = [values[0]!.at, values.at(-1)!.at];
  const counts = values.map(({ count }) => count);
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  const scale = (value: number, from: number, to: number, size: number) =>
    margin + (to === from ? 0.5 : (value - from) / (to - from)) * (size - 2 * margin);
  return values
    .map(
      ({ at, count }) =>
        `${scale(at, first, last, width).toFixed(1)},${(height - scale(count, low, high, height)).toFixed(1)}`,
    )
    .join(' ');
}

/** A line of values as SVG, its last point marked, said in words for those who do not see it. */
export function curve(values: readonly { at: number; count: number }[], words: string): string {
  if (values.length < 2) return '';
  const points = pathOf(values);
  const [x, y] = points.slice(points.lastIndexOf(' ') + 1).split(',');
  return `<svg class="curve" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${leaf('title', words)}<polyline points="${points}" fill="none" stroke="currentColor" stroke-width="2"/><circle cx="${x}" cy="${y}" r="3" fill="currentColor"/></svg>`;
}

/** What became of the counts of a paper, a curve for each signal that was read more than once. */
export function historyCurves({ paper, words }: Entry): string[] {
  return signalNamesIn(paper.signals).flatMap((name) => {
    const values = (paper.history ?? []).flatMap(({ at, signals }) => {
      const count = Object.hasOwn(signals, name) ? signals[name] : undefined;
      return count === undefined || Number.isNaN(Date.parse(at))
        ? []
        : [{ at: Date.parse(at), count, day: at.slice(0, 10) }];
    });
    const [first, last] = [values[0], values.at(-1)];
    if (!first || !last || values.length < 2) return [];
    const said = `${sayCount(name, first.count, words)} on ${first.day}, ${sayCount(name, last.count, words)} on ${last.day}`;
    return [`<figure>${curve(values, said)}${leaf('figcaption', said)}</figure>`];
  });
}
