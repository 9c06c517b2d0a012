import { words } from './keys.js';
import { asUnicode } from './tex-letters.js';

// Titles and names as they are compared, never as they are kept: one spelling for what people spell in several ways.

/** What services put before a title when the paper is no longer to be trusted. */
const withdrawn = /^\W*(?:retracted|withdrawn)(?: article)?\s*[:.\u2013\u2014-]\s*/i;

/** One ending for what British and American writers end differently; what it makes of other words is no matter. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/is(e|es|ed|ing|er|ers|ation|ations)$/, 'iz$1'],
  [/ys(e|es|ed|ing)$/, 'yz$1'],
  [/our(s|ed|ing|al|able|ful|ite)?$/, 'or$1'],
  [/ll(ed|ing|er|ers)$/, 'l$1'],
  [/tre(s?)$/, 'ter$1'],
  [/ogue(s?)$/, 'og$1'],
  [/ence(s?)$/, 'ense$1'],
];

/** Numbers of parts: "Part II" is "Part 2". */
const roman: Readonly<Record<string, string>> = {
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
  v: '5',
  vi: '6',
  vii: '7',
  viii: '8',
};

/** The words by which a title is compared: mathematics as letters, in one spelling. */
export function comparableTitle(title: string): string[] {
  const text = title.includes('\\') || title.includes('$') ? asUnicode(title) : title;
  const all = words(text.replace(withdrawn, ''));
  return all.map((word, index) => {
    if (/^(?:part|volume|vol|chapter)$/.test(all[index - 1] ?? ''))
      return Object.hasOwn(roman, word) ? roman[word]! : word;
    const spelling = word.length > 4 ? spellings.find(([pattern]) => pattern.test(word)) : undefined;
    return spelling === undefined ? word : word.replace(spelling[0], spelling[1]);
  });
}

/** The words of a name; "Mueller" and "Müller" are one. */
export function comparableName(name: string): string[] {
  return words(name).map((word) => word.replace(/([aou])e/g, '$1'));
}
