// npm run bench -- taste: how well a taste learnt from a few liked papers finds others like them; writes the table.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rank, trainTaste } from '../../packages/core/dist/index.js';
import { interval, mean } from '../ranking/metrics.mjs';
import { corpusIsThere, randomFrom, rawPapers } from '../search/corpus.mjs';

if (!corpusIsThere) {
  console.error('The corpus is not there (set TRENDING_PAPERS_CORPUS): nothing was measured.');
  process.exit(1);
}

/** Categories with papers enough, among them four of which most papers are. */
const categories = [
  'cs.AI',
  'cs.CL',
  'cs.CV',
  'cs.LG',
  'cs.CR',
  'cs.GR',
  'cs.GT',
  'cs.HC',
  'cs.IT',
  'cs.RO',
  'eess.IV',
  'math.RT',
];
const [wanted, among, draws] = [50, 1300, 2];

const papers = rawPapers().map(({ _id, title, text, categories }) => ({
  id: _id,
  title,
  abstract: text,
  authors: [],
  ids: {},
  links: {},
  signals: {},
  history: [],
  // What they are judged by is not told.
  topics: [],
  sources: [],
  category: categories[0],
}));

function drawn(list, count, random) {
  const left = [...list];
  return Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)[0]);
}

/** The papers of one day and what somebody liked before, by category and draw. */
const days = categories.flatMap((category, at) =>
  Array.from({ length: draws }, (_, draw) => {
    const random = randomFrom(31 * at + draw + 1);
    const own = drawn(
      papers.filter((paper) => paper.category === category),
      30 + wanted,
      random,
    );
    const others = drawn(
      papers.filter((paper) => paper.category !== undefined && paper.category !== category),
      among - wanted,
      random,
    );
    return {
      liked: own.slice(0, 30),
      papers: [...own.slice(30), ...others],
      relevant: new Set(own.slice(30).map(({ id }) => id)),
    };
  }),
);

/** Average precision, and the precision of the first ten. */
function judged(order, relevant) {
  let found = 0;
  let sum = 0;
  order.forEach((id, at) => {
    if (!relevant.has(id)) return;
    found++;
    sum += found / (at + 1);
  });
  return { ap: sum / relevant.size, ten: order.slice(0, 10).filter((id) => relevant.has(id)).length / 10 };
}

const ours = (liked, day) =>
  rank(day, { by: { upvotes: 1 }, profile: trainTaste(liked), now: '2026-06-30' }).map(({ paper }) => paper.id);

const words = ({ title, abstract }) => `${title} ${abstract}`.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];

/** The mean of the liked papers' words by frequency and rarity, and what is nearest to it: Rocchio, 1971. */
function centroid(liked, day) {
  const [texts, frequencies] = [new Map(), new Map()];
  for (const paper of [...liked, ...day]) {
    const counts = new Map();
    for (const word of words(paper)) counts.set(word, (counts.get(word) ?? 0) + 1);
    texts.set(paper, counts);
    for (const word of counts.keys()) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  }
  const vectorOf = (paper) => {
    const vector = [...texts.get(paper)].map(([word, count]) => [
      word,
      (1 + Math.log(count)) * Math.log(texts.size / frequencies.get(word)),
    ]);
    const length = Math.hypot(...vector.map(([, weight]) => weight)) || 1;
    return vector.map(([word, weight]) => [word, weight / length]);
  };
  const middle = new Map();
  for (const paper of liked)
    for (const [word, weight] of vectorOf(paper)) middle.set(word, (middle.get(word) ?? 0) + weight);
  const near = (paper) => vectorOf(paper).reduce((sum, [word, weight]) => sum + weight * (middle.get(word) ?? 0), 0);
  return day
    .map((paper) => [near(paper), paper.id])
    .sort((a, b) => b[0] - a[0])
    .map(([, id]) => id);
}

const byChance = (_, day) => day.map(({ id }) => id).sort();
const ways = { 'ours: trainTaste': ours, 'nearest to the centroid, TF-IDF': centroid, 'by identifier': byChance };

const rows = Object.entries(ways).map(([name, way]) => {
  const cells = [10, 30].flatMap((count) => {
    const figures = days.map(({ liked, papers, relevant }) => judged(way(liked.slice(0, count), papers), relevant));
    const of = (key) => (some) => mean(some.map((each) => each[key]));
    const [low, high] = interval(figures, of('ap'));
    return [`${of('ap')(figures).toFixed(3)} [${low.toFixed(3)}–${high.toFixed(3)}]`, of('ten')(figures).toFixed(3)];
  });
  return `| ${[name, ...cells].join(' | ')} |`;
});

const report = `# Taste, measured

\`npm run bench -- taste\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.version}. For each of ${categories.length} categories of arXiv (${categories.join(', ')}),
twice: 10 or 30 of its papers are liked, ${wanted} others of it stand among ${among} papers, and are to come first. Titles and abstracts
are all that is known, nothing is disliked. Average precision over ${days.length} such days, with intervals of 95 % from days drawn anew. The
constants of \`trainTaste\` were chosen on categories of the same papers.

| ranking | 10 liked: average precision | first ten | 30 liked: average precision | first ten |
|---|--:|--:|--:|--:|
${rows.join('\n')}
`;
writeFileSync(resolve(import.meta.dirname, '../../docs/benchmarks/taste.md'), report);
console.log(report);
