import type { Publishable, PublishOptions } from '../types.js';
import { type Channel, type ChatItem, type ChatMessage, clip, toMessages } from './message.js';

/** A longer message becomes an attached file: https://docs.ntfy.sh/publish/#limitations */
const longest = 4_096;

const item = ({ title, url, byline }: ChatItem) => [title, byline, url].filter(Boolean).join('\n');

const channel: Channel = {
  body: (items, { title, homepage }) => {
    const click = items.length === 1 ? (items[0]!.url ?? homepage) : homepage;
    return {
      title: clip(title, 200),
      message: items.map(item).join('\n\n'),
      ...(click !== undefined && { click }),
    };
  },
  fits: ({ message }) => new TextEncoder().encode(message as string).length <= longest,
};

/** Notifications for ntfy, as plain text; the caller adds `topic`. */
export function toNtfy(publishable: Publishable, options: PublishOptions = {}): ChatMessage[] {
  return toMessages(channel, publishable, options);
}
