/** Plain text: it comes with the trends, in a file that must not carry Lit. */
export const trends = `
  .trends ul {
    display: flex;
    align-items: center;
    gap: 0.4em;
    min-inline-size: 0;
    overflow-x: auto;
    scrollbar-width: none;
    font-size: 0.875em;
  }
  .trends > ul > li {
    flex: none;
    color: var(--quiet);
  }
  .trends .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
  }
  .trends bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .trends svg {
    position: static;
    inline-size: 2.5em;
    block-size: 1em;
    stroke: var(--accent);
  }
`;
