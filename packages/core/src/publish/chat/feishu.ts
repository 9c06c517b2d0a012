import type { Publishable, PublishOptions } from '../types.js';
import { type Channel, type ChatItem, type ChatMessage, jsonBytes, toMessages } from './message.js';

/** 20 KB a request: https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot */
const longest = 18_000;

function lines({ title, url, byline, excerpt }: ChatItem): object[][] {
  const name = url === undefined ? { tag: 'text', text: title } : { tag: 'a', text: title, href: url };
  return [[name], ...[byline, excerpt].filter(Boolean).map((text) => [{ tag: 'text', text }])];
}

const channel: Channel = {
  body: (items, { title }) => ({
    msg_type: 'post',
    content: { post: { en_us: { title, content: items.flatMap(lines) } } },
  }),
  fits: (body) => jsonBytes(body) <= longest,
};

/** Messages for a bot of Feishu or Lark, as rich posts. */
export function toFeishu(publishable: Publishable, options: PublishOptions = {}): ChatMessage[] {
  return toMessages(channel, publishable, options);
}
