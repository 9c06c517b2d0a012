import { css } from 'lit';

export const controls = css`
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
  }
  form[role='search'] {
    position: relative;
    flex: 1 1 14em;
  }
  form[role='search'] svg {
    position: absolute;
    inset-inline-start: 0.8em;
    inset-block-start: calc(50% - 0.5em);
    color: var(--quiet);
    pointer-events: none;
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
    flex: 0 1 auto;
    inline-size: auto;
    max-inline-size: 100%;
    padding-inline-end: 2.1em;
    background-image: linear-gradient(45deg, transparent 50%, currentcolor 50%), linear-gradient(-45deg, transparent 50%, currentcolor 50%);
    background-size: 0.35em 0.35em;
    background-position: calc(100% - 1.15em) 55%, calc(100% - 0.8em) 55%;
    background-repeat: no-repeat;
    cursor: pointer;
  }
  select:dir(rtl) {
    background-position: 0.8em 55%, 1.15em 55%;
  }
  option {
    color: CanvasText;
    background: Canvas;
  }
  .chips {
    display: flex;
    flex: 1 0 100%;
    flex-wrap: wrap;
    gap: 0.4em;
    font-size: 0.875em;
  }
  .chip {
    padding: 0.15em 0.75em;
    border-color: var(--line);
    border-radius: 2em;
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
    select {
      flex: 1 1 6em;
      min-inline-size: 0;
    }
  }
`;
