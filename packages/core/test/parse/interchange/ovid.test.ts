import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parse/index.js';

const authorsOf = async (lines: string) => {
  const { papers } = await parse(
    `<1>\nUnique Identifier\n  40000001\nTitle\n  On Lamps.\nAuthors\n${lines}\nSource\n  Lamps. 3(1):4-9, 2026 May.\n`,
  );
  return papers[0]!.authors.map(({ name }) => name);
};

describe('the authors of an Ovid citation', () => {
  it.each([
    [
      'family names and initials',
      '  Lane RB; Poe MD; Ode DO; van der Berg A.',
      ['RB Lane', 'MD Poe', 'DO Ode', 'A van der Berg'],
    ],
    ['the same, parted by stops', '  Lane RB. Poe MD. Ode C.', ['RB Lane', 'MD Poe', 'C Ode']],
    ['one a line', '  Lane, Robert\n  Poe, Maria D', ['Robert Lane', 'Maria D Poe']],
    ['initials behind a comma that are a degree elsewhere', '  Lane, DO; Poe, MD.', ['DO Lane', 'MD Poe']],
    ['degrees', '  Lane, Robert B MD; PhD; FAAN 1; Poe, Mary RN, MSN 2', ['Robert B Lane', 'Mary Poe']],
    ['initials with stops', '  Lane R.B.; Poe M.A.', ['R.B. Lane', 'M.A. Poe']],
    ['a group', '  Lane, Robert; Lamp Study Group', ['Robert Lane', 'Lamp Study Group']],
    ['one that has a single name', '  Lane RB', ['RB Lane']],
  ])('%s', async (_, lines, names) => {
    expect(await authorsOf(lines)).toEqual(names);
  });
});
