/** The chance that a positive scores above a negative; ties count half. Mann and Whitney, 1947. */
export function auc(scored) {
  const order = scored.toSorted((a, b) => a.score - b.score);
  let [rankSum, positives] = [0, 0];
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && order[end].score === order[start].score) end++;
    const tied = order.slice(start, end).filter(({ positive }) => positive).length;
    rankSum += (tied * (start + 1 + end)) / 2;
    positives += tied;
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * (order.length - positives));
}

/** Discounted cumulative gain of the first k against that of the best order, with the gains as they are. */
export function ndcg(gains, k) {
  return (
    dcg(gains, k) /
    dcg(
      gains.toSorted((a, b) => b - a),
      k,
    )
  );
}

function dcg(gains, k) {
  return gains.slice(0, k).reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);
}

/** How many of the first k are among the k with the highest gains; of equal gains at the border any will do. */
export function precision(gains, k) {
  const least = gains.toSorted((a, b) => b - a)[k - 1];
  return Math.min(k, gains.slice(0, k).filter((gain) => gain >= least).length) / k;
}

export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle 95 % of a figure over days drawn anew, with repetition: Efron, 1979. The same days give the same interval. */
export function interval(days, figure, draws = 400) {
  let state = 5;
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
  const values = Array.from({ length: draws }, () =>
    figure(days.map(() => days[Math.floor(random() * days.length)])),
  ).sort((a, b) => a - b);
  return [values[Math.floor(draws * 0.025)], values[Math.floor(draws * 0.975)]];
}
