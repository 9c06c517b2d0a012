import { cleanText } from './clean.js';
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

/** No sign of TeX or HTML, no control, no combining mark. */
const plainWord = String.raw`(?:[!-#%(-,.-;=-\[\]-_a-z|\u00A1-\u00AC\u00AE-\u02AF]|-(?!-)|'(?!'))+`;
/** Clean already, whatever it is marked up in. Most names and topics are, and need no more than this one look. */
const clean = new RegExp(`^${plainWord}(?: ${plainWord})*$`);

/** A paragraph ends at an empty line; every other line break is a hard wrap of the source. */
function unwrap(text: string): string {
  if (!/[\t\n\v\f\r\u00A0]| {2}/.test(text)) return text.trim();
  return text
    .split(/\n[\t ]*\n\s*/)
    .map((paragraph) => paragraph.replace(/ *[^\S ]\s*| {2,}/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** Running text as clean Unicode, paragraphs apart by an empty line. Mathematics stays as `$…$`. Never throws. */
export function cleanProse(text: string, markup: Markup): string {
  const safe = cleanText(text);
  const unmarked = cleaners[markup](safe);
  const read = unwrap(unmarked === safe ? safe : cleanText(unmarked));
  // Below the combining marks every character is in normal form.
  return /[\u0300-\uFFFF]/.test(read) ? read.normalize('NFC') : read;
}

/** The same on one line. Text of which cleaning would leave nothing comes out as it was. */
export function cleanHeading(text: string, markup: Markup): string {
  if (clean.test(text)) return text;
  const oneLine = (dirty: string) => cleanText(dirty).replace(/\s+/g, ' ').trim();
  return oneLine(cleanProse(text, markup)) || oneLine(text);
}
