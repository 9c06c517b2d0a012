import { longestAddress } from '../copied/addresses.js';
import { paperRefOf } from './paper-places.js';

/**
 * Identifiers and addresses that stand beside each other, parted by commas, blanks or semicolons, or in a list of JSON:
 * each on a line of its own. A text of which a word is no identifier is given back as it is.
 *
 * @example
 * idLines('2403.12345, 2403.12346'); // '2403.12345\n2403.12346'
 */
export function idLines(text: string): string {
  if (/\p{L}{4} \p{L}{2}/u.test(text.slice(0, 500))) return text;
  const words = text
    .replace(/^\s*\[|\]\s*$/g, '')
    .split(/[\s,;"']+/)
    .filter((word) => word !== '');
  const isList =
    words.length > 1 && words.every((word) => word.length < longestAddress && paperRefOf(word) !== undefined);
  return isList ? words.join('\n') : text;
}
