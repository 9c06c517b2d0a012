// What was tried beside the constants of `trending`, each as a further term of its sum, measured on both parts of the days.
import { rankings, weighted } from '../../packages/core/dist/index.js';
import { day } from './corpus.mjs';
import { auc, mean } from './metrics.mjs';
import { entering, figuresOfForeseeing, foreseeing, overlapsOfEntering, scoresOfEntering, split } from './tasks.mjs';

const { trending } = rankings;

/** `trending` and a term more, which sees the terms there are. */
const plus = (extraOf) => (papers, context) => {
  const score = weighted(trending)(papers, context);
  const extra = extraOf(papers, context);
  return (paper, index) => {
    const terms = score(paper, index);
    return [...terms, { signal: 'tried', contribution: extra(paper, terms), text: () => '' }];
  };
};

const speedOf = (terms) => terms.find(({ signal, aspect }) => signal === 'stars' && aspect === 'speed')?.value ?? 0;
const votesOf = (terms) =>
  terms.find(({ signal, aspect }) => signal === 'upvotes' && aspect === 'level')?.contribution ?? 0;
/** How many of the papers with code have a star speed, by readings of two days or more. */
const shareRead = (papers) => {
  const coded = papers.filter(({ links }) => links.code);
  return coded.length
    ? mean(coded.map(({ history }) => (history.filter(({ signals }) => 'stars' in signals).length > 1 ? 1 : 0)))
    : 0;
};

/** What was tried, with its values. */
const tries = {
  'a threshold at 20, 40 or 80 stars a day, worth 1, 2 or 4': [20, 40, 80].flatMap((at) =>
    [1, 2, 4].map((worth) =>
      plus(() => (_, terms) => {
        const gained = speedOf(terms) ** 2;
        return (worth * gained) / (gained + at ** 2);
      }),
    ),
  ),
  'the level of stars, worth 0.1, 0.6 or 1': [0.1, 0.6, 1].map((level) => ({
    ...trending,
    stars: { ...trending.stars, level },
  })),
  'stars a day since it was published, where no speed is known, worth 0.5, 1 or 2': [0.5, 1, 2].map((worth) =>
    plus((_, { now }) => (paper, terms) => {
      const days = Math.max(1, (now - Date.parse(paper.published)) / day);
      return speedOf(terms) ? 0 : worth * Math.asinh((paper.signals.stars ?? 0) / days / 30);
    }),
  ),
  'votes count less, by .3, .5 or .7, the more of the papers have a star speed': [0.3, 0.5, 0.7].map((part) =>
    plus((papers) => {
      const share = part * shareRead(papers);
      return (_, terms) => -share * votesOf(terms);
    }),
  ),
  'code of its own, worth 1, 2 or 3': [1, 2, 3].map((worth) =>
    plus(
      () =>
        ({ links }) =>
          links.code ? worth : 0,
    ),
  ),
  'days since it was listed, up to 3, for the delay of the page': [
    plus(
      (_, { now }) =>
        ({ listed }) =>
          Math.min(3, Math.max(0, (now - Date.parse(listed)) / day)) || 0,
    ),
  ],
};

const [enter, foresee] = [split(entering), split(foreseeing)];
const figures = (part, by) => [
  auc(scoresOfEntering(enter[part], by).flat()),
  mean(overlapsOfEntering(enter[part], by).map(({ precision }) => precision)),
  mean(figuresOfForeseeing(foresee[part], by).map(({ ndcg }) => ndcg)),
];

const short = (figure) => figure.toFixed(3);
function row(name, rankings) {
  const all = rankings.map((by) => ['fit', 'judge'].flatMap((part) => figures(part, by)));
  const cells = all[0].map((_, place) => {
    const sorted = all.map((of) => of[place]).sort((a, b) => a - b);
    const [least, most] = [sorted[0], sorted.at(-1)].map(short);
    return least === most ? least : `${least}–${most}`;
  });
  return `| ${[name, ...cells].join(' | ')} |`;
}

/** The table: of each idea the least and the most that any of its values gives. */
export function tried() {
  return `| added | fitted: AUC | R-precision | (b) nDCG@10 | rest: AUC | R-precision | (b) nDCG@10 |
|---|--:|--:|--:|--:|--:|--:|
${[row('nothing', [trending]), ...Object.entries(tries).map(([name, of]) => row(name, of))].join('\n')}`;
}

if (import.meta.filename === process.argv[1]) console.log(tried());
