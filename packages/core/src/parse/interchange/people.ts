/**
 * The people in one cell or element: parted by semicolons, bars or line ends, else by "and" and by commas, unless the
 * one comma parts "Family, Given".
 *
 * @example
 * splitPeople('Ada Lovelace, Grace Hopper'); // ['Ada Lovelace', 'Grace Hopper']
 * splitPeople('Lovelace, Ada; Hopper, Grace'); // ['Lovelace, Ada', 'Hopper, Grace']
 */
export function splitPeople(text: string): string[] {
  const parts = text.split(/[;|\n]/);
  const names = parts.length > 1 ? parts : text.split(' and ').flatMap(byCommas);
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

function byCommas(text: string): string[] {
  const [first = '', ...others] = text.split(',');
  return others.length === 1 && !/\s/.test(first.trim()) ? [text] : [first, ...others];
}
