/** The mark by which `isTrendingPapersError` of core knows an error, in every copy of the toolkit. */
const mark = Symbol.for('trending-papers.error');

/** Why a feed could not be shown. Core's own error would bring the cleaning of texts into every page. */
export class FeedError extends Error {
  override name = 'TrendingPapersError';
  readonly [mark] = true;

  constructor(
    readonly code:
      | 'feed-address'
      | 'feed-file'
      | 'feed-unreachable'
      | 'feed-blocked'
      | 'feed-mixed'
      | 'feed-http'
      | 'feed-html'
      | 'feed-too-large'
      | 'feed-unreadable',
    message: string,
    readonly facts: { url: string; status?: number },
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}
