import type { Segment } from '../index/segment.js';
import { eachPosting, type Term } from './terms.js';

/** 1 for each paper of a segment that meets a condition. */
type Mask = Uint8Array;
export type Condition = (segment: Segment) => Mask;

/** No paper at all. */
export const none: Condition = (segment) => new Uint8Array(segment.size);

export const everyPaper: Condition = (segment) => new Uint8Array(segment.size).fill(1);

export function anyTerm(terms: readonly Term[]): Condition {
  return (segment) => {
    const mask = new Uint8Array(segment.size);
    for (const term of terms) eachPosting(segment, term, (doc) => (mask[doc] = 1));
    return mask;
  };
}

export function every(conditions: readonly Condition[]): Condition {
  if (conditions.length === 1) return conditions[0]!;
  return (segment) => {
    const mask = new Uint8Array(segment.size).fill(1);
    for (const condition of conditions) {
      const other = condition(segment);
      for (let doc = 0; doc < mask.length; doc++) mask[doc]! &= other[doc]!;
    }
    return mask;
  };
}

export function some(conditions: readonly Condition[]): Condition {
  if (conditions.length === 1) return conditions[0]!;
  return (segment) => {
    const mask = new Uint8Array(segment.size);
    for (const condition of conditions) {
      const other = condition(segment);
      for (let doc = 0; doc < mask.length; doc++) mask[doc]! |= other[doc]!;
    }
    return mask;
  };
}

export function not(condition: Condition): Condition {
  return (segment) => {
    const mask = condition(segment);
    for (let doc = 0; doc < mask.length; doc++) mask[doc] = 1 - mask[doc]!;
    return mask;
  };
}

/** Papers for which a test holds; asked only of those that meet the condition, when there is one. */
export function where(test: (segment: Segment, doc: number) => boolean, among?: Condition): Condition {
  return (segment) => {
    const mask = among?.(segment) ?? new Uint8Array(segment.size).fill(1);
    for (let doc = 0; doc < mask.length; doc++) if (mask[doc] === 1 && !test(segment, doc)) mask[doc] = 0;
    return mask;
  };
}
