import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/paper/index.js';
import { parse } from '../../src/parse/index.js';

// What people have in hand beside the exports of programs: envelopes, dumps, notes, numbers and references as they
// were copied.

const now = '2026-03-18';
const read = async (input: string) => {
  const { papers, issues, date } = await parse(input, { now });
  return { papers, date, codes: issues.map(({ code }) => code) };
};
const ids = (papers: readonly Paper[]) => papers.map(({ id }) => id);
const names = (papers: readonly Paper[]) => papers.map(({ authors }) => authors.map(({ name }) => name).join(', '));

const maps = { title: 'Maps that Remember', arxiv_id: '2603.01234', authors: ['Ann Lee', 'Bo Roe'] };
const rivers = { title: 'Slow Rivers', arxiv_id: '2603.00017', authors: ['Cy Poe'] };
const both = ['arxiv:2603.01234', 'arxiv:2603.00017'];

describe('JSON in envelopes', () => {
  it.each([
    ['a list written as text', JSON.stringify({ data: JSON.stringify([maps, rivers]) })],
    ['JSON written as a text of JSON', JSON.stringify(JSON.stringify([maps, rivers]))],
    ['a fence of Markdown', `\`\`\`json\n${JSON.stringify([maps, rivers], null, 2)}\n\`\`\``],
    [
      'a fence between sentences',
      `Here they are:\n\n\`\`\`\n${JSON.stringify({ papers: [maps, rivers] })}\n\`\`\`\nDone.`,
    ],
    ['lists under subjects', JSON.stringify({ 'cs.CL': [maps], 'stat.ML': [rivers] })],
    [
      'what Python prints',
      `[{'title': 'Maps that Remember', 'arxiv_id': '2603.01234', 'authors': ['Ann Lee', "Bo Roe"], 'url': None}, {'title': 'Slow Rivers', 'arxiv_id': '2603.00017', 'authors': ['Cy Poe'], 'url': None}]`,
    ],
  ])('%s', async (_, input) => {
    const { papers } = await read(input);
    expect(ids(papers)).toEqual(both);
    expect(names(papers)).toEqual(['Ann Lee, Bo Roe', 'Cy Poe']);
  });

  it('keeps the numbers that papers stand under', async () => {
    const { papers } = await read(
      JSON.stringify({
        '2603.01234': { title: maps.title, authors: ['Ann Lee'] },
        '10.5555/slow': { title: rivers.title },
      }),
    );
    expect(ids(papers)).toEqual(['arxiv:2603.01234', 'doi:10.5555/slow']);
  });

  it('keeps people whose names are in parts', async () => {
    const authors = [
      { first_name: 'Ann', last_name: 'Lee' },
      { given: 'Bo', family: 'Roe' },
    ];
    expect(names((await read(JSON.stringify([{ ...maps, authors }]))).papers)).toEqual(['Ann Lee, Bo Roe']);
  });

  const item = (id: string, title: string) => ({
    paper: { id, title, authors: [], upvotes: 3, publishedAt: '2026-03-16T00:00:00.000Z' },
    title,
    numComments: 0,
    publishedAt: '2026-03-16T00:00:00.000Z',
  });

  it.each([
    ['two levels down', { status: 'ok', data: { papers: [item('2603.01234', 'Maps'), item('2603.00017', 'Rivers')] } }],
    ['as text', { items: JSON.stringify([item('2603.01234', 'Maps'), item('2603.00017', 'Rivers')]) }],
  ])('finds the items of Hugging Face %s', async (_, envelope) => {
    const { papers } = await read(JSON.stringify(envelope));
    expect(papers.map(({ id, signals }) => [id, signals.upvotes])).toEqual(both.map((id) => [id, 3]));
  });

  it('takes all days of an object by days, each with its day', async () => {
    const { papers } = await read(
      JSON.stringify({ '2026-03-17': [item('2603.01234', 'Maps')], '2026-03-16': [item('2603.00017', 'Rivers')] }),
    );
    expect(papers.map(({ id, listed }) => [id, listed])).toEqual([
      ['arxiv:2603.01234', '2026-03-17'],
      ['arxiv:2603.00017', '2026-03-16'],
    ]);
  });
});

