import { issueOf } from '../issues.js';
import type { Publishable, PublishOptions } from '../types.js';
import { type Channel, type ChatItem, type ChatMessage, clip, jsonBytes, toMessages } from './message.js';

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#payload-size : less than 20 kB. */
const longest = 19_000;
/** A paper of fewer bytes than this is sent whole: room is left for the envelope. */
const mostOfOne = 16_000;
/** What keeps any other below that, whatever stands in it. */
const limits = { title: 300, abstract: 1_500, authors: 20, author: 80, topics: 10, topic: 60, signals: 20 } as const;
const reasonLimits = { reasons: 5, reason: 200 } as const;
const longestHead = 200;

interface Payload {
  readonly id: string;
  readonly title: string;
  readonly url: string | undefined;
  readonly authors: readonly string[];
  readonly abstract: string | undefined;
  readonly published: string | undefined;
  readonly topics: readonly string[];
  readonly signals: Readonly<Record<string, number | undefined>>;
  readonly reasons: readonly string[];
}

function whole({ entry, url }: ChatItem): Payload {
  const { abstract, authors, paper, published, reasons, title, topics } = entry;
  return { id: paper.id, title, url, authors, abstract, published, topics, signals: paper.signals, reasons };
}

/** A paper that is too long for a payload, with how much of each field there is in all where it was cut. */
function shortened(paper: Payload): Payload & { of: Readonly<Record<string, number>> } {
  const { abstract, authors, reasons, signals, title, topics } = paper;
  const counts = Object.entries(signals);
  const of = {
    title: title.length > limits.title && title.length,
    abstract: (abstract?.length ?? 0) > limits.abstract && abstract!.length,
    authors: authors.length > limits.authors && authors.length,
    topics: topics.length > limits.topics && topics.length,
    signals: counts.length > limits.signals && counts.length,
    reasons: reasons.length > reasonLimits.reasons && reasons.length,
  };
  return {
    ...paper,
    title: clip(title, limits.title),
    abstract: abstract && clip(abstract, limits.abstract),
    authors: authors.slice(0, limits.authors).map((name) => clip(name, limits.author)),
    topics: topics.slice(0, limits.topics).map((topic) => clip(topic, limits.topic)),
    signals: Object.fromEntries(counts.slice(0, limits.signals)),
    reasons: reasons.slice(0, reasonLimits.reasons).map((reason) => clip(reason, reasonLimits.reason)),
    of: Object.fromEntries(Object.entries(of).filter(([, length]) => length !== false)) as Record<string, number>,
  };
}

function paper(item: ChatItem): Payload {
  const all = whole(item);
  return jsonBytes(all) <= mostOfOne ? all : shortened(all);
}

const channel: Channel = {
  body: (items, { title, homepage }) => ({
    type: 'papers.new',
    data: { title: clip(title, longestHead), homepage, papers: items.map(paper) },
  }),
  fits: (body) => jsonBytes(body) <= longest,
};

/**
 * Payloads for a webhook of one's own: the papers as data, in the envelope of Standard Webhooks. A paper is cut only where
 * it alone would be too long for one: `of` says how many authors, topics and characters of the abstract there are in all,
 * and an issue tells it.
 */
export function toWebhook(publishable: Publishable, options: PublishOptions = {}): ChatMessage[] {
  const messages = toMessages(channel, publishable, options);
  for (const { body } of messages)
    for (const { id, of } of (body as { data: { papers: Partial<ReturnType<typeof shortened>>[] } }).data.papers)
      if (of) options.onIssue?.(issueOf('cut-off', { lengths: of }, id!));
  return messages;
}
