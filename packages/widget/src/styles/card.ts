import { css } from './css.js';

export const card = css`
  ol > li {
    content-visibility: auto;
    contain-intrinsic-size: auto 11em;
    border-block-start: 1px solid var(--line);
  }
  article {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 1.1em;
    padding-block: var(--gap);
    color: var(--tp-text, inherit);
  }
  article:focus-visible {
    outline-offset: -2px;
    border-radius: var(--radius);
  }
  .place {
    min-inline-size: 1.6em;
    font-size: 0.875em;
    line-height: 1.75;
    font-variant-numeric: tabular-nums;
    color: var(--quiet);
    text-align: end;
  }
  h3 {
    font-family: var(--tp-title-font, inherit);
    font-size: var(--tp-title-size, 1.125em);
    font-weight: var(--tp-title-weight, 620);
    line-height: 1.35;
    text-wrap: pretty;
  }
  [part='authors'],
  [part='meta'] {
    font-size: 0.875em;
    color: var(--quiet);
  }
  [part='authors'] {
    margin-block-start: 0.3em;
  }
  :is([part='authors'], [part='meta']) .quiet {
    color: inherit;
  }
  /* Each dot stands before what it parts; one that comes to stand before a line is cut off with the margin. */
  [part='meta'] {
    display: flex;
    flex-wrap: wrap;
    column-gap: 1em;
    margin-inline-start: -0.3em;
    padding-inline-start: 0.3em;
    overflow-x: clip;
  }
  [part='meta'] > * {
    position: relative;
  }
  [part='meta'] > ::before {
    content: '·' / '';
    position: absolute;
    inset-inline-start: -0.66em;
  }
  [part='abstract'],
  [part='summary'] {
    margin-block-start: 0.6em;
    max-inline-size: var(--tp-measure, 68ch);
    font-size: 0.9375em;
  }
  [part='abstract'][data-folded] {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: var(--tp-lines, 2);
    overflow: hidden;
  }
  [part='summary'] small {
    display: block;
    color: var(--quiet);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.35em 1.1em;
    margin-block-start: 0.7em;
    font-size: 0.875em;
  }
  .signals,
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 0.9em;
  }
  .signals li {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  .signals svg {
    color: var(--accent);
  }
  .links a {
    color: var(--accent);
    font-weight: 500;
  }
  .actions {
    display: flex;
    flex: 1 1 auto;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.2em 0.7em;
  }
  .tools {
    display: flex;
    gap: 0.1em;
    margin-inline-start: auto;
  }
  .icon {
    display: inline-grid;
    place-items: center;
    inline-size: 1.75em;
    block-size: 1.75em;
    color: var(--quiet);
    border-radius: 50%;
  }
  .icon[aria-pressed='true'] {
    color: var(--accent);
  }
  .icon[aria-pressed='true'] svg {
    fill: currentcolor;
  }
  [aria-expanded='true'] {
    color: inherit;
    text-decoration: underline;
  }
  .panel {
    margin-block-start: 0.7em;
    padding: 0.7em 1em;
    border-inline-start: 3px solid var(--accent);
    border-radius: 0.15em;
    background: var(--tint);
    font-size: 0.875em;
  }
  pre.panel {
    overflow-x: auto;
    font-family: var(--tp-mono, ui-monospace, monospace);
    font-size: 0.8125em;
    line-height: 1.5;
  }
  math {
    /* Gecko would break a long formula across lines anywhere. */
    white-space: nowrap;
    overflow-x: auto;
    overflow-y: hidden;
    max-inline-size: 100%;
    font-size: 1.04em;
  }
  .panel h4 {
    margin-block-end: 0.25em;
  }
  [part='image'] {
    grid-column: 3;
    inline-size: 9em;
    block-size: auto;
    aspect-ratio: 16 / 9;
    object-fit: cover;
    border-radius: var(--radius);
    background: var(--tint);
  }
  :host([layout='compact']) article {
    padding-block: calc(var(--gap) * 0.5);
  }
  :host([layout='compact']) :is([part='abstract'][data-folded], [part='image'], .tools) {
    display: none;
  }
  :host([layout='compact']) h3 {
    font-size: 1em;
  }
  :host([layout='cards']) ol {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 21em), 1fr));
    gap: var(--gap);
  }
  :host([layout='cards']) ol > li {
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 1.5);
    background: var(--tp-card, transparent);
  }
  :host([layout='cards']) article {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    padding: 1.1em;
  }
  :host([layout='cards']) .body {
    display: flex;
    flex: 1;
    flex-direction: column;
  }
  :host([layout='cards']) .foot {
    margin-block-start: auto;
    padding-block-start: 0.8em;
  }
  :host([layout='cards']) .place {
    display: none;
  }
  :host([layout='cards']) [part='image'] {
    order: -1;
    inline-size: 100%;
    margin-block-end: 0.8em;
  }
  @container (max-width: 34em) {
    article {
      column-gap: 0.7em;
    }
    [part='topic']:nth-of-type(n + 3) {
      display: none;
    }
    [part='image'] {
      inline-size: 5em;
      aspect-ratio: 1;
    }
  }
  @container (max-width: 24em) {
    .place {
      display: none;
    }
    article {
      grid-template-columns: minmax(0, 1fr);
    }
    [part='image'] {
      grid-column: 2;
    }
    :host([layout='list']) [part='image'] {
      inline-size: 4em;
    }
  }
`;
