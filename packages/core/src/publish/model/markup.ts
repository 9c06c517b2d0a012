const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as XML or HTML content or inside a quoted attribute. Clean text in, so nothing is left that XML forbids. */
export function escapeMarkup(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => entities[character]!) : text;
}

/** As `escapeMarkup`, keeping the white space that XML parsers would fold in an attribute. */
const escapeAttribute = (text: string) => escapeMarkup(text).replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');

export type Attributes = Readonly<Record<string, string | undefined>>;

function startTag(name: string, attributes: Attributes): string {
  let tag = name;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) tag += ` ${key}="${escapeAttribute(value)}"`;
  }
  return tag;
}

/** An element with text in it, escaped once; nothing when there is no text. */
export function leaf(name: string, text: string | undefined, attributes: Attributes = {}): string {
  return text === undefined ? '' : `<${startTag(name, attributes)}>${escapeMarkup(text)}</${name}>`;
}

/** An XML element without content. */
export const empty = (name: string, attributes: Attributes): string => `<${startTag(name, attributes)}/>`;

/** An element around markup, one child a line; absent children are the empty string. */
export function branch(name: string, attributes: Attributes, children: readonly string[]): string {
  return `<${startTag(name, attributes)}>\n${children.filter(Boolean).join('\n')}\n</${name}>`;
}

/** An element around markup, on one line. */
export const inline = (name: string, attributes: Attributes, content: string): string =>
  `<${startTag(name, attributes)}>${content}</${name}>`;
