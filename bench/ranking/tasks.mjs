// What a ranking is asked. Every task gives it papers as they were known at a moment, and judges with what came later.
import { rank } from '../../packages/core/dist/index.js';
import { day, firstReadingOf, knownBefore, lastReadingOf, pages, paperAt, trendingPages } from './corpus.mjs';
import { mean, ndcg, precision } from './metrics.mjs';

/** The first four fifths of days are for fitting, the rest for judging. */
export function split(days) {
  const border = Math.floor(days.length * 0.8);
  return { fit: days.slice(0, border), judge: days.slice(border) };
}

/** (a) For each day of the real trending page: the papers listed one to seven days before, and which of them are on it. */
export const entering = trendingPages.map(({ date, time, ids }) => {
  const recent = pages.filter((page) => daysBetween(page.date, date) >= 1 && daysBetween(page.date, date) <= 7);
  const papers = recent
    .flatMap((page) => page.ids)
    .filter((id) => firstReadingOf(id).time < time)
    .map((id) => paperAt(id, time));
  return { time, papers, entered: new Set(ids.map((id) => `arxiv:${id}`)) };
});

/** (b) For each daily page whose upvotes grew later: its papers at their first reading, and their newest upvotes. */
export const foreseeing = pages.flatMap(({ date, ids }) => {
  const later = new Map(ids.map((id) => [`arxiv:${id}`, lastReadingOf(id).signals.upvotes]));
  const grew = ids.some((id) => lastReadingOf(id).signals.upvotes > firstReadingOf(id).signals.upvotes);
  if (!grew || ids.length < 5) return [];
  const isFirst = ({ source }) => source === 'hf-daily-snapshot';
  const time = Math.max(...ids.map((id) => firstReadingOf(id).time));
  return [{ date, time, papers: ids.map((id) => paperAt(id, firstReadingOf(id).time, isFirst)), later }];
});

/**
 * (c) An archive that grows day by day as `build` makes it: each paper is read on the day of its daily page and never
 * again, and none is let go.
 */
export function growing() {
  const isDaily = ({ source }) => source === 'hf-daily-snapshot';
  return trendingPages.map(({ date, time }) => ({
    time,
    papers: pages
      .filter((page) => page.date <= date)
      .flatMap(({ ids }) => ids)
      .filter((id) => firstReadingOf(id).time < time)
      .map((id) => paperAt(id, time, isDaily)),
  }));
}

/** (c) For each day of the real trending page: every paper known by then. */
export function crowding() {
  return trendingPages.map(({ time }) => ({ time, papers: knownBefore(time).map((id) => paperAt(id, time)) }));
}

/** Of the papers that are on the page: how many are among as many first ones of each day; and of the first ten, how many. */
export function overlapsOfEntering(days, by, order = rank) {
  return days.flatMap(({ time, papers, entered }) => {
    const ordered = order(papers, { by, now: new Date(time) }).map(({ paper }) => Number(entered.has(paper.id)));
    const positives = ordered.reduce((sum, is) => sum + is, 0);
    const share = (count) => ordered.slice(0, count).reduce((sum, is) => sum + is, 0) / Math.min(count, positives);
    return positives ? [{ precision: share(positives), overlap: share(10) }] : [];
  });
}

/** The pooled AUC of days that may stand there several times. */
export function scoresOfEntering(days, by, order = rank) {
  return days.map(({ time, papers, entered }) =>
    order(papers, { by, now: new Date(time) }).map(({ paper, score }) => ({ score, positive: entered.has(paper.id) })),
  );
}

/** How well each day's order foresees the newest upvotes. */
export function figuresOfForeseeing(days, by, order = rank) {
  return days.map(({ time, papers, later }) => {
    const gains = order(papers, { by, now: new Date(time) }).map(({ paper }) => later.get(paper.id));
    return { ndcg: ndcg(gains, 10), precision: precision(gains, 5) };
  });
}

export function judgeCrowding(days, by) {
  return crowdOf(
    days.map(({ time, papers }) => ({
      time,
      top: rank(papers, { by, now: new Date(time), limit: 50 }).map(({ paper }) => paper),
    })),
  );
}

/** The share of papers published more than 90 days before, and of places that change hands from one day to the next. */
export function crowdOf(tops) {
  const old = tops.map(({ time, top }) =>
    mean(top.map(({ published }) => (time - Date.parse(published) > 90 * day ? 1 : 0))),
  );
  const turnover = tops.slice(1).map(({ top }, index) => {
    const before = new Set(tops[index].top.map(({ id }) => id));
    return mean(top.map(({ id }) => (before.has(id) ? 0 : 1)));
  });
  return { old: mean(old), turnover: mean(turnover) };
}

function daysBetween(a, b) {
  return (Date.parse(b) - Date.parse(a)) / day;
}
