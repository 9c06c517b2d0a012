/** Whether there can be anything to remove. Nearly every text passes this one scan and is left alone. */
const suspect =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069\uD800-\uDFFF\uFDD0-\uFDEF\uFEFF\uFFFE\uFFFF]/;

/** C0 and C1 controls but tab and line feed, and the code points Unicode sets aside as non-characters. */
const unprintable =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFDD0-\uFDEF\uFEFF\uFFFE\uFFFF]/g;

/** The last two code points of each plane above the first, which are no characters either; Perl's readers refuse them. */
const lastOfPlane =
  /[\uD83F\uD87F\uD8BF\uD8FF\uD93F\uD97F\uD9BF\uD9FF\uDA3F\uDA7F\uDABF\uDAFF\uDB3F\uDB7F\uDBBF\uDBFF][\uDFFE\uDFFF]/g;

/** Embeddings, overrides and isolates: left open, they reorder what surrounds them. */
const bidiControl = /[\u202A-\u202E\u2066-\u2069]/g;

/** Tag characters, which nobody sees and programs read; the few that make a flag follow a black one and stay. */
const hiddenTags = /(\uD83C\uDFF4(?:\uDB40[\uDC00-\uDC7F]){1,8})|(?:\uDB40[\uDC00-\uDC7F])+/g;

/** One half of a surrogate pair without the other. */
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * Text that every reader, XML parser and terminal accepts: controls, non-characters, lone surrogates, bidi
 * controls and hidden tag characters removed, line ends as `\n`. Markup is left as it is. Linear in the length of the text.
 */
export function cleanText(text: string): string {
  if (!suspect.test(text)) return text;
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(unprintable, '')
    .replace(lastOfPlane, '')
    .replace(bidiControl, '')
    .replace(hiddenTags, '$1')
    .replace(loneSurrogate, '');
}

/** Every run of white space as one space, none at the ends. Most texts are so, which two quick looks tell. */
export function inOneLine(text: string): string {
  return (text.includes('  ') || /[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}

/** `cleanText` on one line. */
export const cleanLine = (text: string): string => inOneLine(cleanText(text));

/** What leaves no mark: controls, formats, blanks, fillers, and marks with nothing to stand on. */
const invisible = /^[\p{C}\p{Z}\p{M}\u115F\u1160\u2800\u3164\uFFA0\s]*$/u;

/** Whether there is anything in a text for a reader to see. */
export function isVisible(text: string): boolean {
  return !invisible.test(text);
}
