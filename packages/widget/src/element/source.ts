import { readEmbedded } from '../feed/embedded.js';
import { FeedError } from '../feed/error.js';
import { asUrls } from '../feed/guard.js';
import { readFeed } from '../feed/read.js';
import type { FeedSession } from '../feed/session.js';
import type { Settings } from './settings.js';

/** Shows what a page gives the element: its `items`, the papers inside it, or the feeds at `src`. */
export function openSource(element: Settings, session: FeedSession): void {
  const { items, src } = element;
  const present = items === undefined || items === null ? readEmbedded(element) : readFeed(items);
  const urls = asUrls(src.split(/\s+/), document.baseURI);
  if (present) session.show(present, urls);
  else if (urls.length > 0) void session.open(urls);
  else if (src.trim()) session.fail(unusable(src));
  else session.clear();
}

function unusable(src: string): FeedError {
  const isOnDisk = location.protocol === 'file:';
  const message = isOnDisk
    ? `${src} cannot be loaded by a page that was opened from a disk: put the feed inside the element, or serve the folder.`
    : `${src} is no address that begins with http or https.`;
  return new FeedError(isOnDisk ? 'feed-file' : 'feed-address', message, { url: src });
}
