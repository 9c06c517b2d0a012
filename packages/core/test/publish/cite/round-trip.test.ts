import { describe, expect, it } from 'vitest';
import type { Paper } from '../../../src/paper/schema.js';
import { definePaper, parse } from '../../../src/parse/index.js';
import { kinds } from '../../../src/publish/cite/kinds.js';
import { toBiblatex, toBibtex, toCslJson, toRis } from '../../../src/publish/index.js';
import { readRis } from './ris.js';

const bib = String.raw`
@article{zeta:1999/x, author={M{\"u}ller, J{\"o}rg and {The Ligo Team} and de la Cruz, Jr., Juan},
  title={{U-Net} and {T5}: {$L_2$} norms in {C++} \& beyond}, journal={Nature}, volume={521}, number={7553},
  pages={436--444}, year={2015}, month=may, doi={10.1038/nature14539}, issn={1476-4687}, keywords={a, b},
  note={Best paper}, language={english}}
@inproceedings{alpha, author={Lovelace, Ada}, title={On Things}, booktitle={Advances in Neural Information Processing Systems},
  editor={Doe, Jane and Roe, Rick}, series={NeurIPS}, pages={1--12}, address={New Orleans, USA}, publisher={Curran},
  year={2023}, isbn={978-1-7138-2954-6}}
@phdthesis{thèse:Ünï, author={Hopper, Grace}, title={Compilers}, school={Yale University}, year={1934}}
@techreport{tr-1, author={Dijkstra, E. W.}, title={Go To}, institution={CWI}, number={TR-7}, year={1968}}
@incollection{chap, author={Able, Ann}, title={Chapter}, booktitle={Book of Things}, editor={Cole, Dan}, pages={1-9},
  publisher={Springer}, year=2001}
@misc{pre, author={Zhang, Wei}, title={Pre}, eprint={2403.12345}, archivePrefix={arXiv}, primaryClass={cs.LG}, year={2024}}
@article{numbered, author={Xu, Yi}, title={No pages}, journal={PLoS ONE}, volume={3}, number={1}, eid={e0123456}, year={2008}}
@book{second, author={Noether, Emmy}, title={Ideals}, edition={2}, publisher={Sample Press}, series={Texts}, year={1921}}
@book{edited, editor={Hopper, Grace and {Bureau of Examples, Berlin}}, title={Collected}, publisher={Sample Press}, year={1950},
  issn={1476-4687}, isbn={9783161484100}}
@incollection{third, author={Able, Ann}, title={On Three}, booktitle={Handbook}, chapter={3}, edition={4}, year={1999}, month=feb, day={7}}
@mastersthesis{ms, author={Curry, Haskell}, title={Small}, school={Vassar College}, year={1930}}
@phdthesis{lic, author={Curry, Haskell}, title={Medium}, school={Vassar College}, type={Licentiate thesis}, year={1931}}
@techreport{memo, author={{Google DeepMind}}, title={Card}, institution={Google}, type={Model card}, year={2024}}
@misc{data, author={Able, Ann}, title={Counts}, publisher={Zenodo}, entrysubtype={dataset}, doi={10.5281/zenodo.1}, year={2020}}
@unpublished{notes, author={Able, Ann}, title={Notes}, year={2020}}
@inproceedings{bare, author={Able, Ann}, title={Somewhere}, year={2020}}
`;

/** What a record says, without when and where it was read. */
const said = ({ history: _, id: __, position: ___, sources: ____, ...rest }: Paper) => rest;
const keysOf = (papers: readonly Paper[]) => papers.map(({ key }) => key);

describe('a bibliography that was read', () => {
  it('is written as BibTeX that says all of it again, under its keys and in its order', async () => {
    const { papers } = await parse(bib, { format: 'bibtex' });
    expect(keysOf(papers).slice(0, 7)).toEqual([
      'zeta:1999/x',
      'alpha',
      'thèse:Ünï',
      'tr-1',
      'chap',
      'pre',
      'numbered',
    ]);
    const written = toBibtex(papers);
    expect(written).toContain('eid = {e0123456}');
    const again = await parse(written, { format: 'bibtex' });
    expect(again.papers.map(said)).toEqual(papers.map(said));
  });

  it.each([
    ['ris', toRis],
    ['csl-json', toCslJson],
  ] as const)('is written as %s that says all of it again', async (format, write) => {
    const { papers } = await parse(bib, { format: 'bibtex' });
    const again = (await parse(write(papers), { format })).papers;
    expect(again).toHaveLength(papers.length);
    // A group of one word looks like any name of one word; what has no identifier of its own has no address either.
    for (const [index, paper] of papers.entries()) expect(said(again[index]!)).toEqual(said(paper));
  });

  it('keeps the numbers of journal and book, and says of a group that it is one, in RIS', async () => {
    const { papers } = await parse(bib, { format: 'bibtex' });
    const record = readRis(toRis(papers)).find((each) => each.get('ID')?.[0] === 'edited')!;
    expect(record.get('SN')).toEqual(['1476-4687', '9783161484100']);
    expect(record.get('ED')).toEqual(['Hopper, Grace', 'Bureau of Examples,, Berlin']);
    expect(record.has('AU')).toBe(false);
  });

  it.each(Object.keys(kinds))('that holds a work of the kind %s keeps it in every format', async (type) => {
    const paper = definePaper({
      title: 'Works of Every Kind',
      authors: ['Ada Lovelace'],
      type,
      venue: 'Sample',
      issue: '7',
    });
    for (const [format, write] of [
      ['bibtex', toBibtex],
      ['bibtex', toBiblatex],
      ['ris', toRis],
      ['csl-json', toCslJson],
    ] as const) {
      const organization = /thesis|report/.test(type) ? { organization: 'Sample University' } : {};
      const [again] = (await parse(write([{ ...paper, ...organization }]), { format })).papers;
      expect([format, again?.type]).toEqual([format, type]);
    }
  });

  it('has a key made where the source has none that can stand in BibTeX, and no two alike', async () => {
    const paper = (key: string, index: number) => ({
      title: `On sample ${'abcdefgh'[index]}${index}`,
      key,
      authors: [{ name: 'Ada Byron' }],
      published: '2026-01-01',
    });
    const written = toBibtex(['a b', 'x}y', 'x,y', 'x#y', '%', '2015:first', 'same', 'same'].map(paper) as never);
    const keys = [...written.matchAll(/^@misc\{(.*),$/gm)].map(([, key]) => key);
    expect(new Set(keys).size).toBe(8);
    expect(keys.slice(5)).toEqual(['2015:first', 'same', 'samea']);
    for (const key of keys.slice(0, 5)) expect(key).toMatch(/^byron2026[a-z]*$/);
  });
});
