import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parse/index.js';

const issue = `nep-hea New Economics Papers
on Health Economics
Issue of 2026\u201203\u201209
two papers chosen by
Nora Note, University of Tables

1. Queues and Cures
   By: Robert (Bob) Lane (University of Hills (Lower Campus)); Mei Ode (Town Bank; Institute of
       Queues); Cy Poe
   Abstract: Queues are long. Cures are not.
   Keywords: queues; cures
   Date: 2026\u201202
   URL: https://d.repec.org/n?u=RePEc:hil:wpaper:7&r=hea
2. Prices of Pills
   By: Dee Foe (School of (Open
   URL: https://d.repec.org/n?u=RePEc:hil:wpaper:8&r=hea
   Abstract: Pills have prices.

This nep-hea issue is \u00A92026 by Nora Note. It is provided as is without any express or implied warranty.
General information on the NEP project can be found at https://nep.repec.org.
`;

describe('an issue of NEP', () => {
  it('says its field, its day and who chose', async () => {
    const { title, date, curators } = await parse(issue);
    expect({ title, date, curators }).toEqual({
      title: 'NEP: Health Economics',
      date: '2026-03-09',
      curators: ['Nora Note'],
    });
  });

  it('keeps names with parentheses, and affiliations with semicolons and line ends', async () => {
    const { papers } = await parse(issue);
    expect(papers[0]!.authors).toEqual([
      { name: 'Robert (Bob) Lane', affiliation: 'University of Hills (Lower Campus)' },
      { name: 'Mei Ode', affiliation: 'Town Bank; Institute of Queues' },
      { name: 'Cy Poe' },
    ]);
    expect(papers[1]!.authors).toEqual([{ name: 'Dee Foe', affiliation: 'School of (Open' }]);
  });

  it('ends where its terms begin', async () => {
    const { papers } = await parse(issue);
    expect(papers.map(({ abstract, published }) => [abstract, published])).toEqual([
      ['Queues are long. Cures are not.', '2026-02'],
      ['Pills have prices.', undefined],
    ]);
  });

  it('is read in time that grows with its length, whatever its parentheses', async () => {
    const { papers } = await parse(issue.replace('Cy Poe', ';('.repeat(200_000)), { format: 'nep' });
    expect(papers).toHaveLength(2);
  });
});
