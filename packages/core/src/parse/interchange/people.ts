/**
 * The people in one cell or element: a list as Python or JSON prints it, else parted by semicolons, bars or line ends,
 * else by "and" and by commas, unless the one comma parts "Family, Given".
 *
 * @example
 * splitPeople('Ada Lovelace, Grace Hopper'); // ['Ada Lovelace', 'Grace Hopper']
 * splitPeople('Lovelace, Ada; Hopper, Grace'); // ['Lovelace, Ada', 'Hopper, Grace']
 * splitPeople("['Ada Lovelace', 'Grace Hopper']"); // ['Ada Lovelace', 'Grace Hopper']
 */
export function splitPeople(text: string): string[] {
  return (printedList(text) ?? splitNames(text)).map((name) => name.trim()).filter((name) => name !== '');
}

function splitNames(text: string): string[] {
  const parts = text.split(/[;|\n]/);
  return parts.length > 1 ? parts : text.split(/ and | & /).flatMap(byCommas);
}

/** arXiv's categories as its records list them: "cs.LG stat.ML". */
const categories = /^[a-z-]{2,10}(?:\.[A-Za-z-]{2,20})?(?: [a-z-]{2,10}\.[A-Za-z-]{2,20})+$/;

/** The key words in one cell: a printed list, arXiv's categories, else parted by semicolons, else by commas or bars. */
export function splitList(text: string): string[] {
  if (categories.test(text)) return text.split(' ');
  return printedList(text) ?? text.split(text.includes(';') ? ';' : /[,|]/);
}

/** The items of `['a', "b"]`, as tables hold lists that a program printed. */
function printedList(text: string): string[] | undefined {
  if (!/^\s*\[\s*(?:['"].*['"])?\s*\]\s*$/s.test(text)) return undefined;
  const items = text.matchAll(/'((?:[^'\\]|\\.)*)'(?=\s*[,\]])|"((?:[^"\\]|\\.)*)"(?=\s*[,\]])/g);
  return [...items].map(([, single, double]) => (single ?? double ?? '').replace(/\\(['"\\])/g, '$1'));
}

function byCommas(text: string): string[] {
  const [first = '', ...others] = text.split(',');
  return others.length === 1 && !/\s/.test(first.trim()) ? [text] : [first, ...others];
}
