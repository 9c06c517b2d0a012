import { describe, expect, it } from 'vitest';
import { parse } from '../../src/parse/index.js';

const entry = '@article{a, title = {A Title That Stands Alone}, author = {Ada Lovelace}, year = {2024}}\n';
const ris = 'TY  - JOUR\nTI  - Another Title of Its Own\nAU  - Hopper, Grace\nPY  - 2023\nER  - \n';

async function unread(input: unknown): Promise<string[]> {
  const { issues } = await parse(input as string);
  return issues.filter(({ code }) => code === 'records-unread').map(({ message }) => message);
}

describe('records that are not read', () => {
  it('are told where they are in another format', async () => {
    expect(await unread(`${entry}\n${ris}${ris}`)).toEqual([
      '2 records in the format ris were not read: give them apart.',
    ]);
    expect(await unread(`${ris}\n${entry}`)).toEqual(['1 record in the format ris was not read: give it apart.']);
  });

  it('are told where they stand under another name', async () => {
    const record = (title: string) => ({ title, doi: '10.1000/182' });
    const json = { results: [record('One paper')], more: [record('Another paper'), record('A third paper')] };
    expect(await unread(json)).toEqual(['2 records under "more" were not read: give them apart.']);
  });

  it('begin a line', async () => {
    const within = 'AB  - It reads PMID- 1, %0 X, TY  - JOUR and @article{a, title = {A}} within a line';
    expect(await unread(`${ris}${ris.replace('ER', `${within}\nER`)}`)).toEqual([]);
  });

  it('are none where all of it was read', async () => {
    const record = (title: string) => ({ title, doi: '10.1000/182' });
    expect(await unread(entry)).toEqual([]);
    expect(await unread(ris)).toEqual([]);
    expect(await unread({ monday: [record('One paper')], tuesday: [record('Another paper')] })).toEqual([]);
    expect(await unread({ title: 'One paper', doi: '10.1000/182', references: [record('Another paper')] })).toEqual([]);
  });
});
