import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parse/index.js';

const names = ['Rivers', 'Lakes', 'Ponds', 'Brooks', 'Fjords', 'Deltas'];
const card = (name: string, at: number) =>
  `A Study of ${name}\n\nWe study ${name.toLowerCase()} at length, and find that our method outperforms strong baselines on five benchmarks.\n\nPublished on Mar ${at + 1}, 2026\n\n▲\n\n${at + 40}`;
const titlesOf = (papers: readonly { title: string }[]) => papers.map(({ title }) => title);

describe('cards unlike their siblings', () => {
  it('take the votes that stand under their sign', async () => {
    const { papers, issues } = await parse(names.map(card).join('\n\n'), { now: '2026-11-12' });
    expect(titlesOf(papers)).toEqual(names.map((name) => `A Study of ${name}`));
    expect(papers.map(({ signals }) => signals.upvotes)).toEqual([40, 41, 42, 43, 44, 45]);
    expect(papers[0]!.published).toBe('2026-03-01');
    expect(issues.map(({ code }) => code)).not.toContain('title-unsure');
  });

  it('leave out what stands between two of them, and say so', async () => {
    const cards = names.map(card);
    cards.splice(3, 0, 'Sign up for our newsletter');
    const { papers, issues } = await parse(cards.join('\n\n'), { now: '2026-11-12' });
    expect(titlesOf(papers)).toEqual(names.map((name) => `A Study of ${name}`));
    expect(issues).toContainEqual(expect.objectContaining({ code: 'entries-left-out' }));
  });

  it.each(['Veröffentlicht am', 'Publié le', '发表于', 'Publicado el'])(
    'are dated in other languages: %s',
    async (on) => {
      const text = names.map(card).join('\n\n').replaceAll('Published on', on).replaceAll(/▲\n\n/g, 'Upvote\n\n');
      const { papers } = await parse(text, { now: '2026-11-12' });
      expect(titlesOf(papers)).toEqual(names.map((name) => `A Study of ${name}`));
      expect(papers.map(({ published }) => published)).toEqual(names.map((_, at) => `2026-03-0${at + 1}`));
    },
  );

  it('are doubted where one lacks what all others have', async () => {
    const text = `${names.map(card).join('\n\n')}\n\nMore papers of this week\n\nA Study of Seas\n\n${card('Ice', 7)}`;
    const { issues } = await parse(text, { now: '2026-11-12' });
    expect(issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining([expect.stringMatching(/title-unsure|entries-left-out/)]),
    );
  });
});
