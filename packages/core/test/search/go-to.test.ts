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

  it('leads nowhere from nothing', async () => {
    expect(await goTo(papers, '  ')).toEqual([]);
    expect(await goTo([], 'anything')).toEqual([]);
    expect(await goTo(papers, 'zzzzqqqq')).toEqual([]);
  });
});
