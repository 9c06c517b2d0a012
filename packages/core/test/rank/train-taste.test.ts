import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/paper/index.js';
import { explain, rank, trainProfile, trainTaste } from '../../src/rank/index.js';
import { idsOf, now, paperOf } from './papers.js';

const paper = (id: string, title: string, more: Partial<Paper> = {}) => paperOf({ id, title, listed: now, ...more });

const robots = [
  paper('r1', 'Robot grasping with soft hands'),
  paper('r2', 'Legged robot locomotion over rough terrain'),
];
const proofs = [paper('q1', 'Formal proofs in type theory'), paper('q2', 'Automated proofs with tactics')];
const day = [
  paper('a', 'Language models that write poems'),
  paper('b', 'A robot that folds laundry by grasping'),
  paper('c', 'The and the of the'),
  paper('d', 'Diffusion models for images of food'),
  paper('e', 'Type theory for proofs about programs'),
  paper('f', 'Language models that summarise law'),
];
const orderOf = (profile: ReturnType<typeof trainTaste>, papers = day) => rank(papers, { by: 'new', now, profile });

describe('a taste', () => {
  it('of a handful of liked papers lifts what is like them, and names the one it comes from', () => {
    const ranked = orderOf(trainTaste(robots));
    expect(ranked[0]!.paper.id).toBe('b');
    expect(explain(ranked[0]!)[0]).toMatch(/^Like “Robot grasping with soft hands”, which you liked: .*robot/);
  });

  it('of two kinds keeps them apart: a paper of either stands above all others', () => {
    const ranked = orderOf(trainTaste([...robots, ...proofs]));
    expect(idsOf(ranked).slice(0, 2).sort()).toEqual(['b', 'e']);
    expect(ranked.find(({ paper }) => paper.id === 'e')!.reasons).toMatchObject([
      { signal: 'taste', like: 'Formal proofs in type theory' },
    ]);
  });

  it('lowers what is like a hidden paper, and says so', () => {
    const hidden = [paper('h', 'Language models that write novels')];
    const ranked = orderOf(trainTaste(robots, { hidden }));
    expect(idsOf(ranked).slice(-2).sort()).toEqual(['a', 'f']);
    expect(explain(ranked.at(-1)!)[0]).toMatch(/^Like “Language models that write novels”, which you dismissed: /);
  });

  it('is not taken by words that every text has', () => {
    expect(trainTaste([paper('l', 'The study of the use and the role of the method')])(day[2]!)).toEqual([]);
    expect(orderOf(trainTaste(robots)).find(({ paper }) => paper.id === 'c')!.reasons).toEqual([]);
  });

  it('takes one word that texts happen to share for chance, unless it is in both titles', () => {
    const liked = trainTaste([paper('l', 'Mamba in linear time')]);
    const [chance, named] = [
      { ...paper('x', 'Gardens of the north'), abstract: 'It takes time.' },
      paper('y', 'Mamba for gardens'),
    ];
    const ranked = rank([chance, named, ...day], { profile: liked, by: { upvotes: 1 } });
    const reasonsOf = (id: string) => ranked.find((each) => each.paper.id === id)!.reasons;
    expect(reasonsOf('x')).toEqual([]);
    expect(reasonsOf('y')).toMatchObject([{ signal: 'taste', words: ['mamba'] }]);
  });

  it('names a phrase once, and not its words again', () => {
    const liked = trainTaste([paper('l', 'Sparse language models for proofs')]);
    const options = { profile: liked, by: { upvotes: 1 } };
    const ranked = rank([paper('x', 'Language models that prove'), ...day.slice(2)], options);
    expect(ranked.find((each) => each.paper.id === 'x')!.reasons).toMatchObject([{ words: ['language models'] }]);
  });

  it('knows authors, venues and topics', () => {
    const ada = { authors: [{ name: 'Ada Lovelace' }] };
    const ranked = orderOf(trainTaste([paper('l', 'Notes', ada)]), [...day, paper('g', 'Something else', ada)]);
    expect(ranked[0]!.paper.id).toBe('g');
    expect(ranked[0]!.reasons[0]!.words).toEqual(['ada lovelace']);
  });

  it('takes vectors of any model, where there are some', () => {
    const vectors = new Map([
      ['r1', [1, 0]],
      ['d', [0.9, 0.1]],
      ['a', [0, 1]],
    ]);
    const ranked = orderOf(
      trainTaste([robots[0]!], { vectors }),
      day.filter(({ id }) => id !== 'b'),
    );
    expect(ranked[0]!.paper.id).toBe('d');
    expect(explain(ranked[0]!)[0]).toBe('Like “Robot grasping with soft hands”, which you liked.');
  });

  it('does not depend on the order of papers, and leaves reasons that sum to the score', () => {
    const profile = trainTaste(robots, { hidden: proofs });
    const [one, other] = [day, day.toReversed()].map((papers) => orderOf(profile, papers));
    expect(idsOf(one!)).toEqual(idsOf(other!));
    for (const { score, reasons } of one!)
      expect(score).toBe(reasons.reduce((sum, { contribution }) => sum + contribution, 0));
  });

  it('of nothing says nothing', () => {
    expect(orderOf(trainTaste([]))).toEqual(rank(day, { by: 'new', now }));
    expect(trainProfile([])(day[0]!)).toEqual([]);
  });
});
