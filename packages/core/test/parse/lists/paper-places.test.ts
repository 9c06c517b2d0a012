import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parse/index.js';

/** Pages of papers that no identifier is known of: the address is kept as it is. */
const pages = [
  'https://ieeexplore.ieee.org/document/9156789',
  'https://scholar.archive.org/work/abcdefghijklmnopqrstuvwx12',
  'https://openaccess.thecvf.com/content/CVPR2023/papers/Doe_Maps_CVPR_2023_paper.pdf',
  'https://www.sciencedirect.com/science/article/pii/S0004370220300001',
  'https://papers.neurips.cc/paper/7181-maps-that-remember.pdf',
  'https://jmlr.org/papers/v21/20-001.html',
  'https://ojs.aaai.org/index.php/AAAI/article/view/12345',
  'https://www.ijcai.org/proceedings/2020/123',
  'https://eprint.iacr.org/2020/123',
  'https://eccc.weizmann.ac.il/report/2020/123/',
  'https://www.mdpi.com/2072-4292/12/1/1',
  'https://academic.oup.com/nar/article/48/D1/D1/5600000',
  'https://www.jstor.org/stable/2346178',
  'https://europepmc.org/article/PPR/PPR123456',
  'https://chemrxiv.org/engage/chemrxiv/article-details/60c7abcd',
  'https://www.preprints.org/manuscript/202001.0001/v1',
  'https://www.usenix.org/conference/osdi20/presentation/doe',
  'https://core.ac.uk/works/12345678',
  'https://paperswithcode.com/paper/maps-that-remember',
];

describe('a list that links to publishers', () => {
  it('keeps each paper with its page', async () => {
    const text = pages.map((url, index) => `- [Maps that Remember, Part ${index + 1}](${url})`).join('\n');
    const { papers, issues } = await parse(`# Papers\n\n${text}\n`, { now: '2026-03-18' });
    expect(papers.map(({ title, links }) => [title, links.page ?? links.pdf])).toEqual(
      pages.map((url, index) => [`Maps that Remember, Part ${index + 1}`, url]),
    );
    expect(issues).toEqual([]);
  });

  it.each([
    'https://www.springer.com/',
    'https://www.mdpi.com/about',
    'https://osf.io/preprints/discover',
    'https://chemrxiv.org/',
  ])('%s is no paper', async (url) => {
    const list = `# Papers\n\n- [Maps that Remember](https://arxiv.org/abs/2603.01234)\n- [Slow Rivers](https://arxiv.org/abs/2603.00017)\n- [A place with papers](${url})\n`;
    const { papers, issues } = await parse(list, { now: '2026-03-18' });
    expect(papers).toHaveLength(2);
    expect(issues.map(({ code }) => code)).toEqual(['entries-left-out']);
  });
});
