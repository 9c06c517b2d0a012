// What Pandoc adds to Markdown for a page's own marks: fences of colons, and classes in braces.

const sign = /^:{3,}(?:[ \t]|$)|[\])]\{[.#]|^#{1,6}[ \t].*\{[.#]/m;
const fence = /^[ \t]*:{3,}[^\n]*$/gm;
const attribute = String.raw`(?:[.#][^\s{}"]{1,100}|[\w-]{1,40}="[^"\n]{0,300}")`;
const attributes = new RegExp(String.raw`(?<=[\])])\{${attribute}(?:\s+${attribute}){0,60}\}`, 'g');
/** A heading, perhaps numbered; where it was broken at a width they stand at the end of its second line. */
const ofHeading = new RegExp(
  String.raw`^((?:(?:[-*]|\d{1,4}[.)]|\[\d{1,4}\])[ \t]+)?#{1,6}[ \t][^\n{]*?)(?:[ \t]+|\n(\S[^\n{]{0,120}[ \t])?)\{${attribute}(?:\s+${attribute}){0,60}\}[ \t]*$`,
  'gm',
);
/** A stretch that is there for its class alone. */
const span = new RegExp(String.raw`\[([^[\]\n]{0,600})\]\{${attribute}(?:\s+${attribute}){0,60}\}`, 'g');

/** A text of Pandoc's without them. */
export function withoutAttributes(text: string): string {
  if (!sign.test(text)) return text;
  return text
    .replace(fence, '')
    .replace(span, '$1')
    .replace(attributes, '')
    .replace(ofHeading, (_, first: string, second?: string) => (second === undefined ? first : `${first}\n${second}`));
}
