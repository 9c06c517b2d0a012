import { escapeMarkup } from '../../text/escape/markup.js';
import type { Publishable, PublishOptions } from '../types.js';
import { type Channel, type ChatItem, type ChatMessage, toMessages } from './message.js';

/** https://core.telegram.org/bots/api#sendmessage : 4,096 characters and 100 entities, of which a paper has two. */
const longest = 4_096;
const mostPapers = 45;

function item({ title, url, byline, excerpt }: ChatItem): string {
  const bold = `<b>${escapeMarkup(title)}</b>`;
  const name = url === undefined ? bold : `<a href="${escapeMarkup(url)}">${bold}</a>`;
  return [name, byline && escapeMarkup(byline), excerpt && escapeMarkup(excerpt)].filter(Boolean).join('\n');
}

const channel: Channel = {
  body: (items, { title }) => ({
    text: [`<b>${escapeMarkup(title)}</b>`, ...items.map(item)].join('\n\n'),
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
  }),
  fits: ({ text }, { length }) => (text as string).length <= longest && length <= mostPapers,
};

/** Messages for `sendMessage` of Telegram's bots, in its HTML; the caller adds `chat_id`. */
export function toTelegram(publishable: Publishable, options: PublishOptions = {}): ChatMessage[] {
  return toMessages(channel, publishable, options);
}
