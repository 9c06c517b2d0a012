import { unsafeCSS } from 'lit';

/** Lit's own tag also joins sheets with values; ours are plain text, and a page need not load that. */
export const css = ([text]: TemplateStringsArray) => unsafeCSS(text);
