/** Which pairs of a matrix a run takes. */
export type Pairs = <A, B>(as: readonly A[], bs: readonly B[]) => (readonly [A, B])[];

const pairsWhere =
  (isTaken: (a: number, b: number, as: number, bs: number) => boolean): Pairs =>
  (as, bs) =>
    as.flatMap((a, i) => bs.flatMap((b, j) => (isTaken(i, j, as.length, bs.length) ? [[a, b] as const] : [])));

const isOnDiagonal = (a: number, b: number, as: number, bs: number) => (as < bs ? a === b % as : b === a % bs);

/** Each value of both in one pair or some: what `npm test` takes. */
export const eachValue = pairsWhere(isOnDiagonal);

/** All other pairs: what the long run takes. */
export const otherPairs = pairsWhere((...place) => !isOnDiagonal(...place));
