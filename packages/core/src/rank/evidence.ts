import { day } from '../paper/days.js';
import type { Aspect, Reason } from '../paper/reason.js';
import type { Paper } from '../paper/schema.js';
import { signalKind } from '../paper/signals.js';
import { timeOf } from '../text/iso.js';
import { countIn } from './counted.js';
import { type Growth, growthOf } from './growth.js';
import { countBefore } from './repository.js';
import { exact } from './term.js';
import { countOf, measuredIn, medianOf } from './values.js';
import { evidence, type SignalWeights } from './weights.js';

/** What one part of a ranking gives each paper, and why. */
export interface Column {
  signal: string;
  contributions: Float64Array;
  /** Whether a count is less than usual; nothing where that is not known. */
  isLow?: (index: number) => boolean | undefined;
  /** Beyond which contribution of a paper it is a leap, where it can be one. */
  leapOf?(index: number): number;
  reasonOf(index: number): Omit<Reason, 'contribution'>;
}

/** Fewer papers than these have nothing usual. */
const fewest = 3;
/** A count that was read longer ago than this is said with the day of its reading. */
const recent = 2 * day;

/**
 * What the count of a signal gives, under the first of its names that a paper has: the weight for an e-fold, by the
 * inverse hyperbolic sine, a logarithm that knows nothing and less (Burbidge, Magee and Robb, JASA 83, 1988). A zero gives
 * nothing, so that nobody ranks lower for it, and so does a count that no paper has: then there is no column.
 *
 * An unknown count is taken for what is usual in the paper's listing, as far as that is known there: in a listing of
 * which nobody is counted it is nothing, and so it is for the stars of a paper without code.
 */
export function levelColumn(
  names: readonly string[],
  weight: number,
  unknown: number | undefined,
  papers: readonly Paper[],
  now: number,
  shareOf: (index: number) => number,
): Column[] {
  if (unknown === undefined && !papers.some((paper) => countIn(paper, names).count >= 0)) return [];
  const signal = names[0]!;
  const ofCode = signalKind(signal)?.ofCode;
  const nameOf = (index: number) => countIn(papers[index]!, names).name;
  const values = measuredIn(papers, (paper, index) => {
    const { count } = countIn(paper, names);
    return ofCode && count > 0 ? Math.max(0, count - countBefore(paper, signal)) * shareOf(index) : count;
  });
  const usuals = names.map((name) =>
    usualOf(names[1] ? measuredIn(papers, (paper) => countIn(paper, [name]).count) : values),
  );
  const usualAt = (index: number) => usuals[names.indexOf(nameOf(index))]!;
  const scale = ofCode ? evidence.stars : 1;
  const guessOf = unknown === undefined ? guessesIn(papers, values, ofCode) : () => 0;
  const column: Column = {
    signal,
    contributions: values.map((value, index) =>
      exact(
        value >= 0
          ? weight * Math.asinh(value / scale)
          : (unknown ?? weight * Math.asinh(guessOf(papers[index]!) / scale)),
      ),
    ),
    isLow: (index) => (values[index]! >= 0 && usualAt(index) >= 0 ? values[index]! < usualAt(index) : undefined),
    leapOf: (index) =>
      usualAt(index) > 0 ? weight * Math.asinh((evidence.leap * usualAt(index)) / scale) : Number.POSITIVE_INFINITY,
    reasonOf(index) {
      const { history = [] } = papers[index]!;
      const [value, usual, name] = [values[index]!, usualAt(index), nameOf(index)];
      const at = history.findLast((reading) => timeOf(reading.at) <= now && countOf(reading.signals?.[name]) >= 0)?.at;
      return {
        signal: name,
        aspect: 'level',
        ...(value >= 0 && { value, ...(now - timeOf(at) > recent && { at: at! }) }),
        ...(usual >= 0 && unknown === undefined && { usual }),
      };
    },
  };
  return [column];
}

/**
 * What a signal's gain a day gives, or the gain over the gain before: nothing where it is unknown. A speed is believed
 * the less the longer ago it was read and the shorter it was measured.
 */
export function growthColumns(
  names: readonly string[],
  { speed, acceleration }: SignalWeights,
  papers: readonly Paper[],
  now: number,
  shareOf: (index: number) => number,
): Column[] {
  if (!papers.some(({ history }) => history && history.length > 1)) return [];
  const signal = names[0]!;
  const growths = papers.map((paper) =>
    names.reduce<Growth | undefined>((growth, name) => growth ?? growthOf(paper, name, now), undefined),
  );
  if (!growths.some(Boolean)) return [];
  const ofCode = signalKind(signal)?.ofCode;
  const column = (aspect: Exclude<Aspect, 'level'>, weight: number): Column => {
    const values = measuredIn(papers, (_, index) => {
      const value = growths[index]?.[aspect] ?? Number.NaN;
      return Math.max(0, value) * (ofCode ? shareOf(index) : 1);
    });
    const usual = usualOf(values);
    return {
      signal,
      leapOf: () => weight * Math.asinh(evidence.burst),
      contributions: values.map((value, index) =>
        value > 0 ? exact(weight * Math.asinh(value / evidence.speed) * beliefIn(growths[index]!, now)) : 0,
      ),
      reasonOf(index) {
        const { signal, since, at } = growths[index]!;
        return {
          signal,
          aspect,
          value: values[index]!,
          ...(aspect === 'speed' && usual >= 0 && { usual }),
          since: new Date(since).toISOString(),
          at: new Date(at).toISOString(),
        };
      },
    };
  };
  return [...(speed ? [column('speed', speed)] : []), ...(acceleration ? [column('acceleration', acceleration)] : [])];
}

/** How much a growth tells of now, from 0 to 1. */
function beliefIn({ since, at }: Growth, now: number): number {
  const span = (at - since) / day;
  return (span / (span + evidence.span)) * 2 ** (-(now - at) / day / evidence.freshness);
}

/** What to take an unknown count for: what is usual among the papers of its listings. */
function guessesIn(papers: readonly Paper[], values: Float64Array, ofCode = false): (paper: Paper) => number {
  const listings = new Map<string, { known: number[]; size: number }>();
  const belongs = ({ links }: Paper) => !ofCode || links?.code;
  const namesOf = ({ sources = [] }: Paper) => (sources.length ? sources.map(({ name }) => name) : ['']);
  const isKnown = (value: number) => value >= 0;
  if (!values.some(isKnown) || !papers.some((paper, index) => belongs(paper) && !isKnown(values[index]!)))
    return () => 0;
  for (const [index, paper] of papers.entries()) {
    if (!belongs(paper)) continue;
    const value = values[index]!;
    for (const name of namesOf(paper)) {
      const listing = listings.get(name) ?? { known: [], size: 0 };
      listings.set(name, listing);
      listing.size++;
      if (value >= 0) listing.known.push(value);
    }
  }
  const guesses = new Map<string, number>();
  for (const [name, { known, size }] of listings)
    guesses.set(
      name,
      known.length && Math.sinh(Math.asinh(medianOf(new Float64Array(known))) * Math.min(1, (2 * known.length) / size)),
    );
  return (paper) => (belongs(paper) ? Math.max(...namesOf(paper).map((name) => guesses.get(name)!)) : 0);
}

function usualOf(values: Float64Array): number {
  let known = 0;
  for (const value of values) if (value >= 0 && ++known >= fewest) return medianOf(values);
  return Number.NaN;
}
