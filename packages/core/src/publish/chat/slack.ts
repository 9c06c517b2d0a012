import type { Publishable, PublishOptions } from '../types.js';
import { type Channel, type ChatItem, type ChatMessage, clip, toMessages } from './message.js';

/** https://docs.slack.dev/reference/block-kit/blocks/ : 50 blocks a message, 150 characters in a header. */
const mostBlocks = 50;
const longestHeader = 150;

/** `<!channel>` in the fallback would call everybody. https://docs.slack.dev/messaging/formatting-message-text/ */
const escapeSlack = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Rich text is plain data: nothing in a title can become a mention or a mark. */
function block({ title, url, byline, excerpt }: ChatItem): object {
  const name = url === undefined ? { type: 'text', text: title } : { type: 'link', url, text: title };
  const rest = [byline, excerpt].filter(Boolean).map((text) => ({ type: 'text', text: `\n${text}` }));
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ ...name, style: { bold: true } }, ...rest] }],
  };
}

const channel: Channel = {
  body: (items, { title }) => ({
    text: escapeSlack(clip(`${title}: ${items.map((item) => item.title).join(' · ')}`, 2_000)),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: clip(title, longestHeader), emoji: false } },
      ...items.map(block),
    ],
  }),
  fits: (_, { length }) => length < mostBlocks,
};

/**
 * Messages for a Slack webhook, each with as many papers as it takes.
 *
 * @example
 * for (const { body } of toSlack(listing)) await fetch(webhook, { method: 'POST', body: JSON.stringify(body) });
 */
export function toSlack(publishable: Publishable, options: PublishOptions = {}): ChatMessage[] {
  return toMessages(channel, publishable, options);
}
