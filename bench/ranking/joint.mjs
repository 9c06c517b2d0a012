// All constants of `trending` together, by coordinate search: node bench/ranking/joint.mjs
//
// Fitted on the first four fifths of the days and reported on the rest; and, so that more days judge, on all days but those
// of one block (and two days around it, which share papers with it), reported on that block. A search may not lose
// anything of (b), the order by upvotes. Loads the sources themselves, since the constants of evidence are not public.
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { auc, interval, mean } from './metrics.mjs';
import { entering, figuresOfForeseeing, foreseeing, overlapsOfEntering, scoresOfEntering, split } from './tasks.mjs';

const { rank, evidence, rankings, growthOf } = await sources();

/** Each constant: how it is read and set. Rows of `weights.ts`, in its order. */
const constants = {
  'stars.level': [rankings.trending.stars, 'level'],
  'stars.speed': [rankings.trending.stars, 'speed'],
  'stars.replaces': [rankings.trending.stars, 'replaces'],
  halfLife: [rankings.trending, 'halfLife'],
  'evidence.speed': [evidence, 'speed'],
  'evidence.stars': [evidence, 'stars'],
  'evidence.freshness': [evidence, 'freshness'],
  'evidence.span': [evidence, 'span'],
};
const steps = [0.5, 0.7, 1.4, 2];
const sweeps = 2;
const asTheyAre = valuesNow();

function valuesNow() {
  return Object.values(constants).map(([table, name]) => table[name]);
}

function set(values) {
  for (const [index, [table, name]] of Object.values(constants).entries()) table[name] = values[index];
}

function figures(enter, foresee) {
  const by = rankings.trending;
  return {
    auc: auc(scoresOfEntering(enter, by, rank).flat()),
    precision: mean(overlapsOfEntering(enter, by, rank).map(({ precision }) => precision)),
    ndcg: mean(figuresOfForeseeing(foresee, by, rank).map(({ ndcg }) => ndcg)),
  };
}

/** The constants with the best figures on these days, one moved at a time until none helps. */
function fitted(enter, foresee) {
  set(asTheyAre);
  const least = figures(enter, foresee).ndcg - 0.001;
  const worth = ({ auc, precision, ndcg }) => auc + 0.3 * precision - 20 * Math.max(0, least - ndcg);
  let values = asTheyAre;
  let best = worth(figures(enter, foresee));
  for (let sweep = 0; sweep < sweeps; sweep++)
    for (const place of values.keys())
      for (const step of steps) {
        const tried = values.with(place, Number((values[place] * step).toPrecision(3)));
        set(tried);
        const reached = worth(figures(enter, foresee));
        if (reached > best) [best, values] = [reached, tried];
      }
  return values;
}

/** How many of the candidates with code have a star speed: where none is read, none can be ranked by it. */
function speedsKnown(days) {
  const known = days.flatMap(({ papers, time }) =>
    papers.filter(({ links }) => links.code).map((paper) => (growthOf(paper, 'stars', time) ? 1 : 0)),
  );
  return `${Math.round(mean(known) * 100)} %`;
}

const three = ({ auc, precision, ndcg }) => [auc, precision, ndcg].map((figure) => figure.toFixed(3)).join(' | ');
const of = (values, ...days) => {
  set(values);
  return figures(...days);
};
const named = (values) => Object.keys(constants).map((name, index) => `${name} ${values[index]}`);

/** The report, and the table of blocks. */
export function jointly() {
  const [enter, foresee] = [split(entering), split(foreseeing)];
  const joint = fitted(enter.fit, foresee.fit);
  set(joint);
  const scores = scoresOfEntering(enter.judge, rankings.trending, rank);
  const precisions = overlapsOfEntering(enter.judge, rankings.trending, rank).map(({ precision }) => precision);
  const spread = (days, figure) =>
    `${figure(days).toFixed(3)} [${interval(days, figure)
      .map((value) => value.toFixed(3))
      .join('–')}]`;
  const size = Math.ceil(entering.length / 5);
  const blocks = Array.from({ length: 5 }, (_, block) => {
    const [from, to] = [block * size, Math.min(entering.length, (block + 1) * size)];
    const days = entering.slice(from, to);
    const others = entering.filter((_, day) => day < from - 2 || day >= to + 2);
    const without = fitted(others, foresee.fit);
    const dates = [days[0], days.at(-1)].map(({ time }) => new Date(time).toISOString().slice(0, 10));
    const row = [dates.join(' to '), speedsKnown(days)];
    const pair = (values) => {
      const { auc, precision } = of(values, days, foresee.judge);
      return [auc.toFixed(3), precision.toFixed(3)];
    };
    return `| ${[...row, ...pair(asTheyAre), ...pair(without)].join(' | ')} |`;
  });
  const report = `| constants | fitted: AUC | R-precision | (b) nDCG@10 | rest: AUC | R-precision | (b) nDCG@10 |
|---|--:|--:|--:|--:|--:|--:|
| as they are | ${three(of(asTheyAre, enter.fit, foresee.fit))} | ${three(of(asTheyAre, enter.judge, foresee.judge))} |
| fitted together | ${three(of(joint, enter.fit, foresee.fit))} | ${three(of(joint, enter.judge, foresee.judge))} |

Fitted together: ${named(joint).join(', ')}. With intervals, on the rest: AUC ${spread(scores, (days) => auc(days.flat()))}, R-precision ${spread(precisions, mean)}.

| block of days | star speeds known | as they are: AUC | R-precision | fitted on the other blocks: AUC | R-precision |
|---|--:|--:|--:|--:|--:|
${blocks.join('\n')}`;
  set(asTheyAre);
  return report;
}

/** The sources of ranking as a module, whose tables may be written to. */
async function sources() {
  const room = resolve(import.meta.dirname, '../../packages/core/src/rank');
  const names = { rank: 'rank', weights: 'evidence, rankings', growth: 'growthOf' };
  const contents = Object.entries(names).map(([file, exports]) => `export { ${exports} } from './${file}.ts';`);
  const { outputFiles } = await build({
    stdin: { contents: contents.join('\n'), resolveDir: room, sourcefile: join(room, 'bench.ts') },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

if (import.meta.filename === process.argv[1]) console.log(jointly());
