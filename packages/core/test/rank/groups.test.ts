import { describe, expect, it } from 'vitest';
import { rank, tops, trends } from '../../src/rank/index.js';
import { now, paperOf } from './papers.js';

const papersOf = (topics: readonly string[]) =>
  topics.map((topic, index) => paperOf({ id: `p${index}`, listed: '2026-06-29', topics: [topic] }));
const nameOf = (topics: readonly string[]) => tops(rank(papersOf(topics), { now }))[0]!.name;

describe('the name of a group', () => {
  it.each([
    [['LLM', 'llm', 'llm'], 'llm'],
    [['llm', 'LLM', 'LLM'], 'LLM'],
    [['llm', 'LLM', 'llm', 'LLMs', 'LLMs', 'LLMs'], 'LLMs'],
    [['LLMs', 'LLMs', 'LLMs', 'llm', 'LLM', 'llm'], 'LLMs'],
  ])('is the spelling of most papers: of %j it is %s', (topics, name) => {
    expect(nameOf(topics)).toBe(name);
  });

  it.each([[['llm', 'LLM']], [['LLM', 'llm']]])(
    'is the first in the alphabet where as many have another: %j',
    (topics) => {
      expect(nameOf(topics)).toBe('LLM');
    },
  );

  it('is never there for papers that are in none', () => {
    const ranked = rank([paperOf({ id: 'a', listed: now }), { ...paperOf({ id: 'b' }), topics: undefined } as never], {
      now,
    });
    for (const of of ['topics', 'authors', 'organizations', 'venues'] as const)
      expect([of, tops(ranked, { of })]).toEqual([of, []]);
  });

  it('is asked for by a name that exists, else the name is said', () => {
    expect(() => trends([], { of: 'topic' as never })).toThrow(/trend of.*topics/);
    expect(() => tops([], { of: 'topic' as never })).toThrow(/group.*topics/);
  });
});
