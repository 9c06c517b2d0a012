import { css } from './css.js';

/**
 * Every colour is mixed from the text colour of the host page, so the feed is dark on a dark page however that page
 * became dark. Sizes are in em: a page that sets `html { font-size: 62.5% }` does not shrink us.
 */
export const base = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  :host([theme='light']),
  :host([theme='dark']) {
    color: light-dark(#1c2024, #e8eaed);
    background: light-dark(#fff, #15181c);
    padding: var(--tp-padding, 1.25em 1.5em);
    border-radius: var(--tp-radius, 0.5em);
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  .root {
    --accent: var(--tp-accent, color-mix(in oklab, #2f6bff 70%, currentcolor));
    --quiet: var(--tp-quiet, color-mix(in srgb, currentcolor 82%, transparent));
    --line: var(--tp-line, color-mix(in srgb, currentcolor 14%, transparent));
    --tint: var(--tp-tint, color-mix(in srgb, currentcolor 5%, transparent));
    --mark: var(--tp-mark, color-mix(in srgb, #ffc400 38%, transparent));
    --radius: var(--tp-radius, 0.5em);
    --gap: var(--tp-gap, 1.5em);
    --control: color-mix(in srgb, currentcolor 46%, transparent);
    max-inline-size: var(--tp-width, none);
    font-family: var(--tp-font, inherit);
    font-size: var(--tp-size, 1em);
    line-height: var(--tp-leading, 1.5);
    text-align: start;
    text-indent: 0;
    white-space: normal;
    overflow-wrap: break-word;
  }
  /*
   * What asks its own width of a container has none of its own to offer: in a flex row, a float or a dialog it would
   * be 0 wide. This empty line offers one for it, as wide as a paragraph would like to be and as narrow as it may.
   */
  .width {
    display: grid;
    grid-template-columns: minmax(8em, 54em);
  }
  .box {
    container-type: inline-size;
  }
  .root *,
  .root *::before {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
    font-size: inherit;
  }
  ul,
  ol {
    list-style: none;
  }
  h2 {
    font-family: var(--tp-title-font, inherit);
    font-size: 1.6em;
    font-weight: 700;
    line-height: 1.2;
    letter-spacing: -0.015em;
    margin-block-end: 0.6em;
  }
  /* A title in English keeps its own direction among Arabic ones, but stands on the side where theirs do. */
  .root:dir(ltr) [dir='auto'] {
    text-align: left;
  }
  .root:dir(rtl) [dir='auto'] {
    text-align: right;
  }
  a {
    color: inherit;
    text-decoration: none;
  }
  a:hover {
    color: var(--accent);
    text-decoration: underline;
  }
  svg {
    inline-size: 1em;
    block-size: 1em;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
    margin: 0;
  }
  button {
    background: none;
    border: 1px solid transparent;
    border-radius: var(--radius);
    padding: 0;
    cursor: pointer;
  }
  :focus-visible {
    outline: 2px solid var(--tp-focus, var(--accent));
    outline-offset: 2px;
  }
  .quiet {
    border: 0;
    color: var(--quiet);
    border-radius: 0.2em;
  }
  .status .quiet {
    color: inherit;
    text-decoration: underline;
  }
  summary {
    min-block-size: 24px;
    cursor: pointer;
  }
  .quiet:hover {
    color: var(--accent);
  }
  .button {
    padding: 0.45em 1.1em;
    border-color: var(--control);
    border-radius: var(--radius);
    font-weight: 600;
  }
  .button:hover {
    border-color: var(--accent);
    color: var(--accent);
  }
  .more {
    display: block;
    margin: var(--gap) auto 0;
  }
  .sr-only {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .status {
    display: flex;
    flex-wrap: wrap;
    overflow-wrap: anywhere;
    gap: 0.25em 0.75em;
    align-items: baseline;
    margin-block: 0.5em;
    font-size: 0.875em;
    color: var(--quiet);
  }
  .notice {
    padding: 3em 1em;
    border: 1px dashed var(--line);
    border-radius: var(--radius);
    text-align: center;
    color: var(--quiet);
  }
  .notice .button {
    margin-block-start: 1em;
    color: inherit;
  }
  mark {
    background: var(--mark);
    color: inherit;
    border-radius: 0.15em;
  }
`;
