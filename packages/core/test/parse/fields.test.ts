import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { label, listOf, number, readFields, record, text, texts } from '../../src/parse/fields.js';

const work = z.object({
  title: text,
  year: number,
  key: label,
  venue: record({ name: text }),
  authors: listOf(z.object({ name: text })),
  topics: texts,
});

function read(value: unknown) {
  const issues: string[] = [];
  const fields = readFields(work, value, (code, _, where) => issues.push(`${code} ${where}`), 'papers[0]');
  return { fields, issues };
}

describe('readFields', () => {
  it('gives what is there, and nothing for null or absent', () => {
    expect(read({ title: '0', year: null, key: 7, venue: { name: 'X' }, other: 1 })).toEqual({
      fields: { title: '0', key: 7, venue: { name: 'X' } },
      issues: [],
    });
  });

  it('leaves out a field of the wrong type and says which, keeping its neighbours', () => {
    expect(
      read({ title: 'T', year: '2020', venue: 3, authors: [{ name: 'A' }, 4, { name: 5 }], topics: ['x', {}] }),
    ).toEqual({
      fields: { title: 'T', authors: [{ name: 'A' }, {}], topics: ['x'] },
      issues: [
        'bad-field papers[0].year',
        'bad-field papers[0].venue',
        'bad-field papers[0].authors.1',
        'bad-field papers[0].authors.2.name',
        'bad-field papers[0].topics.1',
      ],
    });
  });

  it.each([[null], [3], ['text'], [[]]])('reports %j as no entry at all', (value) => {
    expect(read(value)).toEqual({ fields: undefined, issues: ['bad-entry papers[0]'] });
  });

  it('does not bury a listing under the issues of one entry', () => {
    expect(read({ topics: Array.from({ length: 10_000 }, () => 1) }).issues).toHaveLength(11);
  });

  it('reads keys that name the prototype as any other unknown key', () => {
    expect(read(JSON.parse('{"__proto__": {"title": "P"}, "title": 1}')).fields).toEqual({});
    expect(({} as { title?: string }).title).toBeUndefined();
  });
});
