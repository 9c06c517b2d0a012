import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parse/index.js';

const item = (date: string) => `- id: lee2025
  type: article-journal
  title: 'Lamps: how they burn'
  author:
  - family: Lee
    given: Ann
  - literal: The Lamp Group
  container-title: Journal of Light
  issued:
${date}
  DOI: 10.1000/lamps
`;

describe('CSL in YAML', () => {
  it.each([
    [
      'parts in lists, each on the line of its dash',
      '    date-parts:\n    - - 2025\n      - 1\n      - 9',
      '2025-01-09',
    ],
    ['parts in brackets', '    date-parts:\n    - [2025, 1]', '2025-01'],
    ['a text', '    2025-01-09', '2025-01-09'],
    ['parts by name', '  - year: 2025\n    month: 1', '2025-01'],
    ['a year by name', '  - year: 2025', '2025'],
  ])('is read with dates as %s', async (_, date, published) => {
    const { title, papers, issues } = await parse(`---\nnocite: "@*"\nreferences:\n${item(date)}...\n`);
    expect({ title, issues }).toEqual({ title: 'CSL-JSON', issues: [] });
    expect(papers).toMatchObject([
      {
        id: 'doi:10.1000/lamps',
        title: 'Lamps: how they burn',
        authors: [{ name: 'Ann Lee' }, { name: 'The Lamp Group' }],
        venue: 'Journal of Light',
        published,
      },
    ]);
  });

  it('is no listing where references are of another kind', async () => {
    const links = 'title: My page\nreferences:\n- name: somewhere\n  url: https://example.com\n';
    await expect(async () => parse(links)).rejects.toMatchObject({ code: 'unknown-format' });
  });
});
