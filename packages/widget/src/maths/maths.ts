import { type MathElement, parseMaths } from '@trending-papers/core/maths';

export { splitMaths } from '@trending-papers/core/maths';

const namespace = 'http://www.w3.org/1998/Math/MathML';

function nodeOf({ name, attributes, children }: MathElement, document: Document): Element {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.map((child) => (typeof child === 'string' ? child : nodeOf(child, document))));
  return element;
}

/**
 * A formula in TeX as a MathML element, or nothing when it holds what core does not read (environments, macros,
 * colours): then the TeX itself is better shown. Built of nodes and text only, so that nothing in it can be markup.
 */
export function toMathml(tex: string, document: Document): Element | undefined {
  const math = parseMaths(tex);
  return math && nodeOf(math, document);
}
