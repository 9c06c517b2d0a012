import { describe, expect, it } from 'vitest';
import { createIndex } from '../../src/search/index.js';
import { by, paper } from './papers.js';

// Titles, names and years are facts; the abstracts are ours.
const index = createIndex([
  paper('attention', 'Attention Is All You Need', {
    abstract: 'A sequence model built of attention alone, without recurrence, that translates well and trains fast.',
    authors: by('Ashish Vaswani', 'Noam Shazeer', 'Niki Parmar'),
    published: '2017-06-12',
    topics: ['cs.CL'],
  }),
  paper('bert', 'BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding', {
    abstract: 'An encoder reads text from both sides. Fine-tuned, it answers questions and infers entailment.',
    authors: by('Jacob Devlin', 'Ming-Wei Chang', 'Kenton Lee', 'Kristina Toutanova'),
    published: '2018-10-11',
    topics: ['cs.CL'],
  }),
  paper('unet', 'U-Net: Convolutional Networks for Biomedical Image Segmentation', {
    abstract: 'A contracting and an expanding path segment cells from few annotated images.',
    authors: by('Olaf Ronneberger', 'Philipp Fischer', 'Thomas Brox'),
    published: '2015-05-18',
    topics: ['cs.CV'],
  }),
  paper('resnet', 'Deep Residual Learning for Image Recognition', {
    abstract: 'Shortcuts past layers let very deep networks train. Recognition of images gains; so does detection.',
    authors: by('Kaiming He', 'Xiangyu Zhang', 'Shaoqing Ren', 'Jian Sun'),
    published: '2015-12-10',
    topics: ['cs.CV'],
  }),
  paper('word2vec', 'Efficient Estimation of Word Representations in Vector Space', {
    abstract: 'Two cheap models, known as word2vec, learn vectors of words whose differences carry meaning.',
    authors: by('Tomas Mikolov', 'Kai Chen', 'Greg Corrado', 'Jeffrey Dean'),
    published: '2013-01-16',
    topics: ['cs.CL'],
  }),
  paper('lecun', 'Gradient-Based Learning Applied to Document Recognition', {
    abstract: 'Convolutional networks read handwritten characters on cheques.',
    authors: by('Y. LeCun', 'L. Bottou', 'Y. Bengio', 'P. Haffner'),
    published: '1998-11-01',
    topics: ['cs.CV'],
  }),
  paper('ddpm', 'Denoising Diffusion Probabilistic Models', {
    abstract: 'Images are drawn by undoing noise step by step, with a bound from variational inference.',
    authors: by('Jonathan Ho', 'Ajay Jain', 'Pieter Abbeel'),
    published: '2020-06-19',
    topics: ['cs.LG'],
  }),
  paper('ldm', 'High-Resolution Image Synthesis with Latent Diffusion Models', {
    abstract: 'Diffusion in the latent space of an autoencoder draws large images at little cost.',
    authors: by('Robin Rombach', 'Andreas Blattmann', 'Björn Ommer'),
    published: '2021-12-20',
    topics: ['cs.CV'],
  }),
  paper('gpt4', 'GPT-4 Technical Report', {
    abstract: 'A large multimodal model takes images and text and passes professional examinations.',
    authors: by('OpenAI'),
    published: '2023-03-15',
    topics: ['cs.CL'],
  }),
  paper('switch', 'Switch Transformers: Scaling to Trillion Parameter Models with Simple and Efficient Sparsity', {
    abstract: 'A mixture of experts in which each token goes to one expert only.',
    authors: by('William Fedus', 'Barret Zoph', 'Noam Shazeer'),
    published: '2021-01-11',
    topics: ['cs.LG'],
  }),
  paper('moe', 'Outrageously Large Neural Networks: The Sparsely-Gated Mixture-of-Experts Layer', {
    abstract: 'A gate picks a few experts for each example, so that capacity grows without the cost.',
    authors: by('Noam Shazeer', 'Azalia Mirhoseini', 'Krzysztof Maziarz', 'Jeff Dean'),
    published: '2017-01-23',
    topics: ['cs.LG'],
  }),
  paper('knowledge', 'Distilling the Knowledge in a Neural Network', {
    abstract: 'A small model learns what an ensemble of specialists, each expert in some classes, knows.',
    authors: by('Geoffrey Hinton', 'Oriol Vinyals', 'Jeff Dean'),
    published: '2015-03-09',
    topics: ['stat.ML'],
  }),
]);

