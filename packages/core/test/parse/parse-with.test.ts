import { describe, expect, it } from 'vitest';
import { readerOf } from '../../src/parse/detect.js';
import { parse } from '../../src/parse/index.js';
import { parseWith } from '../../src/parse/with.js';

const readers = { bibtex: readerOf('bibtex'), 'hf-daily': readerOf('hf-daily') };
const entry = '@misc{one, title = {A Title That Stands Alone}, eprint = {2603.00001}, year = {2026}}';
const now = '2026-03-19';

describe('some formats', () => {
  it('read what is theirs as all of them do', async () => {
    expect(await parseWith(readers, entry, { now })).toEqual(await parse(entry, { now }));
    expect(await parseWith(readers, entry, { format: 'bibtex', now })).toEqual(await parse(entry, { now }));
  });

  it('refuse what is of another, and name themselves', async () => {
    const ris = 'TY  - JOUR\nTI  - A Title That Stands Alone\nER  - \n';
    await expect(parseWith(readers, ris)).rejects.toMatchObject({
      code: 'unknown-format',
      facts: { formats: ['bibtex', 'hf-daily'] },
    });
    await expect(parseWith(readers, ris, { format: 'ris' })).rejects.toMatchObject({
      code: 'unknown-format',
      message: 'There is no format called "ris". There are: bibtex, hf-daily.',
    });
  });

  it.each(['constructor', '__proto__', 'toString'])('have none called %s', async (format) => {
    await expect(parseWith(readers, entry, { format })).rejects.toMatchObject({ code: 'unknown-format' });
  });
});
