import { escapeMarkdown } from '../../text/escape/markdown.js';
import type { Publishable, PublishOptions } from '../types.js';
import { type Channel, type ChatItem, type ChatMessage, toMessages } from './message.js';

/** The longest post: https://docs.mattermost.com/administration-guide/configure/environment-configuration-settings.html */
const longest = 16_383;

function item({ title, url, byline, excerpt }: ChatItem): string {
  const name = url === undefined ? `**${escapeMarkdown(title)}**` : `**[${escapeMarkdown(title)}](<${url}>)**`;
  return [name, byline && escapeMarkdown(byline), excerpt && escapeMarkdown(excerpt)].filter(Boolean).join('\n');
}

const channel: Channel = {
  body: (items, { title }) => ({ text: [`#### ${escapeMarkdown(title)}`, ...items.map(item)].join('\n\n') }),
  fits: ({ text }) => (text as string).length <= longest,
};

/** Messages for a Mattermost webhook, in its Markdown. */
export function toMattermost(publishable: Publishable, options: PublishOptions = {}): ChatMessage[] {
  return toMessages(channel, publishable, options);
}
