import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parse/index.js';

const plants = ['Moss', 'Ferns', 'Algae'];
const venues = ['JMLR 2022', 'ICLR 2024', 'NeurIPS 2023'];
const names = ['Ada Quill', 'Bert Rose', 'Cy Stone'];
const titleOf = (plant: string) => `${plant} on Old Roofs: What Grows Where`;
const item = (index: number, said: string) =>
  `- **${titleOf(plants[index]!)}**${said} [[Paper](https://arxiv.org/abs/2101.0396${index})]`;

async function read(items: readonly string[]) {
  const { papers } = await parse(`# Plants on roofs\n\n${items.join('\n')}\n`, { now: '2026-06-01' });
  return papers.map(({ title, venue, published, authors }) => [
    title,
    venue,
    published,
    authors.map(({ name }) => name),
  ]);
}

describe('where a paper came out, and who wrote it, in a list of bold titles', () => {
  it.each([
    ['a venue before names', (index: number) => `, ${venues[index]}. ${names.join(', ')}.`],
    ['a venue behind names', (index: number) => `. ${names.join(', ')}. ${venues[index]}.`],
  ])('are read in items of one kind: %s', async (_, said) => {
    expect(await read(plants.map((_, index) => item(index, said(index))))).toEqual(
      plants.map((plant, index) => [titleOf(plant), venues[index], venues[index]!.slice(-4), names]),
    );
  });

  it('are read in an item unlike its neighbours', async () => {
    const items = [item(0, ''), item(1, `, ${venues[1]}. ${names.join(', ')}.`)];
    expect(await read(items)).toEqual([
      [titleOf('Moss'), undefined, undefined, []],
      [titleOf('Ferns'), 'ICLR 2024', '2024', names],
    ]);
  });

  it('are not taken from names of places and fields', async () => {
    const items = plants.map((_, index) => item(index, `. Science Park 2, Town. ${names.join(', ')}.`));
    for (const [, venue] of await read(items)) expect(venue).toBeUndefined();
  });
});
