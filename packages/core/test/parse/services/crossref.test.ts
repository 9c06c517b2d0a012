import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parse/index.js';

const answer = (work: object) =>
  JSON.stringify({
    status: 'ok',
    'message-type': 'work-list',
    message: { items: [{ DOI: '10.1000/182', title: ['A work'], ...work }] },
  });

describe('a work of Crossref', () => {
  it.each([
    [{ issued: { 'date-parts': [[2020, 5]] }, published: { 'date-parts': [[2021]] } }, '2020-05'],
    [{ issued: { 'date-parts': [[null]] }, published: { 'date-parts': [[2021, 3, 4]] } }, '2021-03-04'],
    [{ posted: { 'date-parts': [[2022, 1, 9]] } }, '2022-01-09'],
  ])('is from when it was issued, else published, else posted: %j', async (dates, published) => {
    expect((await parse(answer(dates))).papers[0]?.published).toBe(published);
  });
});
