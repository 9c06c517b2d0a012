/** Invented papers, in the shape and the proportions of real ones: same every run. */

const titles = [
  'Sparse Attention Is Enough: Linear-Time Transformers for Long Documents',
  'When Do Small Models Know What They Do Not Know?',
  'A Tight $O(n \\log n)$ Bound for Online Convex Ranking',
  'FieldNotes: An Open Collection of 40,000 Annotated Herbarium Sheets',
  'Learning to Grasp from Failure with Self-Relabelled Video',
  'Scaling Laws for Retrieval: How Much Memory Does an Agent Need?',
  'Diffusion without Noise Schedules',
  'The Quiet Cost of Benchmarks',
  'Robust Speech Recognition in 112 Under-Resourced Languages',
  'Mixture of Depths Revisited: Routing Tokens, Not Layers',
  'Predicting River Floods Five Days Ahead from Satellite Altimetry',
  'Geometry of Refusal: Where Language Models Say No',
];
const people = [
  'Ada Okonkwo',
  'Jun Watanabe',
  'Lucía Fernández',
  'Paul Erdélyi',
  'Mehmet Yıldız',
  'Chloé Durand',
  'Rahul Iyer',
  'Sofia Lindqvist',
  'Tomasz Zieliński',
  'Wei-Lin Chao',
  'Nadia Haddad',
  'Kofi Mensah',
];
const topics = ['cs.LG', 'cs.CL', 'cs.CV', 'stat.ML', 'cs.RO', 'eess.AS'];
const venues = [undefined, 'NeurIPS 2026', undefined, 'TMLR', undefined, 'CoRL 2026'];
const sentences = [
  'We ask how far a plain method can be taken when its one free parameter is chosen by the data.',
  'On nine public collections it matches systems with forty times the cost, and it fails where we say it should.',
  'The proof rests on a counting argument that also gives a lower bound of $\\Omega(n^{1/2})$ for $0 < \\alpha \\leq 1$.',
  'Code, data and every run are open, so that each figure of this paper can be drawn again with one command.',
  'An ablation shows that most of the gain comes from the order in which examples are seen.',
];

const day = 86_400_000;

export interface MadeItem {
  id: string;
  url: string;
  title: string;
  _papers: { paper: Record<string, unknown>; reasons: string[] };
}

/** The item at `index`, from 0. `now` is the instant its dates count back from. */
function makeItem(index: number, now: number): MadeItem {
  const pick = <T>(list: readonly T[], salt = 0) => list[(index * 7 + salt) % list.length] as T;
  const arxiv = `2606.${String(10_000 + index)}`;
  const round = Math.floor(index / titles.length);
  const title = round === 0 ? titles[index]! : `${titles[index % titles.length]} (Part ${round + 1})`;
  const page = `https://arxiv.example.org/abs/${arxiv}`;
  const upvotes = Math.max(1, Math.round(412 / (1 + index / 3)));
  const paper = {
    id: `arxiv:${arxiv}`,
    title,
    abstract: Array.from({ length: 3 + (index % 3) }, (_, at) => pick(sentences, at)).join(' '),
    authors: Array.from({ length: 1 + ((index * 5) % 9) }, (_, at) => ({ name: pick(people, at) })),
    published: new Date(now - (index % 40) * day - 7 * 3_600_000).toISOString(),
    ids: { arxiv },
    links: {
      page,
      pdf: `https://arxiv.example.org/pdf/${arxiv}`,
      ...(index % 2 === 0 && { code: `https://code.example.org/lab/${index}` }),
      ...(index % 5 === 0 && { project: `https://project.example.org/${index}` }),
    },
    signals: { upvotes, comments: index % 6, ...(index % 2 === 0 && { stars: upvotes * 11 }) },
    position: index + 1,
    history: [],
    topics: [pick(topics), ...(index % 3 === 0 ? [pick(topics, 2)] : [])],
    ...(pick(venues) && { venue: pick(venues) }),
    sources: [{ name: 'hf:daily' }],
  };
  const reasons = [
    `${upvotes} upvotes, more than ${99 - (index % 60)} % of this week's papers`,
    `position ${index + 1} in the listing`,
  ];
  return { id: paper.id, url: page, title, _papers: { paper, reasons } };
}

/** A whole feed.json of `count` papers, from item `from` on. */
export function makeFeed(count: number, now: number, from = 0, more: Record<string, unknown> = {}) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Trending papers',
    home_page_url: 'https://papers.example.org/',
    feed_url: 'https://papers.example.org/feed.json',
    language: 'en',
    _papers: { about: 'https://papers.example.org/about' },
    ...more,
    items: Array.from({ length: count }, (_, index) => makeItem(from + index, now)),
  };
}