const found = (query: string): string[] => index.search(query).hits.map(({ id }) => id);

describe('what people look for comes first', () => {
  it.each<[query: string, expected: string[], reason: string]>([
    ['attention is all you need', ['attention'], 'the title, although all but two of its words are stop words'],
    ['mixture of experts', ['moe', 'switch', 'knowledge'], 'both words in the title, in the abstract, one form of one'],
    ['"mixture of experts"', ['moe', 'switch'], 'hyphens do not part a phrase, and one form of one word is not enough'],
    ['unet', ['unet'], 'people leave the hyphen out'],
    ['u net segmentation', ['unet'], 'or write it as two words'],
    ['GPT 4', ['gpt4'], 'a version apart from its name'],
    ['gpt4', ['gpt4'], 'and joined to it'],
    ['word2vec', ['word2vec'], 'letters and digits are one word'],
    ['diffusion models', ['ddpm', 'ldm'], 'both words in the title, first where they are more of it'],
    ['image recognition', ['resnet'], 'both in title and abstract, before those with one of them'],
    ['shazeer', ['attention', 'switch', 'moe'], 'an author, in the order added: none is better than another'],
    ['author:"Shazeer, N."', ['attention', 'switch', 'moe'], 'turned round and shortened'],
    ['author:"Yann LeCun"', ['lecun'], 'written in full where the paper has an initial'],
    ['author:"J. Dean"', ['word2vec', 'moe', 'knowledge'], 'one initial for Jeffrey and for Jeff'],
    ['ommer', ['ldm'], 'without its umlaut neighbour'],
    ['bjorn ommer', ['ldm'], 'nor with it'],
    ['devlin bert', ['bert'], 'an author and a title together'],
    [
      'transfromers',
      ['switch', 'bert'],
      'two letters swapped: both titles have the word, and the shorter text comes first',
    ],
    ['convolutoinal segmentation', ['unet', 'lecun'], 'a repaired word counts nearly as much as the right one'],
    ['pretraining', ['bert'], 'one word for what the title hyphenates'],
    ['experts author:shazeer after:2020', ['switch'], 'words, a name and a date all hold'],
    [
      'images -diffusion topic:cs.CV',
      ['resnet', 'unet'],
      'an exclusion and a topic narrow it; of two with both, the shorter title first',
    ],
    [
      'networks OR transformers before:2016',
      ['knowledge', 'unet', 'lecun', 'resnet'],
      'either word, and the date; titles before abstracts',
    ],
    ['sparsly gated', ['moe'], 'a letter left out'],
    ['recogn', ['resnet', 'lecun'], 'a word that is still being typed'],
  ])('%s → %j: %s', (query, expected) => {
    expect(found(query).slice(0, expected.length)).toEqual(expected);
  });
});

describe('similar papers', () => {
  it('share the words that say most', () => {
    expect(index.similar('ddpm', 1).map(({ id }) => id)).toEqual(['ldm']);
  });

  it('share authors', () => {
    expect(
      index
        .similar('moe', 3)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['attention', 'knowledge', 'switch']);
  });

  it('are found for a paper that is not in the index', () => {
    const asked = paper('new', 'Segmentation of biomedical images by convolution');
    expect(index.similar(asked, 1).map(({ id }) => id)).toEqual(['unet']);
    expect(index.similar('nowhere')).toEqual([]);
  });
});

describe('sorting', () => {
  it('takes the scores it is given, and those without come last', () => {
    const sorted = index.search('', { sort: { scores: { bert: 1, unet: 3 } }, limit: 3 }).hits;
    expect(sorted.map(({ id }) => id)).toEqual(['unet', 'bert', 'attention']);
  });

  it('blends them with the relevance', () => {
    const blended = (weight: number) =>
      index.search('mixture of experts', { sort: { scores: { knowledge: 10 }, weight } }).hits[0]?.id;
    expect([blended(0), blended(0.1), blended(0.9)]).toEqual(['moe', 'moe', 'knowledge']);
  });
});
