import { expect, it } from 'vitest';
import { parse } from '../../../src/parse/index.js';

it.each([
  ['https://repo.example/item?id=', 'https://repo.example/item?id='],
  ['https://repo.example/item/', 'https://repo.example/item/'],
])('the address of a MARC record ends as it ends: %s', async (url, page) => {
  const { papers } = await parse(
    `<record><datafield tag="245"><subfield code="a">Lamps /</subfield></datafield><datafield tag="856"><subfield code="u">${url}</subfield></datafield></record>`,
  );
  expect(papers.map(({ title, links }) => [title, links.page])).toEqual([['Lamps', page]]);
});
