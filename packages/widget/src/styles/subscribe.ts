/**
 * Plain text: it comes with the form, in a file that must not carry Lit. The line that answers is never away, for what
 * is said there is only heard of a place that was there before.
 */
export const subscribe = `
  .subscribe {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em 1.5em;
    align-items: center;
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
  .join [aria-invalid='true'],
  .join [data-failed] {
    border-color: currentcolor;
    color: var(--tp-error, light-dark(#b3261e, #ff8a80));
  }
  .join p {
    flex: 1 0 100%;
    font-size: 0.875em;
  }
  .join p:empty {
    position: absolute;
  }
  .subscribe > .links {
    align-items: center;
    min-block-size: 2.5em;
    font-size: 0.875em;
  }
`;
