import type { Publishable, PublishOptions } from '../types.js';
import { type Channel, type ChatItem, type ChatMessage, clip, jsonBytes, toMessages } from './message.js';

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#payload-size : less than 20 kB. */
const longest = 19_000;
/** What keeps one paper below that, whatever stands in it. */
const limits = { title: 300, abstract: 1_500, authors: 20, author: 80, topics: 10, topic: 60, signals: 20 } as const;

function paper({ entry, url }: ChatItem): object {
  const { paper: own, authors, published, topics, reasons } = entry;
  return {
    id: own.id,
    title: clip(entry.title, limits.title),
    url,
    authors: authors.slice(0, limits.authors).map((name) => clip(name, limits.author)),
    abstract: entry.abstract && clip(entry.abstract, limits.abstract),
    published,
    topics: topics.slice(0, limits.topics).map((topic) => clip(topic, limits.topic)),
    signals: Object.fromEntries(Object.entries(own.signals).slice(0, limits.signals)),
    reasons: reasons.slice(0, 5).map((reason) => clip(reason, 200)),
  };
}

const channel: Channel = {
  body: (items, { title, homepage }) => ({ type: 'papers.new', data: { title, homepage, papers: items.map(paper) } }),
  fits: (body) => jsonBytes(body) <= longest,
};

/** Payloads for a webhook of one's own: the papers as data, in the envelope of Standard Webhooks. */
export function toWebhook(publishable: Publishable, options: PublishOptions = {}): ChatMessage[] {
  return toMessages(channel, publishable, options);
}
