/** A style sheet as Lit knows it. */
interface Sheet {
  cssText: string;
  styleSheet: CSSStyleSheet;
}

/**
 * Stands in the place of Lit's module of this name in the scripts for pages. Lit's also serves browsers that cannot
 * adopt style sheets; none of those knows `light-dark()` either, which ours need.
 */
export const unsafeCSS = (cssText: string): Sheet => {
  const styleSheet = new CSSStyleSheet();
  styleSheet.replaceSync(cssText);
  return { cssText, styleSheet };
};

export const getCompatibleStyle = (sheet: Sheet): Sheet => sheet;

export const adoptStyles = (root: ShadowRoot, sheets: readonly Sheet[]): void => {
  root.adoptedStyleSheets = sheets.map(({ styleSheet }) => styleSheet);
};

/** What Lit passes on to those who import it, of whom there are none in a script. */
export const css = undefined;
export const CSSResult = undefined;
export const supportsAdoptingStyleSheets = true;
