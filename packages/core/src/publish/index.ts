export { toAtom } from './feed/atom.js';
export type { JsonFeedOptions } from './feed/json-feed.js';
export { toJsonFeed } from './feed/json-feed.js';
export type { FeedOptions } from './feed/options.js';
export { toRss } from './feed/rss.js';
export { toHtml } from './page/html.js';
export type { HtmlOptions, PageElement } from './page/options.js';
export type { Publishable, PublishOptions } from './types.js';
