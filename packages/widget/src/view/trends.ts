import type { Paper } from '@trending-papers/core/paper';
import { type Trend, trends } from '@trending-papers/core/rank';
import type { html as Html } from 'lit';
import type { Words } from '../i18n/words.js';

export { trends as css } from '../styles/trends.js';

/** Topics that are shown: about a line of them. */
const mostTopics = 5;
/** The field on which a topic's weeks are drawn. */
const width = 40;
const height = 16;

/** The topics of these papers that rise or are new this week, the surest first. */
export function risingTopics(papers: readonly Paper[]): readonly Trend[] {
  const { rising, new: fresh } = trends(papers, { of: 'topics', per: 'week' });
  return [...rising, ...fresh].slice(0, mostTopics);
}

export interface TrendsView {
  /** Lit's template tag: this file is fetched by itself, and a second Lit in it would ask for the policy again. */
  html: typeof Html;
  words: Words;
  rising: readonly Trend[];
  choose(topic: string): void;
}

/** Each rising topic with its weeks as a curve; it leads to the papers. */
export function trendsRow({ html, words, rising, choose }: TrendsView): unknown {
  if (rising.length === 0) return undefined;
  return html`<ul aria-label=${words.say('rising')}>
    <li aria-hidden="true">${words.say('rising')}</li>
    ${rising.map((trend) => {
      const text = words.say('trendOf', { n: trend.value, usual: Math.round(trend.usual * 10) / 10 });
      return html`<li><button type="button" class="chip" part="trend" title=${text} @click=${() => choose(trend.name)}><bdi>${trend.name}</bdi>${curve(html, trend)}<small aria-hidden="true">${words.short(trend.value)}</small><span class="sr-only">${text}</span></button></li>`;
    })}
  </ul>`;
}

function curve(html: typeof Html, { series }: Trend) {
  const most = Math.max(1, ...series);
  const step = (width - 4) / Math.max(1, series.length - 1);
  const points = series.map(
    (count, at) => `${(2 + at * step).toFixed(1)},${(height - 2 - (count / most) * (height - 4)).toFixed(1)}`,
  );
  return html`<svg viewBox="0 0 40 16" aria-hidden="true"><polyline points=${points.join(' ')} /></svg>`;
}
