import { css } from './css.js';

export const controls = css`
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
  }
  form[role='search'],
  .choice {
    position: relative;
    flex: 0 1 auto;
  }
  form[role='search'] {
    flex: 1 1 14em;
  }
  .controls svg {
    position: absolute;
    inset-inline-start: 0.8em;
    inset-block-start: calc(50% - 0.5em);
    color: var(--quiet);
    pointer-events: none;
  }
  .choice svg {
    inset-inline: auto 0.7em;
  }
  input,
  select {
    inline-size: 100%;
    block-size: 2.5em;
    padding-inline: 0.8em;
    border: 1px solid var(--control);
    border-radius: var(--radius);
    background: var(--tp-field, transparent);
    appearance: none;
  }
  [type='search'] {
    padding-inline-start: 2.3em;
  }
  input::placeholder {
    color: var(--quiet);
    opacity: 1;
  }
  select {
    padding-inline-end: 1.9em;
    text-overflow: ellipsis;
    cursor: pointer;
  }
  option {
    color: CanvasText;
    background: Canvas;
  }
  .to {
    inline-size: 2.5em;
    border-color: var(--control);
  }
  .to kbd {
    font-family: inherit;
    color: var(--quiet);
  }
  .chips {
    display: flex;
    flex: 1 0 100%;
    flex-wrap: wrap;
    gap: 0.4em;
    font-size: 0.875em;
  }
  /* Its room is there before what stands in it: the papers below do not move. */
  .trends {
    flex: 1 0 100%;
    min-inline-size: 0;
    min-block-size: 26px;
  }
  .chip {
    max-inline-size: min(20em, 100%);
    min-block-size: 26px;
    padding: 0 0.75em;
    border-color: var(--line);
    border-radius: 2em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .chip small {
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  .chip:hover {
    border-color: var(--accent);
  }
  .chip[aria-pressed='true'] {
    border-color: var(--accent);
    color: var(--accent);
    background: color-mix(in srgb, var(--accent) 10%, transparent);
  }
  .chip[aria-pressed='true'] small {
    color: inherit;
  }
  @container (max-width: 34em) {
    h2 {
      font-size: 1.3em;
      margin-block-end: 0.5em;
    }
    form[role='search'] {
      flex-basis: calc(100% - 3.5em);
    }
    .choice {
      flex: 1;
      min-inline-size: 0;
    }
    /* One line that is pushed aside with a finger, not a heap above the papers. */
    .chips {
      flex-wrap: nowrap;
      min-inline-size: 0;
      margin-block: -0.3em;
      padding-block: 0.3em;
      overflow-x: auto;
      scrollbar-width: none;
    }
  }
`;
