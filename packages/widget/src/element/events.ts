import type { Paper } from '@trending-papers/core/paper';
import type { FeedError } from '../feed/error.js';

/** What each event of the element carries. All bubble and cross shadow roots. */
export interface TrendingPapersEventDetails {
  /** A link of a paper is about to be followed; `preventDefault()` stops that. */
  'paper-open': { paper: Paper; link: string; url: string };
  /** A paper was saved, or taken off the list. */
  'paper-save': { paper: Paper; saved: boolean };
  /** A paper was hidden, or shown again. */
  'paper-hide': { paper: Paper; hidden: boolean };
  /** Papers were loaded: `count` of them are known now. */
  'feed-load': { count: number; title: string | undefined };
  /** A feed, or a page of it, could not be loaded or read. */
  'feed-error': { code: string; message: string; url: string | undefined };
  /** The reader's lists could not be brought in line with those of `lists`. */
  'lists-error': { message: string };
  /** Something was searched for. */
  'feed-search': { query: string; count: number };
}

export type TrendingPapersEventMap = {
  [Name in keyof TrendingPapersEventDetails]: CustomEvent<TrendingPapersEventDetails[Name]>;
};

/** Tells the page; returns false when a listener called `preventDefault()` on a cancelable event. */
export function tell<Name extends keyof TrendingPapersEventDetails>(
  target: EventTarget,
  name: Name,
  detail: TrendingPapersEventDetails[Name],
): boolean {
  const cancelable = name === 'paper-open';
  return target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
}

/** What the page is told of an error. */
export function describe({ code, message, facts }: FeedError): TrendingPapersEventDetails['feed-error'] {
  return { code, message, url: facts.url };
}
