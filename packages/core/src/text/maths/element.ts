/**
 * A formula as an element of MathML Core in plain data: what a page, a tree of nodes or a line of Unicode is made of.
 * https://www.w3.org/TR/mathml-core/
 */
export interface MathElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (MathElement | string)[];
}

export function element(
  name: string,
  children: readonly (MathElement | string)[],
  attributes: Readonly<Record<string, string>> = {},
): MathElement {
  return { name, attributes, children };
}

/** All the letters in it, one after the other. */
export function textOf(node: MathElement | string): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

/** The same with the text of the elements of some names changed. */
export function mapText(node: MathElement, names: RegExp, change: (text: string) => string): MathElement {
  const children = node.children.map((child) => {
    if (typeof child !== 'string') return mapText(child, names, change);
    return names.test(node.name) ? change(child) : child;
  });
  return { ...node, children };
}
