// Finds the weights of `trending` on the first four fifths of the days: node bench/ranking/fit.mjs
//
// One weight at a time is set from a coarse grid until none changes. The goal is the sum of the three figures that the
// benchmark reports: who enters the trending page (AUC), and the order of a day's papers by later upvotes (nDCG@10 and
// precision@5). Not the best value is taken but the smallest that is no worse by more than one standard error of the
// difference over days (Breiman et al., Classification and Regression Trees, 1984, section 3.4.3): what cannot be told
// from chance on these days would not help on the next.
import { rank, weighted } from '../../packages/core/dist/index.js';
import { auc, mean, ndcg, precision } from './metrics.mjs';
import { entering, foreseeing, split } from './tasks.mjs';

const grid = [0, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2];
/** What is fitted, besides the unit, which is an e-fold of upvotes. */
const parts = ['upvoteSpeed', 'stars', 'starSpeed', 'comments', 'age'];
const signs = { age: -1 };

const entries = split(entering)
  .fit.filter(({ papers, entered }) => papers.some(({ id }) => entered.has(id)))
  .map((day) => ({ ...day, features: featuresOf(day) }));
const forecasts = split(foreseeing).fit.map((day) => ({ ...day, features: featuresOf(day) }));

/** What each part of each paper is, against the usual: the contribution that a weight of one gives. */
function featuresOf({ papers, time }) {
  const features = new Map(papers.map(({ id }) => [id, {}]));
  for (const part of ['upvotes', ...parts])
    for (const { paper, reasons } of rank(papers, { by: weighted({ [part]: 1 }), now: new Date(time) }))
      features.get(paper.id)[part] = reasons.find(({ signal }) => signal === part)?.contribution ?? 0;
  return features;
}

/** Ids with their scores from the highest to the lowest, of equal scores in the order of ids. */
function orderOf({ features }, weights) {
  const scoreOf = (of) => Object.entries(weights).reduce((sum, [part, weight]) => sum + weight * of[part], 0);
  return [...features]
    .map(([id, of]) => ({ id, score: scoreOf(of) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** The figures of every day: of those of the trending page, and of those with later upvotes. */
function figuresOf(weights) {
  const entered = entries.map((day) =>
    auc(orderOf(day, weights).map(({ id, score }) => ({ score, positive: day.entered.has(id) }))),
  );
  const foreseen = forecasts.map((day) => {
    const gains = orderOf(day, weights).map(({ id }) => day.later.get(id));
    return ndcg(gains, 10) + precision(gains, 5);
  });
  return [entered, foreseen];
}

const goalOf = (figures) => figures.reduce((sum, days) => sum + mean(days), 0);

/** Whether the goal falls short of the best by no more than one standard error of the difference over days. */
function isAsGood(figures, best) {
  const differences = figures.map((days, task) => days.map((figure, day) => best[task][day] - figure));
  const variance = differences.reduce((sum, days) => sum + varianceOfMean(days), 0);
  return goalOf(best) - goalOf(figures) <= Math.sqrt(variance);
}

function varianceOfMean(values) {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** 2)) / values.length;
}

let weights = { upvotes: 1, upvoteSpeed: 0, stars: 0, starSpeed: 0, comments: 0, age: 0 };
for (let before; before !== JSON.stringify(weights); ) {
  before = JSON.stringify(weights);
  for (const part of parts) {
    const tries = grid.map((value) => {
      const tried = { ...weights, [part]: value * (signs[part] ?? 1) };
      return { tried, figures: figuresOf(tried) };
    });
    const best = tries.reduce((a, b) => (goalOf(b.figures) > goalOf(a.figures) ? b : a));
    weights = tries.find(({ figures }) => isAsGood(figures, best.figures)).tried;
  }
  console.error(weights);
}
console.log(weights, goalOf(figuresOf(weights)));
