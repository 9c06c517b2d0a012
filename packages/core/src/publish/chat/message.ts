import { byline } from '../feed/content.js';
import { issueOf } from '../issues.js';
import type { Entry } from '../model/entry.js';
import { type Publication, toSpokenPublication } from '../model/publication.js';
import type { Publishable, PublishOptions } from '../types.js';

/** What one request to a chat carries. */
export interface ChatMessage {
  /** The ids of the papers it tells of. */
  papers: string[];
  /** The JSON that the channel takes, but for what names the place it goes to. */
  body: Record<string, unknown>;
}

/** One paper as a chat tells of it: plain text, still to be escaped. */
export interface ChatItem {
  readonly id: string;
  readonly title: string;
  readonly url: string | undefined;
  readonly byline: string;
  readonly excerpt: string;
  readonly entry: Entry;
}

/** A channel: what a message of some papers is, and when it holds too much. */
export interface Channel {
  body(items: readonly ChatItem[], publication: Publication): Record<string, unknown>;
  /** Whether the channel takes such a message. */
  fits(body: Record<string, unknown>, items: readonly ChatItem[]): boolean;
}

/** Enough to know what a paper is about; the rest is behind its link. */
const lengths = { title: 250, byline: 120, excerpt: 280 } as const;
/** Longer addresses are of no paper; the channels take about 2,000 characters. */
const longestUrl = 1_000;
const namedAuthors = 3;

/** The text cut to so many code points, at a blank where there is one near, with an ellipsis. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const points = Array.from(text);
  if (points.length <= most) return text;
  const kept = points.slice(0, Math.max(0, most - 1)).join('');
  const blank = kept.lastIndexOf(' ');
  return `${(blank > kept.length * 0.7 ? kept.slice(0, blank) : kept).trimEnd()}…`;
}

/** The longest beginning whose escaped form has at most so many UTF-16 units. */
export function clipEscaped(text: string, most: number, escapeText: (text: string) => string): string {
  let room = most;
  for (;;) {
    const escaped = escapeText(clip(text, room));
    if (escaped.length <= most || room === 0) return escaped;
    room = Math.max(0, room - (escaped.length - most));
  }
}

/** Bytes of the JSON of a value in UTF-8. */
export function jsonBytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

/** Papers as messages of a channel, in their order, each with as many as it takes. Linear for messages of limited size. */
export function toMessages(channel: Channel, publishable: Publishable, options: PublishOptions): ChatMessage[] {
  const publication = toSpokenPublication(publishable, options);
  const items = publication.entries.map((entry) => itemOf(entry, options));
  const messages: ChatMessage[] = [];
  let together: ChatItem[] = [];
  const close = () => {
    if (together.length > 0)
      messages.push({ papers: together.map(({ id }) => id), body: channel.body(together, publication) });
  };
  for (const item of items) {
    const more = [...together, item];
    if (together.length === 0 || channel.fits(channel.body(more, publication), more)) together = more;
    else {
      close();
      together = [item];
    }
  }
  close();
  return messages;
}

function itemOf(entry: Entry, { onIssue }: PublishOptions): ChatItem {
  const isTooLong = (entry.url?.length ?? 0) > longestUrl;
  if (isTooLong) onIssue?.(issueOf('url-unusable', { limit: longestUrl }, entry.id));
  return {
    id: entry.paper.id,
    title: clip(entry.titleText, lengths.title),
    url: isTooLong ? undefined : entry.url,
    byline: clip(byline(entry.authors, entry.words, namedAuthors), lengths.byline),
    excerpt: clip((entry.summaryText ?? entry.abstractText ?? '').replace(/\s+/g, ' '), lengths.excerpt),
    entry,
  };
}
