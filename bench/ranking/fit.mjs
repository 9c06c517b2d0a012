// How the figures of `trending` change around its constants, on the first four fifths of the days: node bench/ranking/fit.mjs
//
// One weight at a time is moved; a constant is chosen where the figures are flat around it, and of two that cannot be told
// apart the smaller one. What cannot be told from chance on these days would not help on the next.
import { rankings } from '../../packages/core/dist/index.js';
import { auc, mean } from './metrics.mjs';
import { entering, figuresOfForeseeing, foreseeing, overlapsOfEntering, scoresOfEntering, split } from './tasks.mjs';

const [enter, foresee] = [split(entering).fit, split(foreseeing).fit];
const { trending } = rankings;
const stars = (change) => ({ ...trending, stars: { ...trending.stars, ...change } });
const tries = {
  'as it is': trending,
  ...Object.fromEntries([0, 0.1, 0.2, 0.5, 1].map((level) => [`stars.level ${level}`, stars({ level })])),
  ...Object.fromEntries([1, 2, 4, 6, 8].map((speed) => [`stars.speed ${speed}`, stars({ speed })])),
  ...Object.fromEntries([0, 0.3, 0.7, 1].map((replaces) => [`stars.replaces ${replaces}`, stars({ replaces })])),
  ...Object.fromEntries([0, 0.1, 0.3].map((comments) => [`comments ${comments}`, { ...trending, comments }])),
  ...Object.fromEntries([5, 7, 10, 20, 30].map((halfLife) => [`halfLife ${halfLife}`, { ...trending, halfLife }])),
};

console.log('tried'.padEnd(20), '(a) AUC  R-precision  (b) nDCG@10  precision@5');
for (const [name, by] of Object.entries(tries)) {
  const forecasts = figuresOfForeseeing(foresee, by);
  const figures = [
    auc(scoresOfEntering(enter, by).flat()),
    mean(overlapsOfEntering(enter, by).map(({ precision }) => precision)),
    mean(forecasts.map(({ ndcg }) => ndcg)),
    mean(forecasts.map(({ precision }) => precision)),
  ];
  console.log(name.padEnd(20), figures.map((figure) => figure.toFixed(4)).join('   '));
}
