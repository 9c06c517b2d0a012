import { cameUp, cameUpDate, day } from '../paper/days.js';
import type { Paper } from '../paper/schema.js';
import { signalKind } from '../paper/signals.js';
import { anObject, checkArgument } from '../text/options.js';
import { namesFor } from './counted.js';
import { type Column, growthColumns, levelColumn } from './evidence.js';
import { placesIn } from './position.js';
import { sharesIn } from './repository.js';
import { exact } from './term.js';
import type { ScoreContext, Term } from './types.js';
import { measuredIn, medianOf } from './values.js';
import { checkedWeight, signalWeights, type Weights } from './weights.js';

/** The terms of each paper, and their sum without making them: of a million papers only the first are explained. */
export type Scored = ((paper: Paper, index: number) => Term[]) & { sum: (index: number) => number };

/**
 * The scorer of a table of weights.
 *
 * @throws TypeError when a weight is no number, or of a signal that neither the table of signals nor any paper knows.
 * @example
 * rank(papers, { by: weighted({ citations: 1, age: -0.5 }), now });
 */
export function weighted(weights: Weights): (papers: readonly Paper[], context: ScoreContext) => Scored {
  checkArgument('The weights', weights, anObject);
  const { age = 0, halfLife = 0, position, unknown, ...rest } = weights;
  for (const [name, weight] of Object.entries({ age, halfLife, position, unknown }))
    if (weight !== undefined) checkedWeight(name, weight);
  return (papers, { now }) => {
    const signals = signalWeights(rest, papers);
    const placesOf = placesIn(papers, position);
    const shareOf = sharesIn(papers);
    const columns: Column[] = [];
    let others: Column[] = [];
    for (const [signal, of] of Object.entries(signals)) {
      const names = namesFor(signal, papers, Object.keys(signals));
      const own = [
        ...(of.level ? levelColumn(names, of.level, unknown, papers, now, shareOf) : []),
        ...(of.speed || of.acceleration ? growthColumns(names, of, papers, now, shareOf) : []),
      ];
      if (of.replaces) replace(own, others, of.replaces);
      columns.push(...own);
      others = [...others, ...own];
    }
    columns.push(aloneColumn(columns, papers.length));
    if (age || halfLife) columns.push(ageColumn(papers, now, age, halfLife, unknown));
    const places = measuredIn(papers, (paper) =>
      placesOf(paper).reduce((sum, { contribution }) => sum + contribution, 0),
    );
    const terms = (paper: Paper, index: number): Term[] => [
      ...(placesOf(paper) as Term[]),
      ...columns.flatMap(({ contributions, reasonOf }) => {
        const contribution = contributions[index]!;
        return contribution ? [{ ...reasonOf(index), contribution } as Term] : [];
      }),
    ];
    const sum = (index: number) =>
      columns.reduce((sum, { contributions }) => sum + contributions[index]!, places[index]!);
    return Object.assign(terms, { sum });
  };
}

/**
 * What a signal that tells much gives in the place of what the others give: of its own worth so much as goes beyond
 * that share of theirs, so that the sum never falls with either, and never below what it is without it.
 */
function replace(own: readonly Column[], others: readonly Column[], share: number): void {
  const sumOf = (columns: readonly Column[], index: number) =>
    columns.reduce((sum, { contributions }) => sum + contributions[index]!, 0);
  for (let index = 0; index < (own[0]?.contributions.length ?? 0); index++) {
    const worth = sumOf(own, index);
    if (!(worth > 0)) continue;
    const left = Math.max(0, worth - share * Math.max(0, sumOf(others, index))) / worth;
    for (const { contributions } of own) contributions[index] = exact(contributions[index]! * left);
  }
}

/**
 * What a leap of one signal loses while all others are known to be less than usual: half of what goes beyond the leap.
 * A repository that stands still does not speak against votes, so that nobody ranks lower for having code.
 */
function aloneColumn(columns: readonly Column[], size: number): Column {
  const alone = { signal: 'alone', reasonOf: () => ({ signal: 'alone' }) };
  const contributions = new Float64Array(size);
  for (const { signal, contributions: own, leapOf } of columns) {
    const others = columns.filter(
      (other) => other.isLow && other.signal !== signal && !signalKind(other.signal)?.ofCode,
    );
    if (!leapOf || !others.length) continue;
    for (let index = 0; index < size; index++) {
      const leap = leapOf(index);
      if (!(own[index]! > leap)) continue;
      const known = others.map(({ isLow }) => isLow!(index)).filter((isLow) => isLow !== undefined);
      if (known.length && known.every(Boolean))
        contributions[index] = exact(contributions[index]! - (own[index]! - leap) / 2);
    }
  }
  return { ...alone, contributions };
}

/** What the days since a paper came up give: by their logarithm, by half-lives, or both. Without a date it is usual. */
function ageColumn(
  papers: readonly Paper[],
  now: number,
  weight: number,
  halfLife: number,
  unknown: number | undefined,
): Column {
  // A date that is yet to come is a mistake, and no age.
  const days = measuredIn(papers, (paper) => (now - cameUp(paper)) / day).map((age) => (age >= 0 ? age : Number.NaN));
  const worthOf = (age: number) => weight * Math.asinh(age) + (halfLife && Math.LN2 * (1 - age / halfLife));
  const usual = medianOf(days);
  const dayOf = (age: number) => Math.floor(now / day - age);
  // A day that all papers share tells none from another.
  const isShared = days.every((age) => !(age >= 0) || dayOf(age) === dayOf(usual));
  const guess = worthOf(usual) || 0;
  return {
    signal: 'age',
    contributions: days.map((age) => exact(age >= 0 ? worthOf(age) : (unknown ?? guess))),
    reasonOf: (index) => {
      const value = days[index]!;
      const since = value >= 0 && cameUpDate(papers[index]!)!;
      return { signal: 'age', ...(since && { value, usual, since, ...(isShared && { of: 1 }) }) };
    },
  };
}
