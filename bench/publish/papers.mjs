// Papers as long as papers are, the same in every run: a linear congruential generator instead of a sample.
const words =
  'we study how large models learn to plan act and measure what they have seen with sparse attention over long contexts a method that trains on trajectories of agents improves accuracy by points while cost falls under budget data code evaluation shows robust gains across tasks in vision language robotics retrieval & reasoning'.split(
    ' ',
  );

export function makePapers(count) {
  let state = 20260318;
  const next = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const text = (length) => Array.from({ length }, () => words[next(words.length)]).join(' ');
  return Array.from({ length: count }, (_, index) => {
    const number = `26${String(1 + (index % 12)).padStart(2, '0')}.${String(10000 + index).slice(-5)}`;
    return {
      id: `arxiv:${number}`,
      title: `${text(9)} <${index}>`,
      abstract: text(180),
      authors: Array.from({ length: 2 + next(8) }, () => ({ name: `Given${next(900)} Family${next(9000)}` })),
      published: new Date(Date.UTC(2026, index % 12, 1 + next(28), next(24))).toISOString(),
      ids: { arxiv: number },
      links: {
        page: `https://arxiv.org/abs/${number}`,
        pdf: `https://arxiv.org/pdf/${number}`,
        code: `https://github.com/example/repository-${index}`,
      },
      signals: { upvotes: next(300), comments: next(20) },
      history: [],
      topics: ['cs.LG', 'cs.CL'],
      image: `https://example.org/thumbnails/${number}.png`,
      organization: 'Analytical Engine Laboratory',
      sources: [{ name: 'bench', seen: '2026-03-18' }],
    };
  });
}
