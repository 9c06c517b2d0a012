import { css } from './css.js';

export const states = css`
  .ghost {
    display: grid;
    gap: 0.7em;
    align-content: start;
    min-block-size: 12.4em;
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
  .ghost.head {
    min-block-size: 9em;
    padding: 0.5em 0 0;
    border: 0;
  }
  .ghost.head i:nth-child(2) {
    block-size: 2.5em;
    inline-size: auto;
  }
  .notice + .fallback {
    margin-block-start: 1em;
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
    .tool[aria-pressed='true'] {
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
      break-inside: avoid;
    }
    article .links {
      flex-wrap: wrap !important;
      overflow: visible !important;
      mask-image: none !important;
    }
    .links a::after {
      content: attr(href);
      margin-inline-start: 0.4em;
      font-weight: normal;
      color: var(--quiet);
    }
  }
`;
