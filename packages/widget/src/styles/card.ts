import { css } from './css.js';

export const card = css`
  ol > li {
    border-block-start: 1px solid var(--line);
  }
  /* Cards of a long list are measured; what is read is kept in its place by hand, in all engines alike. */
  ol[data-windowed] {
    display: flow-root;
    overflow-anchor: none;
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
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 0 0.2em;
    max-inline-size: calc(100% + 0.4em);
    text-align: center;
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
    overflow-wrap: anywhere;
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
    content: '\\b7' / '';
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
    flex: none;
  }
  [part='abstract'],
  [part='summary'] {
    margin-block-start: 0.5em;
    max-inline-size: min(100%, var(--tp-measure, 68ch));
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
  /* Where others have theirs beside the ways in. */
  .actions:only-child {
    margin-inline-start: auto;
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
  /* One that could not be had. */
  span[part='image'] {
    display: grid;
    place-items: center;
    color: var(--control);
  }
  .brief {
    display: none;
  }
  /* Little room: votes above the title, the picture beside the text, and all that is not needed at a glance once unfolded. */
  @container (max-width: 34em) {
    article {
      grid-template-columns: minmax(0, 1fr) auto;
      column-gap: 0.75em;
      padding-block: calc(var(--gap) * 0.5);
    }
    .body {
      display: contents;
    }
    .body > *,
    .rail {
      grid-column: 1 / -1;
    }
    .body > [data-folded],
    .body > [part='meta'] + [part='summary'] {
      grid-column: 1;
      align-self: start;
      margin-block-start: 0.25em;
    }
    .rail {
      flex-direction: row;
      gap: 0.75em;
      margin-block-end: 0.1em;
    }
    h3 {
      font-size: var(--tp-title-size, 1.0625em);
    }
    /* One line, of which people get most. */
    article:not([data-open]) [part='meta'] {
      flex-wrap: nowrap;
    }
    article:not([data-open]) [part='meta'] > :not(time) {
      display: flex;
      min-inline-size: 0;
    }
    article:not([data-open]) [part='meta'] > :not(time) > :first-child {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .origin {
      flex: 0 1 auto;
      max-inline-size: 38%;
    }
    time {
      flex: none;
    }
    [part='image'] {
      grid-area: 4 / 2;
      inline-size: 5.5em;
      margin-block-start: 0.25em;
    }
    [data-open] > [part='image'],
    article:not(:has([part='abstract'], [part='summary'])) > [part='image'] {
      grid-area: auto / 1 / auto / -1;
    }
    [data-open] > [part='image'] {
      inline-size: 100%;
    }
    .tool {
      flex: 1 1 0;
      min-inline-size: 0;
      flex-direction: column;
      justify-content: center;
      gap: 0.1em;
      padding-inline: 0.4em;
      font-size: 0.8em;
    }
    .tool span {
      max-inline-size: 100%;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .tool .whole,
    article:not([data-open]) :is(.tags, .tool:nth-child(n + 3)) {
      display: none;
    }
    .tool .brief {
      display: inline;
    }
    .bare {
      display: flex;
    }
    [data-open] :is(.foot, .actions) {
      inline-size: 100%;
    }
    article:not([data-open]) .tool {
      flex: none;
    }
    article:not([data-open]) .foot,
    article:not([data-open]) .links,
    .actions {
      flex-wrap: nowrap;
    }
    article:not([data-open]) .foot {
      margin-block-start: 0.1em;
    }
    /* One line that is pushed aside with a finger, beside what can be done. */
    article:not([data-open]) .links {
      flex: 1;
      min-inline-size: 0;
      overflow-x: auto;
      scrollbar-width: none;
      column-gap: 0.6em;
      padding-inline-end: 1.5em;
      mask-image: linear-gradient(to right, #000 calc(100% - 1.5em), transparent);
    }
    .root:dir(rtl) article:not([data-open]) .links {
      mask-image: linear-gradient(to left, #000 calc(100% - 1.5em), transparent);
    }
    article:not([data-open]) [part='topic']:nth-of-type(n + 3) {
      display: none;
    }
    .links a:focus-visible {
      outline-offset: -2px;
    }
    .actions {
      margin-inline: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .tool {
      transition: none;
    }
  }
`;
