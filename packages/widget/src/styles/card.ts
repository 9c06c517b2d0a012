import { css } from './css.js';

export const card = css`
  ol > li {
    content-visibility: auto;
    contain-intrinsic-size: auto 11em;
    border-block-start: 1px solid var(--line);
  }
  /* Cards of a long list are measured; what is read is kept in its place by hand, in all engines alike. */
  ol[data-windowed] {
    display: flow-root;
    overflow-anchor: none;
  }
  ol[data-windowed] > li {
    content-visibility: visible;
  }
  article {
    display: grid;
    grid-template-columns: 3.5em minmax(0, 1fr) auto;
    column-gap: 1em;
    padding-block: var(--gap);
    color: var(--tp-text, inherit);
  }
  article:focus-visible {
    outline-offset: -2px;
    border-radius: var(--radius);
  }
  .rail {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 0.25em;
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
    color: var(--quiet);
  }
  .votes {
    position: relative;
    display: flex;
    align-items: center;
    gap: 0.2em;
    color: var(--accent);
    font-size: 1.06em;
  }
  .votes b {
    font-size: 1.3em;
    line-height: 1.25;
  }
  .rail > .place:first-child {
    font-size: 1.2em;
  }
  .where {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0 0.5em;
  }
  .where .place::before {
    content: '#' / '';
  }
  .new {
    color: var(--accent);
    font-weight: 600;
  }
  h3 {
    font-family: var(--tp-title-font, inherit);
    font-size: var(--tp-title-size, 1.125em);
    font-weight: var(--tp-title-weight, 620);
    line-height: 1.35;
    text-wrap: pretty;
  }
  /* Each dot stands before what it parts; one that comes to stand before a line is cut off with the margin. */
  [part='meta'] {
    display: flex;
    flex-wrap: wrap;
    column-gap: 1em;
    margin-block-start: 0.25em;
    margin-inline-start: -0.3em;
    padding-inline-start: 0.3em;
    overflow-x: clip;
    font-size: 0.875em;
  }
  [part='meta'] > :not([part='authors']) {
    color: var(--quiet);
  }
  [part='meta'] > * {
    position: relative;
  }
  [part='meta'] > * + *::before {
    content: '·' / '';
    position: absolute;
    inset-inline-start: -0.66em;
  }
  [part='meta'] .quiet {
    padding-inline: 0.4em;
    min-block-size: 24px;
    min-inline-size: 24px;
    margin-block: -2px;
    color: inherit;
    font-weight: 600;
  }
  [part='abstract'],
  [part='summary'] {
    margin-block-start: 0.5em;
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
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em;
    margin-block-start: 0.6em;
    font-size: 0.8125em;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25em 1.25em;
    margin-block-start: 0.5em;
    font-size: 0.875em;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    margin-inline-start: -0.25em;
  }
  .links li {
    display: flex;
    align-items: center;
    gap: 0.2em;
  }
  .links a {
    display: inline-flex;
    align-items: center;
    min-block-size: 24px;
    min-inline-size: 24px;
    padding-inline: 0.25em;
    color: var(--accent);
    font-weight: 500;
  }
  .count {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 0.2em;
    font-variant-numeric: tabular-nums;
    color: var(--quiet);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.25em;
    margin-inline: -0.5em;
  }
  .tool {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    min-block-size: 28px;
    padding-inline: 0.5em;
    color: var(--quiet);
    white-space: nowrap;
    transition:
      color 120ms,
      background 120ms;
  }
  .tool:hover,
  .chip:hover {
    background: var(--tint);
    color: var(--accent);
  }
  .tool[aria-pressed='true'],
  .tool[aria-expanded='true'] {
    color: var(--accent);
  }
  .tool[aria-pressed='true'] svg {
    fill: currentcolor;
  }
  .bare {
    display: none;
  }
  [data-read] h3 a {
    color: var(--quiet);
  }
  .gone {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1em;
    align-items: center;
    justify-content: space-between;
    padding-block: 0.75em;
    font-size: 0.875em;
    color: var(--quiet);
  }
  .gone .quiet {
    min-block-size: 28px;
    padding-inline: 0.75em;
    color: var(--accent);
    font-weight: 600;
  }
  math {
    /* Gecko would break a long formula across lines anywhere. */
    white-space: nowrap;
    overflow-x: auto;
    overflow-y: hidden;
    max-inline-size: 100%;
    font-size: 1.04em;
  }
  /* What does not have this shape is letterboxed rather than cropped. */
  [part='image'] {
    grid-column: 3;
    inline-size: 11em;
    block-size: auto;
    aspect-ratio: 16 / 9;
    object-fit: contain;
    border-radius: var(--radius);
    background: var(--tint);
  }
  @container (max-width: 34em) {
    article {
      grid-template: auto 1fr / minmax(0, 1fr) auto;
      column-gap: 0.75em;
      padding-block: calc(var(--gap) * 0.67);
    }
    .body {
      display: contents;
    }
    .body > *,
    .rail {
      grid-column: 1 / -1;
    }
    .rail {
      flex-direction: row;
      gap: 0.75em;
      margin-block-end: 0.25em;
    }
    .body > h3 {
      grid-area: 2 / 1;
    }
    [part='image'] {
      grid-area: 2 / 2;
      inline-size: 5.5em;
      margin-block-start: 0.2em;
    }
    .tags {
      flex-wrap: nowrap;
    }
    [part='topic']:nth-of-type(n + 3) {
      display: none;
    }
    /* The tools as a bar, their words under them: nobody can hover here. */
    .foot,
    .actions {
      inline-size: 100%;
    }
    .actions {
      flex-wrap: nowrap;
      margin-inline: 0;
    }
    .tool {
      flex: 1 1 0;
      min-inline-size: 0;
      flex-direction: column;
      gap: 0.1em;
      padding-inline: 0;
      font-size: 0.8em;
    }
    .tool span {
      max-inline-size: 100%;
      overflow: hidden;
      text-overflow: ellipsis;
    }
  }
  @media (pointer: coarse) {
    .tool,
    .gone .quiet {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
    .links a,
    .chip,
    [part='meta'] .quiet {
      min-block-size: 32px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .tool {
      transition: none;
    }
  }
`;
