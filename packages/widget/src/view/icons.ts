import { html } from 'lit';

/** Strokes on a field of 16 by 16. */
const strokes = {
  upvotes: 'M8 3.2 13.2 11H2.8z',
  stars: 'm8 2 1.8 3.8 4.2.5-3.1 2.9.8 4.2L8 11.3l-3.7 2.1.8-4.2L2 6.3l4.2-.5z',
  comments: 'M2.5 3.5h11V11H7.2l-3 2.4V11H2.5z',
  citations: 'M2.8 8h3.6V4.4H2.8zm3.6 0c0 2-.8 3-2.6 3.6M9.6 8h3.6V4.4H9.6zm3.6 0c0 2-.8 3-2.6 3.6',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3 14 14',
  save: 'M4 2.5h8v11l-4-3-4 3z',
  hide: 'm4 4 8 8m0-8-8 8',
  similar: 'M2.5 6.2c1.8-2 3.7-2 5.5 0s3.7 2 5.5 0m-11 4.4c1.8-2 3.7-2 5.5 0s3.7 2 5.5 0',
  choose: 'm4.5 6.5 3.5 3.5 3.5-3.5',
} as const;

export type Icon = keyof typeof strokes;

/** A drawing for the eye only: the words stand beside it or in the label of its button. */
export function icon(name: Icon) {
  return html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${strokes[name]} /></svg>`;
}