describe('YAML', () => {
  it.each([
    [
      'a list',
      '- title: Maps that Remember\n  authors: [Ann Lee, "Bo Roe"]\n  arxiv: 2603.01234\n- title: >\n    Slow\n    Rivers\n  authors: Cy Poe\n  arxiv: "2603.00017"\n',
      both,
    ],
    [
      'front matter',
      '---\ntitle: "Maps that Remember"\nauthors:\n  - Ann Lee\n  - Bo Roe\narxiv: 2603.01234\n---\n\n# Notes\n\nRead it twice.\n',
      ['arxiv:2603.01234'],
    ],
    [
      'CITATION.cff',
      'cff-version: 1.2.0\ntitle: Maps that Remember\nauthors:\n  - family-names: Lee\n    given-names: Ann\n  - given-names: Bo\n    family-names: Roe\nidentifiers: []\ndoi: 10.5555/maps\n',
      ['doi:10.5555/maps'],
    ],
  ])('is read: %s', async (_, input, expected) => {
    const { papers } = await read(input);
    expect(ids(papers)).toEqual(expected);
    expect(names(papers)[0]).toBe('Ann Lee, Bo Roe');
    expect(papers.at(-1)!.title).toMatch(/^(?:Slow Rivers|Maps that Remember)$/);
  });

  it.each([
    '---\ntitle: My holidays\ndate: 2026-03-01\ntags: [sea, sun]\nauthor: Ann Lee\n---\n\nIt was warm.\n',
    'title: Toykit\ndescription: A kit\nversion: 2\nurl: https://toykit.example\n',
  ])('of a blog or a program is none of papers', async (text) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'unknown-format' });
  });
});

describe('numbers alone', () => {
  it.each([
    ['with commas between', '2603.01234, 2603.00017'],
    ['in a list of JSON', '["2603.01234", "https://arxiv.org/abs/2603.00017v2"]'],
  ])('%s are papers to look up', async (_, input) => {
    const { papers, codes } = await read(input);
    expect(ids(papers)).toEqual(both);
    expect(codes).toEqual(['title-missing', 'title-missing']);
  });

  it.each([
    ['in brackets behind titles', '* Maps that Remember (2603.01234)\n* Slow Rivers [2603.00017]\n'],
    [
      'behind the bullets of a word processor',
      '\u00B7\u00A0\u00A0\u00A0 Maps that Remember. arXiv:2603.01234\r\n\u00B7\u00A0\u00A0\u00A0 Slow Rivers. arXiv:2603.00017\r\n',
    ],
  ])('%s name their titles', async (_, input) => {
    const { papers, codes } = await read(input);
    expect(papers.map(({ id, title }) => [id, title])).toEqual([
      [both[0], maps.title],
      [both[1], rivers.title],
    ]);
    expect(codes).toEqual([]);
  });
});

