// npm run bench -- ranking: how well rankings see what happens next, and how fresh they keep a page.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { day, firstReadingOf, paperAt, readingBetween, trendingPages } from './corpus.mjs';
import { mean, ndcg, precision } from './metrics.mjs';
import { rivals } from './rivals.mjs';
import {
  crowding,
  crowdOf,
  entering,
  figuresOfForeseeing,
  foreseeing,
  judgeCrowding,
  judgeEntering,
  judgeForeseeing,
  split,
} from './tasks.mjs';

const ours = { 'ours: trending': 'trending', 'ours: hot': 'hot', 'ours: rising': 'rising' };
const [enter, foresee, crowd] = [split(entering), split(foreseeing), crowding()];

const rows = Object.entries({ ...ours, ...rivals }).map(([name, by]) => {
  const [a, all] = [judgeEntering(enter.judge, by), judgeEntering(entering, by)];
  const [b, every] = [judgeForeseeing(foresee.judge, by), judgeForeseeing(foreseeing, by)];
  const c = judgeCrowding(crowd, by);
  return [name, a.pooled, all.pooled, b.ndcg, every.ndcg, b.precision, every.precision, c.old, c.turnover];
});
const real = crowdOf(trendingPages.map(({ time, ids }) => ({ time, top: ids.map((id) => paperAt(id, time)) })));
rows.push(['the real page itself', ...Array(6).fill(undefined), real.old, real.turnover]);

const digits = (value) => (value === undefined ? '' : value.toFixed(3));
const percent = (value) => `${Math.round(value * 100)} %`;
const table = [
  '| ranking | (a) AUC | all days | (b) nDCG@10 | all days | P@5 | all days | (c) older than 90 days | turnover |',
  `|---|${'--:|'.repeat(8)}`,
  ...rows.map(
    ([name, ...values]) =>
      `| ${[name, ...values.slice(0, 6).map(digits), ...values.slice(6).map(percent)].join(' | ')} |`,
  ),
];

/** The difference to upvotes alone, day by day, with its standard error. */
function differences(days) {
  const [mine, theirs] = ['trending', rivals['upvotes, descending']].map((by) => figuresOfForeseeing(days, by));
  return ['ndcg', 'precision'].map((figure) => {
    const values = mine.map((of, index) => of[figure] - theirs[index][figure]);
    const error = Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)) / values.length);
    return `${mean(values).toFixed(4)} ± ${error.toFixed(4)}`;
  });
}

/** What upvotes alone would reach if they were read later: how much of the figure is only a matter of time. */
function readLater(from, to) {
  const figures = foreseeing.flatMap(({ papers, later }) => {
    const ids = papers.map(({ ids }) => ids.arxiv);
    const readings = ids.map((id) =>
      readingBetween(id, firstReadingOf(id).time + from * day, firstReadingOf(id).time + to * day),
    );
    if (readings.filter(Boolean).length < ids.length * 0.8) return [];
    const upvotes = readings.map(
      (reading, index) => reading?.signals.upvotes ?? firstReadingOf(ids[index]).signals.upvotes,
    );
    const gains = ids
      .map((id, index) => ({ gain: later.get(`arxiv:${id}`), upvotes: upvotes[index] }))
      .sort((a, b) => b.upvotes - a.upvotes)
      .map(({ gain }) => gain);
    return [{ ndcg: ndcg(gains, 10), precision: precision(gains, 5) }];
  });
  const first = `${figures.length} days`;
  return figures.length
    ? `${mean(figures.map((f) => f.ndcg)).toFixed(3)} and ${mean(figures.map((f) => f.precision)).toFixed(3)} (${first})`
    : 'no days';
}

const [judged, everyDay] = [differences(foresee.judge), differences(foreseeing)];
const positives = enter.judge.flatMap(({ papers, entered }) => papers.filter(({ id }) => entered.has(id))).length;
const report = `# Ranking: what it foresees

\`npm run bench -- ranking\` on corpus/hf, ${new Date().toISOString().slice(0, 10)}, Node ${process.version}. A ranking sees papers as they were known at a moment, with no later reading, and is
judged by what came after. Weights were fitted by \`node bench/ranking/fit.mjs\` on the first 80 % of the days of (a)
and (b); the first column of each pair is the remaining 20 %, on which nothing was tuned.

- (a) Of the papers listed one to seven days before a day, which are on the real trending page? AUC over
  ${entering.flatMap(({ papers }) => papers).length} candidates on ${entering.length} days; the rest is ${enter.judge.flatMap(({ papers }) => papers).length} candidates on ${enter.judge.length} days, ${positives} of them on the page.
- (b) From the first reading of a day's papers: the order by their newest upvotes, as nDCG@10 with linear gain and precision@5.
  ${foreseeing.length} days whose upvotes grew; the rest is ${foresee.judge.length} days from ${foresee.judge[0].date}.
- (c) Of the first 50 of all papers known on a day (${crowd[0].papers.length} to ${crowd.at(-1).papers.length}): how many were published more than 90 days
  before, and how many were not there the day before; over ${crowd.length} days.

${table.join('\n')}

## What the figures can bear

(b) against upvotes alone, day by day, ± one standard error: on the rest nDCG ${judged[0]} and precision ${judged[1]}; over all days
nDCG ${everyDay[0]} and precision ${everyDay[1]}. One paper more among the first five of one of the ${foresee.judge.length} days is ${(1 / 5 / foresee.judge.length).toFixed(4)}.

Much of what is missing had not happened yet. Upvotes alone, read later, would reach (nDCG@10 and precision@5):

| read | all days with such a reading |
|---|---|
| at the first reading | ${readLater(0, 0)} |
| half a day to two days later | ${readLater(0.5, 2)} |
| two to seven days later | ${readLater(2, 7)} |
`;
const file = resolve(import.meta.dirname, '../../docs/benchmarks/ranking.md');
writeFileSync(file, report);
console.log(report);
