export { escapeMarkup } from '../text/escape/markup.js';
export {
  type ChatMessage,
  type MastodonOptions,
  toBluesky,
  toDiscord,
  toFeishu,
  toMastodon,
  toMattermost,
  toNtfy,
  toSlack,
  toTeams,
  toTelegram,
  toWebhook,
} from './chat/index.js';
export { toBiblatex } from './cite/biblatex.js';
export { toBibtex } from './cite/bibtex.js';
export { toCslJson } from './cite/csl-json.js';
export { toRis } from './cite/ris.js';
export { toAtom } from './feed/atom.js';
export type { JsonFeedOptions } from './feed/json-feed.js';
export { toJsonFeed } from './feed/json-feed.js';
export type { OpmlFeed, OpmlOptions } from './feed/opml.js';
export { toOpml } from './feed/opml.js';
export type { FeedOptions } from './feed/options.js';
export { toRss } from './feed/rss.js';
export { toEmail } from './mail/email.js';
export type { Email, EmailOptions, Mailbox } from './mail/options.js';
export { toHtml } from './page/html.js';
export type { HtmlOptions, PageElement } from './page/options.js';
export type { SourceDay } from './site/about.js';
export { passingFile, type SiteFile, type SiteOptions, toSite } from './site/plan.js';
export type { Theme } from './site/theme.js';
export { toCsv } from './table/csv.js';
export { toMarkdown } from './table/markdown.js';
export type { Picture, Publishable, PublishOptions, RankedPaper, Why } from './types.js';
