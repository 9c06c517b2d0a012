import type { Paper } from '../paper/schema.js';
import { signalKind, signalNames } from '../paper/signals.js';
import { unknownName } from '../text/options.js';

/** What the sides of a signal weigh. */
export interface SignalWeights {
  /** An e-fold of the count. */
  level?: number;
  /** An e-fold of what it gains a day, by its history. */
  speed?: number;
  /** An e-fold of how much faster it gains than before. */
  acceleration?: number;
  /**
   * What share of the other signals' worth this one takes the place of: at 0.5 a signal that tells much makes the
   * others count half. Never less than without it.
   */
  replaces?: number;
}

/**
 * What a ranking looks at, and how much each part weighs: signals by name (a number is the weight of their level; what
 * stands for a signal, as points do for upvotes, is weighed with it),
 * `age` for an e-fold of days, `halfLife` for the days after which a paper counts an e-fold of ln 2 less, `position`
 * for a first place in a listing that ranks, and `unknown`, which puts papers behind that lack a signal asked for.
 */
export interface Weights {
  age?: number;
  halfLife?: number;
  position?: number;
  unknown?: number;
  [signal: string]: number | SignalWeights | undefined;
}

/** Puts papers that lack what is asked for behind those that have it, whatever they have. */
const unknown = -99;

/** A signal of which nobody has shown that it foretells much: small, to speak where nothing else is known. */
const faint = 0.03;

/**
 * The rankings that go by a name; a new one is a row here. Those of `trending` are in e-folds of upvotes, found by
 * `bench/ranking/fit.mjs` on the first four fifths of the days; docs/benchmarks/ranking.md says what they reach on the
 * rest. `hot` has the exponents of Hacker News, by the day instead of the hour.
 */
export const rankings = {
  trending: {
    ...(Object.fromEntries(
      signalNames.filter((name) => !signalKind(name)?.standsFor).map((name) => [name, faint]),
    ) as Record<string, number>),
    upvotes: 1,
    stars: { level: 0.3, speed: 6, replaces: 0.4 },
    halfLife: 14,
    position: 1,
  },
  rising: { upvotes: { speed: 1, acceleration: 0.5 }, stars: { speed: 1, acceleration: 0.5 } },
  hot: { upvotes: 0.8, age: -1.8 },
  top: { upvotes: 1, unknown },
  new: { age: -1, unknown },
  discussed: { comments: 1, unknown },
} satisfies Record<string, Weights>;

/**
 * How far evidence is believed. Few numbers, found on the first four fifths of the days, each where the figures are flat
 * around it.
 */
export const evidence = {
  /** What a repository gains a day when it begins to be noticed: below it a speed counts nearly in proportion. */
  speed: 30,
  /** How many stars a repository has when it begins to be noticed. */
  stars: 100,
  /** Days after which the speed of an old reading counts half. */
  freshness: 5,
  /** Days over which a speed must be measured to be believed by half. */
  span: 0.2,
  /** A leap is so many times `speed`, or a count so many times the usual: of what goes beyond, half is believed alone. */
  burst: 5,
  leap: 20,
};

/** The weights of signals, checked: each a finite number, of a signal that the table or any of the papers knows. */
export function signalWeights(
  weights: Readonly<Record<string, number | SignalWeights | undefined>>,
  papers: readonly Paper[],
): Record<string, SignalWeights> {
  return Object.fromEntries(
    Object.entries(weights).map(([signal, weight]) => {
      const of = typeof weight === 'number' ? { level: weight } : { ...weight };
      for (const [aspect, value] of Object.entries(of)) {
        if (!aspects.includes(aspect)) throw unknownName(`aspect of ${signal}`, aspect, aspects);
        checkedWeight(signal, value);
      }
      if (papers.length > 0 && !(signalNames as string[]).includes(signal) && !isKnown(signal, papers))
        throw unknownName('signal', signal, [...signalNames, ...others]);
      return [signal, of];
    }),
  );
}

/** @throws TypeError naming the weight when it is no finite number. */
export function checkedWeight(name: string, weight: unknown): void {
  if (!Number.isFinite(weight)) throw new TypeError(`The weight of ${name} is no finite number: ${String(weight)}`);
}

const aspects = ['level', 'speed', 'acceleration', 'replaces'];
const others = ['age', 'halfLife', 'position', 'unknown'];

function isKnown(signal: string, papers: readonly Paper[]): boolean {
  return papers.some(
    ({ signals, history }) =>
      Object.hasOwn(signals ?? {}, signal) || history?.some((reading) => Object.hasOwn(reading.signals ?? {}, signal)),
  );
}
