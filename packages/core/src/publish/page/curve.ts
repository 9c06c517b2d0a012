import { signalNamesIn } from '../../paper/signals.js';
import { sayCount } from '../../words/say.js';
import { sayDay, saySite } from '../../words/site-words.js';
import type { Entry } from '../model/entry.js';
import { leaf } from '../model/markup.js';

/** A value of a curve, and when it was so. */
export interface Point {
  readonly at: number;
  readonly count: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
  /** What is left free at the edges, for the mark of the last point. */
  readonly margin: number;
}

const large: Size = { width: 240, height: 48, margin: 4 };

/** Beside a title. */
export const small: Size = { width: 48, height: 16, margin: 2 };

/** Points of a line in a box, the newest at its right end. */
function pathOf(values: readonly Point[], { width, height, margin }: Size): string {
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
export function curve(values: readonly Point[], words: string, size = large): string {
  if (values.length < 2) return '';
  const { width, height, margin } = size;
  const points = pathOf(values, size);
  const [x, y] = points.slice(points.lastIndexOf(' ') + 1).split(',');
  return `<svg class="curve" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${leaf('title', words)}<polyline points="${points}" fill="none" stroke="currentColor" stroke-width="${margin / 2}"/><circle cx="${x}" cy="${y}" r="${margin * 0.75}" fill="currentColor"/></svg>`;
}

/** What became of one count of a paper, drawn; nothing when it was read less than twice. */
export function historyCurve(
  name: string,
  { paper, words }: Entry,
  size?: Size,
): { said: string; svg: string } | undefined {
  const values = (paper.history ?? []).flatMap(({ at, signals }) => {
    const count = Object.hasOwn(signals, name) ? signals[name] : undefined;
    return count === undefined || Number.isNaN(Date.parse(at))
      ? []
      : [{ at: Date.parse(at), count, day: at.slice(0, 10) }];
  });
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last || values.length < 2) return undefined;
  const said = saySite('attentionOver', words, {
    first: sayCount(name, first.count, words),
    from: sayDay(first.day, words),
    last: sayCount(name, last.count, words),
    to: sayDay(last.day, words),
  });
  return { said, svg: curve(values, said, size) };
}

/** A curve for each signal that was read more than once. */
export function historyCurves(entry: Entry): string[] {
  return signalNamesIn(entry.paper.signals).flatMap((name) => {
    const drawn = historyCurve(name, entry);
    return drawn ? [`<figure>${drawn.svg}${leaf('figcaption', drawn.said)}</figure>`] : [];
  });
}
