/** Plain text: it comes with the jump box, in a file that must not carry Lit. */
export const jump = `
  .jump {
    inline-size: min(40em, calc(100vw - 2em));
    max-block-size: 80vh;
    margin-block-start: 12vh;
    padding: 0.75em;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: Canvas;
    color: CanvasText;
  }
  .jump::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  .jump ul {
    margin-block-start: 0.5em;
  }
  .jump li {
    display: flex;
    gap: 1em;
    align-items: center;
    justify-content: space-between;
    min-block-size: 36px;
    padding-inline: 0.6em;
    border-radius: var(--radius);
    cursor: pointer;
  }
  .jump bdi {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .jump li small,
  .jump p {
    flex: none;
    font-size: 0.8125em;
    color: var(--quiet);
  }
  .jump li[aria-selected='true'] {
    background: color-mix(in srgb, var(--accent) 14%, transparent);
    outline: 1px solid var(--accent);
  }
`;
