import type { FeedError } from '../feed/error.js';
import type { Key, Words } from '../i18n/words.js';

const isBusy = (status = 0) => status === 429 || status >= 500;

/** Whether it was the network, or a server that is down, and not the feed. */
export const isOutOfReach = (error: FeedError | undefined): boolean => error?.code === 'feed-unreachable';

/** What a reader can do about it; what only the keeper of the page can mend has its code beside it, to be passed on. */
export function adviceOn(error: FeedError | undefined, words: Words): string {
  if (error === undefined) return '';
  const key: Key = isOutOfReach(error)
    ? 'adviceConnection'
    : isBusy(error.facts.status)
      ? 'adviceLater'
      : error.code === 'feed-file'
        ? 'adviceFile'
        : 'adviceKeeper';
  return words.say(key, { code: error.code });
}
