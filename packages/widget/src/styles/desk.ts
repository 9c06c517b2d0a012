/** Plain text: it comes with what can be done with lists, in a file that must not carry Lit. */
export const desk = `
  .desk {
    display: flex;
    flex: 1 0 100%;
    flex-wrap: wrap;
    gap: 0.4em;
    font-size: 0.875em;
  }
  .desk .chip {
    display: inline-flex;
    align-items: center;
    cursor: pointer;
  }
  .desk .chip:focus-within {
    outline: 2px solid var(--tp-focus, var(--accent));
    outline-offset: 2px;
  }
  .desk input {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    opacity: 0;
  }
`;
