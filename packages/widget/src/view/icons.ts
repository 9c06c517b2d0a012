import { signalKinds } from '@trending-papers/core/paper';
import { html } from 'lit';

/** Strokes on a field of 16 by 16. */
const strokes = {
  cite: signalKinds.citations.icon,
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3 14 14',
  save: 'M4 2.5h8v11l-4-3-4 3z',
  hide: 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4m4.3 0a1.7 1.7 0 1 0 3.4 0 1.7 1.7 0 0 0-3.4 0M3 13 13 3',
  similar: 'M2.5 6.2c1.8-2 3.7-2 5.5 0s3.7 2 5.5 0m-11 4.4c1.8-2 3.7-2 5.5 0s3.7 2 5.5 0',
  text: 'M3 4h10M3 8h10M3 12h6',
  why: 'M3 13V8m5 5V3m5 10V6',
  choose: 'm4.5 6.5 3.5 3.5 3.5-3.5',
} as const;

export type Icon = keyof typeof strokes;

/** A drawing for the eye only: the words stand beside it or in the label of its button. */
export function icon(name: Icon) {
  return drawn(strokes[name]);
}

/** Strokes on a field of 16 by 16 as a drawing. */
export function drawn(path: string) {
  return html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg>`;
}
