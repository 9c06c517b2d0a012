/**
 * The people in one cell or element: parted by semicolons, bars, line ends or "and"; by commas only where one comma
 * does not part "Family, Given".
 *
 * @example
 * splitPeople('Ada Lovelace, Grace Hopper'); // ['Ada Lovelace', 'Grace Hopper']
 * splitPeople('Lovelace, Ada; Hopper, Grace'); // ['Lovelace, Ada', 'Hopper, Grace']
 */
export function splitPeople(text: string): string[] {
  const parts = text.replace(/\s*\n\s*/g, ';').split(/ ?[;|] ?| and /);
  const names = parts.flatMap((part) => (parts.length > 1 && /[;|\n]/.test(text) ? [part] : byCommas(part)));
  return names.map((name) => name.replace(/^[\s,]+|[\s,]+$/g, '')).filter((name) => name !== '');
}

function byCommas(text: string): string[] {
  const names = text.split(',');
  return names.length === 2 && !/\S\s+\S/.test(names[0]!) ? [text] : names;
}
