/** Plain text: it comes with the panels, in a file that must not carry Lit. */
export const panels = `
  .curve {
    inline-size: 3.7em;
    block-size: 1.25em;
    stroke: var(--accent);
  }
  .curve circle {
    fill: var(--accent);
    stroke: none;
  }
  .panel {
    margin-block-start: 12px;
    padding: 12px 16px;
    border-inline-start: 3px solid var(--accent);
    border-radius: 2px;
    background: var(--tint);
    font-size: 0.875em;
  }
  .panel h4 {
    margin-block-end: 4px;
  }
  .panel li + li {
    margin-block-start: 8px;
  }
  pre.panel {
    margin-block-end: 0;
    overflow-x: auto;
    font-family: var(--tp-mono, ui-monospace, monospace);
    font-size: 0.8125em;
    line-height: 1.5;
  }
  .bar {
    display: block;
    inline-size: min(100%, 20em);
    block-size: 6px;
    stroke: none;
    background: linear-gradient(var(--line), var(--line)) center / 1px 100% no-repeat;
  }
  .root:dir(rtl) .bar {
    transform: scaleX(-1);
  }
  .gain {
    fill: var(--accent);
  }
  .less {
    fill: transparent;
    stroke: currentcolor;
    stroke-width: 1px;
    stroke-dasharray: 3 2;
    vector-effect: non-scaling-stroke;
  }
`;
