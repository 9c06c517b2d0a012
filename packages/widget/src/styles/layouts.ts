/** Plain text: what the layouts beside the list need comes in a file of its own, which must not carry Lit. */
export const layouts = `
  :host([layout='cards']) ol {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 21em), 1fr));
    gap: var(--gap);
  }
  :host([layout='cards']) ol > li {
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 1.5);
    background: var(--tp-card, transparent);
    overflow: clip;
    container-type: inline-size;
  }
  :host([layout='cards']) article {
    grid-template: auto auto 1fr / minmax(0, 1fr);
    block-size: 100%;
    padding: 0 0 0.5em;
  }
  :host([layout='cards']) :is(.rail, .body, .gone) {
    padding-inline: 1em;
  }
  :host([layout='cards']) .body {
    grid-row: 3;
    display: flex;
    flex-direction: column;
  }
  :host([layout='cards']) .foot {
    margin-block-start: auto;
    padding-block-start: 0.6em;
  }
  :host([layout='cards']) [part='image'] {
    grid-area: 1 / 1;
    inline-size: 100%;
    margin: 0;
    border-radius: 0;
  }
  /* A card beside others with pictures has room for more of its text. */
  :host([layout='cards']) article:not(:has([part='image'])) [data-folded] {
    -webkit-line-clamp: max(var(--tp-lines, 2), 7);
  }
  :host([layout='cards']) article:not([data-open]) .tags {
    display: flex;
    flex-wrap: nowrap;
  }
  :host([layout='cards']) .rail {
    flex-direction: row;
    gap: 0.75em;
    grid-row: 2;
    padding-block: 0.75em 0.25em;
  }
  /* A row of a table: votes, title over people, and what opens it. */
  :host([layout='compact']) article {
    grid-template: auto auto / 4.75em minmax(0, 1fr) auto;
    column-gap: 0.75em;
    padding-block: 0.35em;
  }
  :host([layout='compact']) .body {
    display: contents;
  }
  :host([layout='compact']) .body > * {
    grid-column: 2;
    margin-block-start: 0;
  }
  :host([layout='compact']) .rail {
    grid-area: 1 / 1 / span 2;
    flex-direction: column;
    gap: 0;
    margin: 0;
  }
  :host([layout='compact']) .votes b {
    font-size: 1.1em;
  }
  :host([layout='compact']) .body > h3 {
    grid-row: 1;
    margin-block-start: -0.4em;
    padding-block-start: 0.4em;
    font-size: 1em;
  }
  :host([layout='compact']) article:not([data-open]) h3 {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
  }
  :host([layout='compact']) [data-open] .foot {
    margin-block: 0.5em;
  }
  :host([layout='compact']) .bare {
    display: inline-flex;
  }
  :host([layout='compact']) article:not([data-open]) :is([part='abstract'], [part='summary'], .tags, .links:not(.searches), .tool:nth-child(n + 2)),
  :host([layout='compact']) :is([part='image'], .curve) {
    display: none;
  }
  :host([layout='compact']) article:not([data-open]) .foot {
    display: contents;
  }
  :host([layout='compact']) article:not([data-open]) .actions {
    grid-area: 1 / 3 / span 2;
  }
  /* Of a paper without a link of its own, the ways to it are searches by its title. */
  :host([layout='compact']) article:not([data-open]) .searches {
    grid-area: 3 / 2 / auto / -1;
  }
  :host([layout='compact']) article:not([data-open]) .tool span {
    position: absolute;
    inline-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  :host([layout='compact']) article:not([data-open]) [part='meta'] {
    flex-wrap: nowrap;
  }
  :host([layout='compact']) article:not([data-open]) [part='meta'] > :not(time) {
    display: flex;
    align-items: baseline;
    min-inline-size: 0;
  }
  :host([layout='compact']) article:not([data-open]) [part='meta'] > :not(time) > :first-child {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @media not (pointer: coarse) {
    :host([layout='compact']) h3 a {
      padding-block-start: 0.4em;
    }
    :host([layout='compact']) article:not([data-open]) [part='meta'] .quiet {
      min-block-size: 0;
      margin-block: 0;
    }
  }
  :host([layout='compact']) time {
    flex: none;
  }
  @container (max-width: 34em) {
    :host([layout='compact']) article {
      grid-template-columns: 3.25em minmax(0, 1fr) auto;
    }
    :host([layout='compact']) article:not([data-open]) [part='meta'] > .origin {
      display: none;
    }
  }
`;
