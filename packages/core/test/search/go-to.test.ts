import { describe, expect, it } from 'vitest';
import { goTo } from '../../src/search/index.js';
import { by, paper } from './papers.js';

const papers = [
  paper('attention', 'Attention Is All You Need', { authors: by('Ashish Vaswani', 'Noam Shazeer'), topics: ['cs.CL'] }),
  paper('moe', 'The Sparsely-Gated Mixture-of-Experts Layer', { authors: by('Noam Shazeer'), topics: ['cs.LG'] }),
  paper('unet', 'U-Net: Convolutional Networks for Biomedical Image Segmentation', { topics: ['cs.CV'] }),
];
const first = async (text: string) => (await goTo(papers, text))[0];

describe('going to', () => {
  it.each([
    ['atention is al you ned', 'Attention Is All You Need'],
    ['sparsly gated mixtur', 'The Sparsely-Gated Mixture-of-Experts Layer'],
    ['vaswanni', 'Ashish Vaswani'],
    ['cs.lg', 'cs.LG'],
  ])('%s leads to %s', async (text, expected) => {
    expect((await first(text))?.text).toBe(expected);
  });

  it('names the paper of a title and counts the papers of a name', async () => {
    expect(await first('unet convolutional networks')).toMatchObject({ kind: 'title', id: 'unet' });
    expect(await first('Noam Shazeer')).toEqual({ kind: 'author', text: 'Noam Shazeer', count: 2 });
  });

  it('is of the kinds that are asked for, as many as are asked for', async () => {
    expect((await goTo(papers, 'noam', { kinds: ['topic', 'title'] })).map(({ kind }) => kind)).not.toContain('author');
    expect((await goTo(papers, 'cs', { kinds: ['topic'], limit: 2 })).map(({ text }) => text)).toEqual([
      'cs.CL',
      'cs.LG',
    ]);
    expect(await goTo(papers, 'cs', 1)).toHaveLength(1);
    await expect(goTo(papers, 'cs', { kinds: ['venue' as never] })).rejects.toThrow(/no kind "venue", only title/);
  });

  it('reaches the last of thousands, with errors and without accents, and what came since', async () => {
    const many = Array.from({ length: 5000 }, (_, n) => paper(`p${n}`, `Paper ${n} on networks and learning`));
    many.push(paper('last', 'Élan vital of the harbour'));
    expect((await goTo(many, 'elan vitel of harbour'))[0]).toMatchObject({ id: 'last' });
    expect((await goTo(many, 'paper 4711 on'))[0]).toMatchObject({ id: 'p4711' });
    many.push(paper('newer', 'Quokka census'));
    expect((await goTo(many, 'quoka'))[0]).toMatchObject({ id: 'newer' });
  });

  it('leads nowhere from nothing', async () => {
    expect(await goTo(papers, '  ')).toEqual([]);
    expect(await goTo([], 'anything')).toEqual([]);
    expect(await goTo(papers, 'zzzzqqqq')).toEqual([]);
  });
});
