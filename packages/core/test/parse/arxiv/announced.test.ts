import { describe, expect, it } from 'vitest';
import { mergeListings, type Paper } from '../../../src/paper/index.js';
import { parse } from '../../../src/parse/index.js';

const announced = ({ papers }: { papers: readonly Paper[] }) =>
  papers.map(({ ids, sources }) => `${ids.arxiv} ${sources[0]?.announced}`);

const rule = '-'.repeat(78);
const mailed = (head: string) =>
  `${rule}\n\\\\\n${head}\n\nTitle: On Ferries\nAuthors: Ann Lee\nCategories: cs.RO\n\\\\\n  Ferries.\n\\\\ ( https://arxiv.org/abs/x ,  9kb)\n`;

describe('how arXiv announces a paper', () => {
  it('is kept of a mail', async () => {
    const mail = [
      'arXiv:2604.00001\nDate: Fri, 3 Apr 2026 18:05:11 GMT   (512kb,D)',
      'arXiv:2604.00002 (*cross-listing*)\nDate: Fri, 3 Apr 2026 18:05:11 GMT   (512kb,D)',
      'arXiv:2504.00003\nreplaced with revised version Fri, 3 Apr 2026 18:05:11 GMT   (1MB,D)',
      'arXiv:2504.00004 (*cross-listing*)\nreplaced with revised version Fri, 3 Apr 2026 18:05:11 GMT   (1MB,D)',
    ].map(mailed);
    expect(announced(await parse(mail.join('')))).toEqual([
      '2604.00001 new',
      '2604.00002 cross',
      '2504.00003 replace',
      '2504.00004 replace-cross',
    ]);
  });

  it('is kept of a list that was copied, from its headings and the remarks behind numbers', async () => {
    const entry = (line: string) =>
      `${line} [pdf, html, other]\nTitle: On Ferries\nAnn Lee\nSubjects: Robotics (cs.RO)\n`;
    const list = `Robotics
New submissions (showing 1 of 1 entries)
${entry('[1] arXiv:2604.00001')}Cross submissions (showing 1 of 1 entries)
${entry('[2] arXiv:2604.00002 (cross-list from cs.AI)')}Replacement submissions (showing 2 of 2 entries)
${entry('[3] arXiv:2504.00003 (replaced)')}${entry('[4] arXiv:2504.00004 (replaced)')}`;
    expect(announced(await parse(list))).toEqual([
      '2604.00001 new',
      '2604.00002 cross',
      '2504.00003 replace',
      '2504.00004 replace',
    ]);
  });

  it('is kept by merging: what was new somewhere is new', async () => {
    const paper = async (kind: string) => {
      const listing = await parse(mailed(`arXiv:2604.00009${kind}\nDate: Fri, 3 Apr 2026 18:05:11 GMT   (5kb)`));
      return listing;
    };
    const [plain, cross] = [await paper(''), await paper(' (*cross-listing*)')];
    const now = new Date('2026-04-04');
    expect(announced(mergeListings(plain, cross, { now }))).toEqual(['2604.00009 new']);
    expect(announced(mergeListings(cross, plain, { now }))).toEqual(['2604.00009 new']);
  });
});
