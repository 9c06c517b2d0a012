import { type MathElement, parseMaths } from '@trending-papers/core/maths';

export { splitMaths } from '@trending-papers/core/maths';

const namespace = 'http://www.w3.org/1998/Math/MathML';

function nodeOf({ name, attributes, children }: MathElement, document: Document): Element {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.map((child) => (typeof child === 'string' ? child : nodeOf(child, document))));
  return element;
}

/** How what stands in such an element is joined when it is said. */
const joints: Readonly<Record<string, string>> = { msup: '^', msub: '_', mfrac: '/' };

const said = (node: MathElement | string): string =>
  typeof node === 'string'
    ? node.normalize('NFKC')
    : node.children
        .map(said)
        .filter(Boolean)
        .join(joints[node.name] ?? ' ');

/**
 * A formula in TeX as a MathML element, or nothing when it holds what core does not read (environments, macros,
 * colours): then the TeX itself is better shown. Built of nodes and text only, so that nothing in it can be markup.
 * In the name of a link or a heading, where browsers leave mathematics out, it has a text that is said for it.
 */
export function toMathml(tex: string, document: Document, isInName = false): Element | undefined {
  const math = parseMaths(tex);
  const node = math && nodeOf(math, document);
  if (math && isInName) node?.setAttribute('aria-label', said(math));
  return node;
}
