import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parse/index.js';

// Records in which what names a paper stands under its title, and above the next: cut at the wrong line each paper would
// have the number of the one before.

const names = ['Rivers', 'Lakes', 'Ponds', 'Brooks', 'Fjords', 'Deltas', 'Springs'];
const idOf = (at: number) => `2303.0${1000 + at}`;
const expected = names.map((name, at) => ({ title: `A Study of ${name} at Scale`, id: idOf(at) }));
const read = async (text: string) => {
  const { papers } = await parse(text, { now: '2026-11-12' });
  return papers.map(({ title, ids }) => ({ title, id: ids.arxiv }));
};

describe('records cut at the wrong line', () => {
  it('are told by the empty line that parts a title from the number above it', async () => {
    const cards = expected.map(({ title, id }) => `${title}\nhttps://arxiv.org/abs/${id}`);
    cards.splice(3, 0, 'Sponsored · Try Quill Cloud free for 30 days');
    expect(await read(`Ada Lake  9:12 AM\n${cards.join('\n\n')}\n:thumbsup: 3\n4 replies`)).toEqual(expected);
  });

  it('are told by what stands above the first of them', async () => {
    const cards = expected.map(
      ({ title, id }, at) =>
        `${title}\nAnn Lake; Bo Field\narXiv ${id} (2023)\nWe study ${names[at]} in the wild, at half of the cost. The gains hold for all sizes of water.`,
    );
    const { papers, issues } = await parse(`${cards.join('\n')}\nCompany\nTOS\nPrivacy`, { now: '2026-11-12' });
    expect(papers.slice(0, names.length).map(({ title, ids }) => ({ title, id: ids.arxiv }))).toEqual(expected);
    // The foot of the page is said to be no title, where it is kept.
    const others = papers.slice(names.length).map(({ title }) => title);
    expect(issues.filter(({ code }) => code === 'title-unsure')).toHaveLength(others.length);
  });
});

describe('names broken at a width', () => {
  it('are whole', async () => {
    const people = (name: string) =>
      `Marianne ${name}, Johann Lakefield, Priya Northbrook, Sarah Westwood, Tomas\nvan ${name}`;
    const text = names
      .map(
        (name, at) =>
          `### A Study of ${name} at Scale\n\n${people(name)}\n\npp. ${at}1-${at}9\n\n[PDF](https://arxiv.org/abs/${idOf(at)})`,
      )
      .join('\n\n');
    const { papers } = await parse(text, { now: '2026-11-12' });
    expect(papers).toHaveLength(names.length);
    expect(papers.map(({ authors }) => authors.at(-1)?.name)).toEqual(names.map((name) => `Tomas van ${name}`));
  });
});

describe('pairs by their labels', () => {
  it('are papers without names and numbers', async () => {
    const pair = (name: string) => `Titel: A Study of ${name} at Scale\nZusammenfassung: We study ${name} in the wild.`;
    const { papers } = await parse(names.map(pair).join('\n'), { now: '2026-11-12' });
    expect(papers.map(({ title, abstract }) => [title, abstract])).toEqual(
      names.map((name) => [`A Study of ${name} at Scale`, `We study ${name} in the wild.`]),
    );
  });

  it('are read where a number stands before a heading', async () => {
    const text = expected
      .map(({ title, id }, at) => `${at + 1}. ### [${title}](https://arxiv.org/abs/${id}) {.text-lg}`)
      .join('\n\n');
    expect(await read(text)).toEqual(expected);
  });
});