describe('references', () => {
  const [first, second] = [
    { title: 'Maps that Remember', names: 'A Lee, B Roe', printed: ['Journal of Maps', '12', '3', '45-58'] },
    { title: 'Slow Rivers', names: 'C Poe', printed: ['Rivers', '7', undefined, '9-12'] },
  ];
  it.each([
    [
      'Vancouver',
      '1. Lee A, Roe B. Maps that Remember. Journal of Maps. 2026;12(3):45-58. doi:10.5555/maps\n2. Poe C. Slow Rivers. Rivers. 2025 Feb;7:9-12. PMID: 39000007.\n',
    ],
    [
      'IEEE',
      '[1] A. Lee and B. Roe, “Maps that Remember,” Journal of Maps, vol. 12, no. 3, pp. 45–58, 2026.\n[2] C. Poe, “Slow Rivers,” Rivers, vol. 7, pp. 9–12, Feb. 2025.\n',
    ],
    [
      'APA',
      'Lee, A., & Roe, B. (2026). Maps that Remember. Journal of Maps, 12(3), 45–58.\n\nPoe, C. (2025). Slow Rivers. Rivers, 7, 9–12.\n',
    ],
    [
      'Chicago',
      'Lee, A., and B. Roe. “Maps that Remember.” Journal of Maps 12, no. 3 (2026): 45–58. https://doi.org/10.5555/maps.\nPoe, C. “Slow Rivers.” Rivers 7 (2025): 9–12.\n',
    ],
    [
      'BibTeX',
      '\\begin{thebibliography}{9}\n\n\\bibitem{lee}\nA.~Lee and B.~Roe.\n\\newblock Maps that Remember.\n\\newblock {\\em Journal of Maps}, 12(3):45--58, 2026.\n\n\\bibitem[Poe(2025)]{poe}\nC.~Poe.\n\\newblock Slow {R}ivers.\n\\newblock \\emph{Rivers}, 7:9--12, 2025.\n\n\\end{thebibliography}\n',
    ],
  ])('in the style of %s keep volume, issue and pages', async (_, input) => {
    const { papers, codes } = await read(input);
    expect(
      papers.map(({ title, authors, venue, volume, issue, pages, published }) => ({
        title,
        names: authors.map(({ name }) => name.replaceAll('.', '')).join(', '),
        printed: [venue, volume, issue, pages],
        year: published?.slice(0, 4),
      })),
    ).toEqual([
      { ...first, year: '2026' },
      { ...second, year: '2025' },
    ]);
    expect(codes).toEqual([]);
  });
});

describe('pages that were copied', () => {
  it('arXiv’s lists as wide as their longest line, with the authors of each', async () => {
    const entry = (number: number) => `[${number}] arXiv:2603.0123${number} [pdf, html, other]
Title: Maps that Remember where All of the People of a Town Were
Ann Lee, Bo Roe, Cy Poe
Subjects: Computation and Language (cs.CL); Machine Learning (cs)
`;
    const { papers } = await read(`Machine Learning\n${[1, 2, 3, 4].map(entry).join('')}`);
    expect(papers.map(({ title, authors }) => [title, authors.length])).toEqual(
      Array.from({ length: 4 }, () => ['Maps that Remember where All of the People of a Town Were', 3]),
    );
  });

  it('arXiv’s lists, with labels on lines of their own', async () => {
    const { papers, date, codes } = await read(`Showing new listings for Tuesday, 17 March 2026
Total of 2 entries
New submissions (showing 1 of 1 entries)
[1] arXiv:2603.01234 [pdf, html, other]
Title:
Maps that Remember
Ann Lee, Bo Roe, et al. (3 additional authors not shown)
Comments: 9 pages
Subjects: Computation and Language (cs.CL); Machine Learning (cs.LG)
Maps remember where people were.
Replacement submissions (showing 1 of 1 entries)
[2] arXiv:2603.00017 (replaced) [pdf, other]
Title:
Slow Rivers
Authors:
Cy Poe
Subjects:
Machine Learning (stat.ML)
Total of 2 entries
`);
    expect(date).toBe('2026-03-17');
    expect(papers).toMatchObject([
      {
        id: both[0],
        title: maps.title,
        abstract: 'Maps remember where people were.',
        topics: ['cs.CL', 'cs.LG'],
        listed: '2026-03-17',
      },
      { id: both[1], title: rivers.title, topics: ['stat.ML'], updated: '2026-03-17' },
    ]);
    expect(papers[1]).not.toHaveProperty('abstract');
    expect(names(papers)).toEqual(['Ann Lee, Bo Roe', 'Cy Poe']);
    expect(codes).toEqual(['authors-cut']);
  });

  it('a day of Hugging Face as Jina’s reader gives it, whose year is in its address', async () => {
    const { papers, date, codes } = await read(`Title: Daily Papers - Hugging Face

URL Source: https://huggingface.co/papers/date/2025-03-17

Markdown Content:
Daily Papers
============

by [![Image 1](https://x.example/ak.png)AK](https://huggingface.co/akhaliq)and the research community

### Mar 17

[12](https://huggingface.co/login?next=%2Fpapers%2F2503.01234)

### [Maps that Remember](https://huggingface.co/papers/2503.01234)

[3](https://huggingface.co/login?next=%2Fpapers%2F2503.00017)

### [Slow Rivers](https://huggingface.co/papers/2503.00017)
`);
    expect(date).toBe('2025-03-17');
    expect(papers.map(({ id, title, signals }) => [id, title, signals.upvotes])).toEqual([
      ['arxiv:2503.01234', maps.title, 12],
      ['arxiv:2503.00017', rivers.title, 3],
    ]);
    expect(codes).toEqual([]);
  });

  it('a week of Hugging Face, whose heading is no paper', async () => {
    const { papers } = await read(`Hugging Face
Daily Papers
by AK and the research community

Week 11, 2026

Submitted by
lou
12

Maps that Remember

Rivers Lab
·
6 authors

Submitted by
bo42
3

Slow Rivers

·
1 authors
`);
    expect(papers.map(({ title, signals }) => [title, signals.upvotes])).toEqual([
      [maps.title, 12],
      [rivers.title, 3],
    ]);
  });

  const abstracts = [
    'We present maps that remember where people were. Our method improves on earlier ones by 3% on two benchmarks, and we release the code.',
    'This paper studies slow rivers. We show that depth matters more than width, and we propose a measure of both on standard tests.',
  ];

  it('a page that was printed, whose title stands beside the date', async () => {
    const page = (title: string, abstract: string, number: number) =>
      `3/18/26, 9:12 AM                     Trending Papers - Hugging Face\n\n${title}\n${abstract}\nhttps://huggingface.co/papers/trending                                   ${number}/2\n`;
    const { papers } = await read(`${page(maps.title, abstracts[0]!, 1)}\f${page(rivers.title, abstracts[1]!, 2)}`);
    expect(papers.map(({ title, abstract }) => [title, abstract])).toEqual([
      [maps.title, abstracts[0]],
      [rivers.title, abstracts[1]],
    ]);
  });
});

