import { css } from './css.js';

/**
 * Targets for fingers: 44 px, as WCAG 2.5.5 has it, also of what comes with parts. What stands within a line reaches
 * over its neighbours instead of pushing them apart.
 */
export const touch = css`
  @media (pointer: coarse) {
    .root :is(button, input, select, summary, .chip, .links a, [part='similar'] a, .jump li) {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
    [part='similar'] a {
      display: inline-flex;
      align-items: center;
    }
    h3 a {
      padding-block: 0.85em;
    }
    :host([layout='compact']) article:not([data-open]) h3 {
      min-block-size: 44px;
      -webkit-box-pack: center;
    }
    .root [part='meta'] .quiet {
      margin-block: -0.8em;
    }
    .status {
      margin-block: 0 0.4em;
    }
    .trends {
      min-block-size: 44px;
    }
    /* Drawn smaller than it can be touched. */
    .root .chip {
      position: relative;
      border-width: 0;
      background: none;
    }
    .chip::before {
      content: '';
      position: absolute;
      inset: 6px 0;
      border: 1px solid;
      border-color: inherit;
      border-radius: 2em;
      pointer-events: none;
    }
  }
`;
