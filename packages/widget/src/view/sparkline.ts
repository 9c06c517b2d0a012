import type { Paper } from '@trending-papers/core/paper';
import type { html as Html } from 'lit';
import type { Words } from '../i18n/words.js';

const width = 48;
const height = 16;
/** A curve of fewer readings says nothing that the number does not. */
const fewestReadings = 3;

/**
 * The readings of one signal as a curve, the last one marked, and in words for who cannot see it. Nothing where too few
 * readings are known, or where nothing changed.
 */
export function sparkline(html: typeof Html, { history }: Paper, signal: string, words: Words) {
  const readings = history.flatMap(({ at, signals }) => {
    const value = signals[signal];
    return value === undefined ? [] : [{ at: Date.parse(at), date: at, value }];
  });
  const [first, last] = [readings[0], readings.at(-1)];
  const values = readings.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (readings.length < fewestReadings || first === undefined || last === undefined || low === high) return undefined;
  const points = readings.map(({ at, value }) => [
    2 + ((at - first.at) / (last.at - first.at || 1)) * (width - 4),
    2 + ((high - value) / (high - low)) * (height - 4),
  ]);
  const [x, y] = points.at(-1)!;
  const text = words.say('curve', {
    from: words.count(signal, first.value),
    to: words.count(signal, last.value),
    date: words.exact(first.date.slice(0, 10)),
  });
  return html`<svg class="curve" part="curve" viewBox="0 0 ${width} ${height}" role="img" aria-label=${text}>
    <title>${text}</title><polyline points=${points.map((point) => point.map((one) => one.toFixed(1)).join()).join(' ')} /><circle cx=${x!.toFixed(1)} cy=${y!.toFixed(1)} r="2" />
  </svg>`;
}
