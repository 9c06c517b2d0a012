import { styles } from '../styles/index.js';

/** Puts style sheets on: the element's own and those of parts, made by the document that it is in. */
export function dress(element: HTMLElement, root: ShadowRoot, css: readonly string[]): void {
  const { CSSStyleSheet: Sheet } = element.ownerDocument.defaultView ?? window;
  root.adoptedStyleSheets = [...styles.map(({ cssText }) => cssText), ...css].map((text) => {
    const sheet = new Sheet();
    sheet.replaceSync(text);
    return sheet;
  });
}
