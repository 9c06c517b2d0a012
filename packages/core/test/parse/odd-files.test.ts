import { describe, expect, it } from 'vitest';
import { parse } from '../../src/parse/index.js';

// Files as programs and people leave them, each with something that no format foresees.

const read = async (input: string) => {
  const { papers, issues } = await parse(input, { now: '2026-03-18' });
  return {
    papers: papers.map(({ title, authors, ids: { arxiv, doi } }) => [
      title,
      authors.map(({ name }) => name).join(', '),
      arxiv ?? doi,
    ]),
    codes: issues.map(({ code }) => code),
  };
};
const maps = ['Maps that Remember', 'Ann Lee, Bo Roe'] as const;

describe('odd files', () => {
  it('a spreadsheet with an empty row above its names of columns', async () => {
    const { papers, codes } = await read(
      '\t\t\t\nTitle\tAuthors\tYear\tDOI\nMaps that Remember\tLee, Ann; Roe, Bo\t2026\t10.5555/maps\n\t\t\t\nSlow Rivers\tPoe, Cy\t2025\t10.5555/rivers\n',
    );
    expect([papers, codes]).toEqual([
      [
        [...maps, '10.5555/maps'],
        ['Slow Rivers', 'Cy Poe', '10.5555/rivers'],
      ],
      [],
    ]);
  });

  it('rows without names of columns keep titles and numbers', async () => {
    const { papers } = await read(
      'Maps that Remember\tAnn Lee; Bo Roe\t2026\t10.5555/maps\nSlow Rivers\tCy Poe; Dan Moe\t2025\t10.5555/rivers\n',
    );
    expect(papers).toEqual([
      [...maps, '10.5555/maps'],
      ['Slow Rivers', 'Cy Poe, Dan Moe', '10.5555/rivers'],
    ]);
  });

  it('a table with bars between its cells only', async () => {
    const { papers } = await read(
      '# Reading DB\n\nName | Authors | Link\nMaps that Remember | Ann Lee, Bo Roe | https://arxiv.org/abs/2603.01234\nSlow Rivers | Cy Poe, Dan Moe | https://arxiv.org/abs/2603.00017\n',
    );
    expect(papers.map(([title, , id]) => [title, id])).toEqual([
      ['Maps that Remember', '2603.01234'],
      ['Slow Rivers', '2603.00017'],
    ]);
  });

  it('notes with properties in points under a heading', async () => {
    const { papers, codes } = await read(
      '---\ntags: [reading]\n---\n# [[Maps that Remember]]\n- authors:: Ann Lee, Bo Roe\n- url:: https://arxiv.org/abs/2603.01234\n\n# [[Slow Rivers]]\n- authors:: Cy Poe\n- url:: https://arxiv.org/abs/2603.00017\n',
    );
    expect([papers, codes]).toEqual([
      [
        [...maps, '2603.01234'],
        ['Slow Rivers', 'Cy Poe', '2603.00017'],
      ],
      [],
    ]);
  });

  it('a section with points stays a section', async () => {
    const { papers } = await read(
      '# Maps\n\n- [Maps that Remember](https://arxiv.org/abs/2603.01234)\n\n# Rivers\n\n- [Slow Rivers](https://arxiv.org/abs/2603.00017)\n',
    );
    expect(papers.map(([title]) => title)).toEqual(['Maps that Remember', 'Slow Rivers']);
  });

  it('the bibliography of a LaTeX source, without blocks', async () => {
    const { papers, codes } = await read(
      "\\documentclass{article}\n\\begin{document}\nText \\cite{a}.\n\\begin{thebibliography}{9}\n\\bibitem{a} A.~Lee and B.~Roe, ``Maps that Remember,'' \\textit{J. Maps}, vol.~12, pp.~45--58, 2026.\n\\bibitem{b} C.~Poe, \\emph{Slow Rivers}, Rivers 7 (2025), 9--12. arXiv:2603.00017\n\\end{thebibliography}\n\\end{document}\n",
    );
    expect([papers, codes]).toEqual([
      [
        ['Maps that Remember', 'A. Lee, B. Roe', undefined],
        ['Slow Rivers', 'C. Poe', '2603.00017'],
      ],
      [],
    ]);
  });

  it('a bibliography whose names are inverted', async () => {
    const { papers } = await read(
      '\\begin{thebibliography}{10}\n\n\\bibitem[Lee et~al.(2026)]{lee}\nLee, A., Roe, B.~C., and Poe, D.\n\\newblock Maps that remember.\n\\newblock In \\emph{ICML}, 2026.\n\n\\end{thebibliography}\n',
    );
    expect(papers.map(([title, names]) => [title, names])).toEqual([
      ['Maps that remember', 'A. Lee, B. C. Roe, D. Poe'],
    ]);
  });

  it('RIS put together from files with different ends of lines', async () => {
    const { papers } = await read(
      'TY  - JOUR\rTI  - Maps that Remember\rAU  - Lee, Ann\rAU  - Roe, Bo\rER  - \rTY  - JOUR\r\nTI  - Slow Rivers\nER  - \n',
    );
    expect(papers.map(([title, names]) => [title, names])).toEqual([[...maps], ['Slow Rivers', '']]);
  });

  it('BibTeX, RIS and a table that were quoted in a mail', async () => {
    const quoted = (text: string) => text.replace(/^/gm, '> ');
    for (const text of [
      '@article{a,\n  title={Maps that Remember},\n  author={Lee, Ann and Roe, Bo},\n  doi={10.5555/maps}\n}',
      'TY  - JOUR\nTI  - Maps that Remember\nAU  - Lee, Ann\nAU  - Roe, Bo\nDO  - 10.5555/maps\nER  - ',
      'Title;Authors;DOI\nMaps that Remember;"Lee, Ann; Roe, Bo";10.5555/maps',
    ])
      expect((await read(quoted(text))).papers).toEqual([[...maps, '10.5555/maps']]);
  });
});
