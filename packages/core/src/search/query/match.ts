import type { Segment } from '../store/segment.js';
import { eachPosting, type Term } from './terms.js';

/** 1 for each paper of a segment, or of whatever else has numbered papers, that meets a condition. */
type Mask = Uint8Array<ArrayBuffer>;
export interface Sized {
  size: number;
}
export type Condition<S extends Sized = Segment> = (segment: S) => Mask;

/** No paper at all. */
export const none: Condition<Sized> = ({ size }) => new Uint8Array(size);

export const everyPaper: Condition<Sized> = ({ size }) => new Uint8Array(size).fill(1);

export function anyTerm(terms: readonly Term[]): Condition {
  return (segment) => {
    const mask = new Uint8Array(segment.size);
    for (const term of terms) eachPosting(segment, term, (doc) => (mask[doc] = 1));
    return mask;
  };
}

export function every<S extends Sized>(conditions: readonly Condition<S>[]): Condition<S> {
  if (conditions.length === 1) return conditions[0]!;
  return (segment) => {
    const mask = everyPaper(segment);
    for (const condition of conditions) {
      const other = condition(segment);
      for (let doc = 0; doc < mask.length; doc++) mask[doc]! &= other[doc]!;
    }
    return mask;
  };
}

/** De Morgan: at least one holds unless none does. */
export function some<S extends Sized>(conditions: readonly Condition<S>[]): Condition<S> {
  return conditions.length === 1 ? conditions[0]! : not(every(conditions.map(not)));
}

export function not<S extends Sized>(condition: Condition<S>): Condition<S> {
  return (segment) => {
    const mask = condition(segment);
    for (let doc = 0; doc < mask.length; doc++) mask[doc] = 1 - mask[doc]!;
    return mask;
  };
}

/** Papers for which a test holds; asked only of those that meet the condition, when there is one. */
export function where(test: (segment: Segment, doc: number) => boolean, among: Condition = everyPaper): Condition {
  return (segment) => {
    const mask = among(segment);
    for (let doc = 0; doc < mask.length; doc++) if (mask[doc] === 1 && !test(segment, doc)) mask[doc] = 0;
    return mask;
  };
}
