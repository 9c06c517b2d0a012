import { css } from 'lit';

export const states = css`
  .ghost {
    display: grid;
    gap: 0.7em;
    align-content: start;
    min-block-size: 11em;
    padding-block: var(--gap);
    padding-inline-start: 2.7em;
    border-block-start: 1px solid var(--line);
  }
  .ghost i {
    block-size: 0.8em;
    border-radius: 0.4em;
    background: color-mix(in srgb, currentcolor 9%, transparent);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  .ghost i:nth-child(1) {
    block-size: 1.1em;
    inline-size: 72%;
  }
  .ghost i:nth-child(2) {
    inline-size: 38%;
  }
  .ghost i:nth-child(4) {
    inline-size: 84%;
  }
  .fresh {
    margin-inline-start: auto;
    padding: 0.1em 0.9em;
    border-color: var(--accent);
    border-radius: 2em;
    color: var(--accent);
  }
  .subscribe {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em 1.5em;
    align-items: end;
    justify-content: space-between;
    margin-block-start: calc(var(--gap) * 1.5);
    padding: 1.25em 1.5em;
    border-radius: calc(var(--radius) * 1.5);
    background: var(--tint);
  }
  .join {
    display: flex;
    flex: 1 1 22em;
    flex-wrap: wrap;
    gap: 0.6em;
  }
  .join label {
    flex: 1 0 100%;
    font-weight: 600;
  }
  .join input {
    flex: 1 1 12em;
    inline-size: auto;
  }
  .join [aria-invalid='true'] {
    border-color: var(--tp-error, light-dark(#b3261e, #ff8a80));
  }
  .join p {
    flex: 1 0 100%;
    font-size: 0.875em;
  }
  .join p:empty {
    display: none;
  }
  .subscribe > .links {
    align-items: center;
    min-block-size: 2.5em;
    font-size: 0.875em;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .ghost i {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .ghost i {
      border: 1px solid;
    }
    .chip[aria-pressed='true'],
    .icon[aria-pressed='true'] {
      border-color: Highlight;
      color: Highlight;
    }
  }
  @media print {
    .controls,
    .status,
    .actions,
    .more,
    .subscribe {
      display: none;
    }
    [part='abstract'][data-folded] {
      display: block;
    }
    ol > li {
      content-visibility: visible;
      break-inside: avoid;
    }
    .links a::after {
      content: ' ' attr(href);
      font-weight: normal;
      color: var(--quiet);
    }
  }
`;