describe('lists with marks in odd places', () => {
  it('bold around a link is no part of the title', async () => {
    const { papers } = await read(`# Trending Papers

1. **[Maps that Remember](https://huggingface.co/papers/2603.01234)**
   Upvotes: 12
2. **[Slow Rivers](https://huggingface.co/papers/2603.00017)**
   Upvotes: 3
`);
    expect(papers.map(({ id, title, signals }) => [id, title, signals.upvotes])).toEqual([
      [both[0], maps.title, 12],
      [both[1], rivers.title, 3],
    ]);
  });

  it('one author in italics under a title is the author', async () => {
    const { papers } = await read(
      '### [1] [Maps that Remember](https://arxiv.org/abs/2603.01234)\n*Ann Lee,Bo Roe*\n\nMain category: cs.CL\n\n### [2] [Slow Rivers](https://arxiv.org/abs/2603.00017)\n*Cy Poe*\n\nMain category: stat.ML\n',
    );
    expect(names(papers)).toEqual(['Ann Lee, Bo Roe', 'Cy Poe']);
  });

  it('an address under what is said of a paper is the paper’s', async () => {
    const { papers, codes } = await read(`New papers for you

Maps that Remember
Ann Lee, Bo Roe
arXiv 2026
https://arxiv.org/abs/2603.01234

Slow Rivers
Cy Poe
arXiv 2026
https://arxiv.org/abs/2603.00017
`);
    expect(papers.map(({ id, title }) => [id, title])).toEqual([
      [both[0], maps.title],
      [both[1], rivers.title],
    ]);
    expect(codes).toEqual([]);
  });

  it('a line above a column of addresses is no title', async () => {
    const { papers, codes } = await read(
      'my reading list\nhttps://arxiv.org/abs/2603.01234\nhttps://arxiv.org/abs/2603.00017\n',
    );
    expect(papers.map(({ title }) => title)).toEqual(['arXiv:2603.01234', 'arXiv:2603.00017']);
    expect(codes).toEqual(['title-missing', 'title-missing']);
  });

  it('a bold word in the title of an alert puts no blank before the colon', async () => {
    const { papers } = await read(
      '<div><h3><a href="https://scholar.google.com/scholar_url?url=https://arxiv.org/pdf/2603.01234&amp;hl=en" class="gse_alrt_title"><b>Maps</b>: What They Remember</a></h3><div>A Lee\u00A0- arXiv preprint, 2026</div></div>',
    );
    expect(papers.map(({ title }) => title)).toEqual(['Maps: What They Remember']);
  });
});

