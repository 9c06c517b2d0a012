import { cleanLine, cleanText, inOneLine } from './clean.js';
import { detex } from './detex.js';
import { htmlToText } from './html.js';

/** How a text is marked up, and so how it is cleaned. */
export type Markup = 'plain' | 'tex' | 'html' | 'jats';

const cleaners: Readonly<Record<Markup, (text: string) => string>> = {
  plain: (text) => text,
  tex: detex,
  html: htmlToText,
  jats: htmlToText,
};

/** What may be a sign of TeX or HTML, a control, a combining mark or a blank of another kind. */
const suspect = /[^\n !-#%(-,.-;=-[\]-_a-z|\u00A1-\u00AC\u00AE-\u02AF'-]/;

/**
 * Whether a text is clean already, whatever it is marked up in, but for its line breaks. Most are, and need no more than
 * this one look: a search for one class of characters, and for the few signs that are TeX's only when they are doubled.
 */
function isPlain(text: string): boolean {
  return !suspect.test(text) && !text.includes('--') && !text.includes("''");
}

/** Paragraphs of a text in which there are no blanks but spaces and line breaks. */
function unwrapPlain(text: string): string {
  const line = text.includes('\n') ? text.replaceAll('\n', ' ') : text;
  return line.includes('  ') ? paragraphsOf(text) : line.trim();
}

/** A paragraph ends at an empty line; every other line break is a hard wrap of the source. */
function paragraphsOf(text: string): string {
  return text
    .split(/\n[\t ]*\n\s*/)
    .map((paragraph) => paragraph.replace(/ *[^\S ]\s*| {2,}/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** Running text as clean Unicode, paragraphs apart by an empty line. Mathematics stays as `$…$`. Never throws. */
export function cleanProse(text: string, markup: Markup): string {
  if (isPlain(text)) return unwrapPlain(text);
  const safe = cleanText(text);
  const unmarked = cleaners[markup](safe);
  const read = paragraphsOf(unmarked === safe ? safe : cleanText(unmarked));
  // Below the combining marks every character is in normal form.
  return /[\u0300-\uFFFF]/.test(read) ? read.normalize('NFC') : read;
}

/** The same on one line. Text of which cleaning would leave nothing comes out as it was. */
export function cleanHeading(text: string, markup: Markup): string {
  if (isPlain(text)) return inOneLine(text);
  return cleanLine(cleanProse(text, markup)) || cleanLine(text);
}
