import { describe, expect, it } from 'vitest';
import { detectFormat, parse } from '../../../src/parse/index.js';

const now = new Date('2026-03-18T12:00:00Z');
const abstract = 'A sentence that says what was done. Another that says how well it worked.';

/** Titles and abstracts in turn, as the search page has them. */
const page = (...paragraphs: string[]) => paragraphs.join('\n\n');

async function read(text: string) {
  const { papers, issues } = await parse(text, { now, format: 'hf-text' });
  return { papers, codes: issues.map(({ code }) => code) };
}

describe('a search page as text', () => {
  it('is read whatever its line ends are', async () => {
    const text = page('A Title', abstract, 'Another Title', abstract);
    const unix = await read(text);
    expect(unix.papers).toHaveLength(2);
    expect(await read(text.replaceAll('\n', '\r\n'))).toEqual(unix);
    expect(await read(text.replaceAll('\n', '\r'))).toEqual(unix);
    expect(await read(`\uFEFF${text}`)).toEqual(unix);
  });

  it('is read when it has no empty lines at all', async () => {
    const { papers } = await read(['A Title', abstract, 'Another Title', abstract].join('\n'));
    expect(papers.map(({ title }) => title)).toEqual(['A Title', 'Another Title']);
  });

  it('keeps a paper whose abstract was lost, and says so', async () => {
    const { papers, codes } = await read(page('A First Title', 'A Second Title', abstract, 'A Third Title', abstract));
    expect(papers.map((paper) => [paper.title, paper.abstract])).toEqual([
      ['A First Title', undefined],
      ['A Second Title', abstract],
      ['A Third Title', abstract],
    ]);
    expect(codes).toEqual(['abstract-missing']);
  });

  it('keeps the paragraphs of an abstract together, and says so', async () => {
    const link = 'Code: https://github.com/acme/paper';
    const { papers, codes } = await read(
      page('A Title', abstract, '1) A first point', link, 'Another Title', abstract),
    );
    expect(papers.map(({ title }) => title)).toEqual(['A Title', 'Another Title']);
    expect(papers[0]).toMatchObject({
      abstract: page(abstract, '1) A first point', link),
      links: { code: 'https://github.com/acme/paper' },
    });
    expect(codes).toEqual(['abstract-paragraphs']);
  });

  it('takes a text cut off in mid-word for the abstract it is', async () => {
    const { papers, codes } = await read(page('A Title', abstract, 'Another Title', 'A senten'));
    expect(papers[1]).toMatchObject({ title: 'Another Title', abstract: 'A senten' });
    expect(codes).toEqual(['truncated']);
  });

  it('keeps an abstract that lost its title, under its first words', async () => {
    const { papers, codes } = await read(page(abstract.repeat(3), 'A Title', abstract));
    expect(papers).toHaveLength(2);
    expect(papers[0]?.title).toMatch(/^A sentence that says what was done.*…$/);
    expect(papers[0]?.abstract).toBe(abstract.repeat(3));
    expect(codes).toEqual(['title-missing']);
  });

  it('takes a question for a title', async () => {
    const question = 'Is it that we can have titles which are questions and have words that sentences need?';
    expect((await read(page(question, abstract))).papers[0]?.title).toBe(question);
  });

  it('does not take a wrapped line of an abstract for a part of the header', async () => {
    const wrapped = 'Written over many days and weeks\nby AK and the research community\nwith some help.';
    const filler = Array.from({ length: 30 }, (_, index) => page(`Title ${index}`, abstract));
    const { papers } = await read(page(...filler, 'The Last Title', wrapped));
    expect(papers.at(-1)?.abstract).toBe(wrapped.replaceAll('\n', ' '));
  });

  it('takes the latest 29 February for "Feb 29"', async () => {
    const listing = await parse(page('Feb 29', 'A Title', abstract), { now, format: 'hf-text' });
    expect(listing.date).toBe('2024-02-29');
  });

  it('is no guess for any text: a word is no listing', () => {
    expect(detectFormat('hello')).toBeUndefined();
    expect(detectFormat('12345\n\n67890')).toBeUndefined();
    expect(detectFormat(page('A Title', abstract))).toBeUndefined();
    expect(detectFormat(page('by AK and the research community', 'A Title', abstract))).toBe('hf-text');
  });

  it('takes time in proportion to its length', async () => {
    for (const hostile of [
      ' '.repeat(1e6),
      'a '.repeat(5e5),
      '\n'.repeat(1e6),
      '('.repeat(1e6),
      'mathcal{'.repeat(1e5),
    ]) {
      const { papers } = await read(page('A Title', hostile, 'Another Title', abstract));
      expect(papers.at(-1)?.title).toBe('Another Title');
    }
  });
});