describe('PubMed\u2019s page of results, copied', () => {
  const page = `NIH NLM Logo
Log in
Advanced
Sort by:
Best match
2,413 results
Page
1
of 242
1
Cite
Share
Maps that remember in patients with amnesia: a randomised trial.
Lee A, van der Roe B Jr, Poe C; MAP Study Group.
J Maps. 2026 Mar 3;12(3):45-58. doi: 10.5555/maps.2026.45. Epub 2026 Feb 1.
PMID: 39000001 Free PMC article. Clinical Trial.
BACKGROUND: Maps are remembered. OBJECTIVE: To see how \u2026
2
Cite
Share
[Slow rivers and the sea].
[No authors listed]
Rivers. 2025 Feb;7:9-12.
PMID: 39000002
No abstract available.
3
Select item 39000003
A single hand.
Moe D.
Hand (Basel). 2024;1(1):e3. doi: 10.5555/hand.e3.
PMID: 39000003
Review.
`;

  it('is read, and says how much of it is here', async () => {
    const { papers, issues, title } = await parse(page, { now });
    expect(title).toBe('PubMed');
    expect(papers).toMatchObject([
      {
        title: 'Maps that remember in patients with amnesia: a randomised trial',
        ids: { doi: '10.5555/maps.2026.45', pmid: '39000001' },
        venue: 'J Maps',
        volume: '12',
        issue: '3',
        pages: '45-58',
        published: '2026-03-03',
      },
      { title: 'Slow rivers and the sea', ids: { pmid: '39000002' }, published: '2025-02', authors: [] },
      { title: 'A single hand', ids: { doi: '10.5555/hand.e3', pmid: '39000003' }, venue: 'Hand (Basel)' },
    ]);
    expect(names(papers)).toEqual(['A Lee, B van der Roe Jr, C Poe, MAP Study Group', '', 'D Moe']);
    expect(issues).toMatchObject([{ code: 'cut-off', facts: { taken: 3, of: 2413, what: 'results' } }]);
  });

  it('needs no results but one', async () => {
    const one = page.slice(page.indexOf('A single hand'));
    expect(ids((await read(one)).papers)).toEqual(['doi:10.5555/hand.e3']);
  });
});

describe('Google Scholar\u2019s page of results, copied', () => {
  it('ends each result at its foot, whoever signs it', async () => {
    const { papers, issues } = await parse(
      `Articles
About 1,240 results (0.05 sec)
Any time
Sort by relevance
[PDF] springer.com
Maps that Remember
A Lee, B Roe\u2026 - Journal of Maps, 2026 - Springer
We present maps that remember where people were \u2026
Save Cite Cited by 1,012 Related articles All 4 versions
[PDF] Slow Rivers: A Report
OpenAI - arXiv preprint arXiv:2603.00017, 2026 - arxiv.org
Rivers are slow - and deep, 2020
Save
Cite
Cited by 3
Related articles
[BOOK] A Third Thing
D Moe - 2025 - books.google.com
Save Cite Related articles
[CITATION] Last of the Four
E Foe
Save Cite
`,
      { now },
    );
    expect(
      papers.map(({ title, published, venue, ids: { arxiv }, signals: { citations } }, index) => [
        title,
        names(papers)[index],
        published,
        venue ?? arxiv,
        citations,
      ]),
    ).toEqual([
      ['Maps that Remember', 'A Lee, B Roe', '2026', 'Journal of Maps', 1012],
      ['Slow Rivers: A Report', 'OpenAI', '2026', '2603.00017', 3],
      ['A Third Thing', 'D Moe', '2025', undefined, undefined],
      ['Last of the Four', 'E Foe', undefined, undefined, undefined],
    ]);
    expect(issues.map(({ code, facts }) => [code, facts])).toEqual([
      ['cut-off', { taken: 4, of: 1240, what: 'results' }],
      ['cut-off', { taken: 3, of: 4 }],
    ]);
  });

  it('an alert keeps one author, and who is no person, before a dash', async () => {
    const hit = (title: string, by: string) =>
      `<h3><a href="https://scholar.google.com/scholar_url?url=https://maps.example/${title.length}&amp;hl=en" class="gse_alrt_title">${title}</a></h3><div>${by}</div>`;
    const { papers } = await read(
      `<div>${hit('Slow Rivers', 'C Poe - Rivers, 2026')}${hit('A Report on Rivers', 'DeepSeek-AI - arXiv preprint arXiv:2603.00017, 2026')}</div>`,
    );
    expect(names(papers)).toEqual(['C Poe', 'DeepSeek-AI']);
  });
});

