import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { definePaper, type PaperDraft, toCslJson } from '../../packages/core/src/index.js';
import { describeJudge, has, judge } from './judge.js';

const styles = '/usr/share/citation-style-language/styles';
const citeproc = has('pandoc', '--version') && existsSync(`${styles}/apa.csl`);

const ada = { name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada' };
const grace = { name: 'Grace Hopper', family: 'Hopper', given: 'Grace' };
const both = [ada, grace];

/**
 * A record of each kind, and how the American Psychological Association and the IEEE have it cited. The former knows no "No."
 * before an arXiv number; its style of Debian 12 puts one before every number, also of Zotero's own preprints.
 */
const records: readonly (readonly [kind: string, paper: PaperDraft, apa: string, ieee: string])[] = [
  [
    'preprint',
    { title: 'Sparse attention', authors: both, published: '2001-03-05', ids: { arxiv: '2103.01234' } },
    'Lovelace, A., & Hopper, G. (2001). Sparse attention (No. arXiv:2103.01234). arXiv. https://doi.org/10.48550/arXiv.2103.01234',
    'A. Lovelace and G. Hopper, “Sparse attention.” arXiv, Mar. 05, 2001. doi: 10.48550/arXiv.2103.01234.',
  ],
  [
    'preprint of another server',
    {
      title: 'Folding by hand',
      authors: both,
      published: '2002-03-05',
      type: 'article',
      venue: 'bioRxiv',
      publisher: 'bioRxiv',
      ids: { doi: '10.1101/2002.1' },
    },
    'Lovelace, A., & Hopper, G. (2002). Folding by hand. bioRxiv. https://doi.org/10.1101/2002.1',
    'A. Lovelace and G. Hopper, “Folding by hand.” bioRxiv, Mar. 05, 2002. doi: 10.1101/2002.1.',
  ],
  [
    'article of a journal',
    {
      title: 'Learning to count',
      authors: both,
      published: '2003-03',
      venue: 'Journal of Examples',
      volume: '12',
      issue: '3',
      pages: '340-346',
      ids: { doi: '10.1234/count' },
    },
    'Lovelace, A., & Hopper, G. (2003). Learning to count. Journal of Examples, 12(3), 340–346. https://doi.org/10.1234/count',
    'A. Lovelace and G. Hopper, “Learning to count,” Journal of Examples, vol. 12, no. 3, pp. 340–346, Mar. 2003, doi: 10.1234/count.',
  ],
  [
    'article that a journal numbers',
    {
      title: 'Counting without pages',
      authors: both,
      published: '2004',
      type: 'article-journal',
      venue: 'Journal of Examples',
      volume: '3',
      issue: '1',
      articleNumber: 'e0123456',
    },
    'Lovelace, A., & Hopper, G. (2004). Counting without pages. Journal of Examples, 3(1), e0123456.',
    'A. Lovelace and G. Hopper, “Counting without pages,” Journal of Examples, vol. 3, no. 1, Art. no. e0123456, 2004.',
  ],
  [
    'published paper that is a preprint too',
    {
      title: 'Counting twice',
      authors: both,
      published: '2005',
      venue: 'Nature',
      volume: '5',
      pages: '1-2',
      ids: { arxiv: '2001.00001', doi: '10.1038/twice' },
    },
    'Lovelace, A., & Hopper, G. (2005). Counting twice. Nature, 5, 1–2. https://doi.org/10.1038/twice',
    'A. Lovelace and G. Hopper, “Counting twice,” Nature, vol. 5, pp. 1–2, 2005, doi: 10.1038/twice.',
  ],
  [
    'paper of proceedings',
    {
      title: 'Attention again',
      authors: both,
      published: '2006',
      venue: 'Proceedings of the Sample Meeting',
      volume: '34',
      pages: '1-12',
      editors: [{ name: 'Jane Doe', family: 'Doe', given: 'Jane' }],
      publisher: 'Sample Press',
    },
    'Lovelace, A., & Hopper, G. (2006). Attention again. In J. Doe (Ed.), Proceedings of the Sample Meeting (Vol. 34, pp. 1–12). Sample Press.',
    'A. Lovelace and G. Hopper, “Attention again,” in Proceedings of the Sample Meeting, 2006, vol. 34, pp. 1–12.',
  ],
  [
    'paper of a meeting that goes by letters',
    { title: 'Seeing far', authors: both, published: '2007', venue: 'CVPR 2007', pages: '10-19' },
    'Lovelace, A., & Hopper, G. (2007). Seeing far. CVPR 2007, 10–19.',
    'A. Lovelace and G. Hopper, “Seeing far,” in CVPR 2007, 2007, pp. 10–19.',
  ],
  [
    'doctoral thesis',
    {
      title: 'Compilers',
      authors: [grace],
      published: '2008',
      type: 'thesis',
      organization: 'Yale University',
      genre: 'PhD thesis',
    },
    'Hopper, G. (2008). Compilers [PhD thesis]. Yale University.',
    'G. Hopper, “Compilers,” PhD thesis, Yale University, 2008.',
  ],
  [
    "master's thesis",
    {
      title: 'Small compilers',
      authors: [grace],
      published: '2009',
      type: 'thesis',
      publisher: 'Vassar College',
      genre: "Master's thesis",
    },
    'Hopper, G. (2009). Small compilers [Master’s thesis]. Vassar College.',
    'G. Hopper, “Small compilers,” Master’s thesis, Vassar College, 2009.',
  ],
  [
    'report with a number',
    {
      title: 'Go to',
      authors: [ada],
      published: '2010',
      type: 'report',
      organization: 'Mathematical Centre',
      issue: 'TR-7',
    },
    'Lovelace, A. (2010). Go to (TR-7). Mathematical Centre.',
    'A. Lovelace, “Go to,” Mathematical Centre, TR-7, 2010.',
  ],
  [
    'report by a group',
    {
      title: 'A model card',
      authors: [{ name: 'Lab of Examples, Berlin', corporate: true }],
      published: '2011',
      type: 'report',
      organization: 'Sample University',
      genre: 'Technical report',
    },
    'Lab of Examples, Berlin. (2011). A model card [Technical report]. Sample University.',
    'Lab of Examples, Berlin, “A model card,” Sample University, Technical report, 2011.',
  ],
  [
    'book in its second edition',
    {
      title: 'Things',
      authors: both,
      published: '2012',
      type: 'book',
      publisher: 'Sample Press',
      place: 'Berlin',
      edition: '2',
    },
    'Lovelace, A., & Hopper, G. (2012). Things (2nd ed.). Sample Press.',
    'A. Lovelace and G. Hopper, Things, 2nd ed. Berlin: Sample Press, 2012.',
  ],
  [
    'book of editors',
    {
      title: 'Collected things',
      authors: [grace],
      editors: [grace],
      published: '2013',
      type: 'book',
      publisher: 'Sample Press',
    },
    'Hopper, G. (Ed.). (2013). Collected things. Sample Press.',
    'G. Hopper, Ed., Collected things. Sample Press, 2013.',
  ],
  [
    'volume of a book',
    { title: 'Graphs', authors: both, published: '2014', type: 'book', volume: '42', publisher: 'Sample Press' },
    'Lovelace, A., & Hopper, G. (2014). Graphs (Vol. 42). Sample Press.',
    'A. Lovelace and G. Hopper, Graphs, vol. 42. Sample Press, 2014.',
  ],
  [
    'chapter',
    {
      title: 'On one thing',
      authors: [ada],
      published: '2015',
      type: 'chapter',
      venue: 'Handbook of things',
      editors: [grace],
      pages: '20-41',
      edition: '2',
      publisher: 'Sample Press',
    },
    'Lovelace, A. (2015). On one thing. In G. Hopper (Ed.), Handbook of things (2nd ed., pp. 20–41). Sample Press.',
    'A. Lovelace, “On one thing,” in Handbook of things, 2nd ed., G. Hopper, Ed. Sample Press, 2015, pp. 20–41.',
  ],
  [
    'entry of an encyclopedia',
    {
      title: 'Counting',
      authors: [ada],
      published: '2016',
      type: 'entry',
      venue: 'Encyclopedia of Examples',
      publisher: 'Sample Press',
      pages: '5',
    },
    'Lovelace, A. (2016). Counting. In Encyclopedia of Examples (p. 5). Sample Press.',
    'A. Lovelace, “Counting,” Encyclopedia of Examples. Sample Press, p. 5, 2016.',
  ],
  [
    'data set',
    {
      title: 'A million counts',
      authors: both,
      published: '2017',
      type: 'dataset',
      publisher: 'Zenodo',
      ids: { doi: '10.5281/zenodo.1' },
    },
    'Lovelace, A., & Hopper, G. (2017). A million counts [Data set]. Zenodo. https://doi.org/10.5281/zenodo.1',
    'A. Lovelace and G. Hopper, “A million counts.” Zenodo, 2017. doi: 10.5281/zenodo.1.',
  ],
  [
    'software',
    { title: 'Counter', authors: both, published: '2018', type: 'software', publisher: 'Zenodo' },
    'Lovelace, A., & Hopper, G. (2018). Counter. Zenodo.',
    'A. Lovelace and G. Hopper, “Counter.” Zenodo, 2018.',
  ],
  [
    'page of the web',
    {
      title: 'How we count',
      authors: both,
      published: '2019-03-05',
      type: 'webpage',
      links: { page: 'https://example.org/count' },
    },
    'Lovelace, A., & Hopper, G. (2019, March 5). How we count. https://example.org/count',
    'A. Lovelace and G. Hopper, “How we count,” Mar. 05, 2019. https://example.org/count',
  ],
  [
    'article of a magazine',
    {
      title: 'The counters',
      authors: both,
      published: '2020-03-05',
      type: 'article-magazine',
      venue: 'Example Weekly',
      pages: '8-9',
    },
    'Lovelace, A., & Hopper, G. (2020, March 5). The counters. Example Weekly, 8–9.',
    'A. Lovelace and G. Hopper, “The counters,” Example Weekly, pp. 8–9, Mar. 05, 2020.',
  ],
  [
    'article of a newspaper',
    {
      title: 'Counting begins',
      authors: both,
      published: '2021-03-05',
      type: 'article-newspaper',
      venue: 'The Daily Example',
    },
    'Lovelace, A., & Hopper, G. (2021, March 5). Counting begins. The Daily Example.',
    'A. Lovelace and G. Hopper, “Counting begins,” The Daily Example, Mar. 05, 2021.',
  ],
  [
    'patent',
    { title: 'Counting machine', authors: both, published: '2022', type: 'patent', issue: 'US1234567' },
    'Lovelace, A., & Hopper, G. (2022). Counting machine (Patent No. US1234567).',
    'A. Lovelace and G. Hopper, “Counting machine,” US1234567, 2022',
  ],
  [
    'standard',
    {
      title: 'Ways to count',
      authors: [{ name: 'Bureau of Standards', corporate: true }],
      published: '2023',
      type: 'standard',
      issue: 'BS-9',
    },
    'Bureau of Standards. (2023). Ways to count (BS-9).',
    'Bureau of Standards, “Ways to count.” 2023.',
  ],
  [
    'names with particles, suffixes and of other scripts',
    {
      title: 'Named after',
      authors: ['Juan de la Cruz Jr.', '王小明'],
      published: '2024',
      venue: 'Journal of Examples',
      volume: '1',
      pages: '9',
    },
    'de la Cruz, J., Jr., & 王小明. (2024). Named after. Journal of Examples, 1, 9.',
    'J. de la Cruz Jr. and 王小明, “Named after,” Journal of Examples, vol. 1, p. 9, 2024.',
  ],
];

/** What a style prints of each item, by its key. */
function printed(csl: string, style: string): Map<string, string> {
  const { output, status } = judge({ 'papers.json': csl }, 'pandoc', [
    ...['--citeproc', '--from=csljson', '--to=html', '--wrap=none'],
    `--csl=${styles}/${style}.csl`,
    'papers.json',
  ]);
  expect(status, output).toBe(0);
  const entries = output.split('<div id="ref-').slice(1);
  return new Map(
    entries.map((entry) => {
      const text = entry
        .slice(entry.indexOf('>') + 1)
        .replace(/<div class="csl-left-margin">.*?<\/div>/, '')
        .replace(/<[^>]+>/g, '')
        .replaceAll('&amp;', '&')
        .replace(/\s+/g, ' ')
        .trim();
      return [entry.slice(0, entry.indexOf('"')), text];
    }),
  );
}

describeJudge('citeproc', citeproc, 'pandoc citation-style-language-styles', () => {
  const papers = records.map(([kind, paper]) => ({
    ...definePaper(paper),
    id: `title:${kind}`,
    key: kind.replace(/\W/g, ''),
  }));

  it.each([
    ['apa', 2],
    ['ieee', 3],
  ] as const)(
    'prints a record of each kind as %s has it',
    (style, column) => {
      const lines = printed(toCslJson(papers), style);
      const said = records.map(([kind], index) => [kind, lines.get(papers[index]!.key)]);
      expect(said).toEqual(records.map((record) => [record[0], record[column]]));
    },
    120_000,
  );
});