describe('posts and conversations', () => {
  it.each([
    [
      'of Bluesky',
      'Maps Bot\n@maps.example\n\u00B7 2h\nAnn Lee, Bo Roe\nMaps that Remember\nhttps://arxiv.org/abs/2603.01234\n1\n4\n\nMaps Bot\n@maps.example\n\u00B7 3h\nCy Poe\nSlow Rivers\narxiv.org/abs/2603.00017\n',
    ],
    [
      'of X',
      'AK\n@ak_reads\n\u00B7\n3h\nMaps that Remember\n\npaper: https://arxiv.org/abs/2603.01234\n12\n34\n\nAK\n@ak_reads\n\u00B7\n5h\nSlow Rivers\nhuggingface.co/papers/2603.00017\n3\n',
    ],
    [
      'of Slack',
      'Ann Lee\n  9:12 AM\nThis one is great: Maps that Remember https://arxiv.org/abs/2603.01234.\n:eyes: 3\nBo Roe\n  9:20 AM\nalso https://arxiv.org/abs/2603.00017 (Slow Rivers)\nand https://github.com/acme/maps\n',
    ],
    [
      'of WhatsApp',
      '[18/03/2026, 09:12] Ann: look https://arxiv.org/abs/2603.01234\n[18/03/2026, 09:13] Bo: and https://arxiv.org/abs/2603.00017!\n',
    ],
  ])('%s name papers, and no titles', async (_, text) => {
    const { papers, codes } = await read(text);
    expect(ids(papers)).toEqual(both);
    expect(papers.map(({ title }) => title)).toEqual(['arXiv:2603.01234', 'arXiv:2603.00017']);
    expect(codes).toEqual(['title-missing', 'title-missing']);
  });
});

describe('a list that says how to cite it', () => {
  const list =
    '# Awesome Maps\n\n- [Maps that Remember](https://arxiv.org/abs/2603.01234)\n- [Slow Rivers](https://arxiv.org/abs/2603.00017)\n\n## Citation\n\n';
  it.each([
    [
      'in a fence',
      '```bibtex\n@article{lee,\n  title={A Survey of Maps},\n  author={Lee, Ann},\n  url={https://arxiv.org/abs/2603.00099}\n}\n```\n',
    ],
    [
      'twice, closed behind the last field',
      '@article{a,\n  title={A},\n  eprint={2603.00098}}\n@misc{b,\n  title={B},\n  doi={10.5555/b}}\n',
    ],
  ])('%s is the list, not the citation', async (_, citation) => {
    const { papers, codes } = await read(list + citation);
    expect(papers.map(({ title }) => title)).toEqual(['Maps that Remember', 'Slow Rivers']);
    expect(codes).toEqual([]);
  });

  it('BibTeX with remarks between its entries stays BibTeX', async () => {
    const { papers } = await read(
      '# My library\n\n## Maps\n\n@article{a,\n  title={Maps that Remember},\n  doi={10.5555/maps}\n}\n',
    );
    expect(ids(papers)).toEqual(['doi:10.5555/maps']);
  });
});
