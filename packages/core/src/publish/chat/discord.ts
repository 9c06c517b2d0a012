import type { Publishable, PublishOptions } from '../types.js';
import { type Channel, type ChatItem, type ChatMessage, clip, clipEscaped, toMessages } from './message.js';

/** https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
const limits = { embeds: 10, title: 256, description: 4_096, together: 6_000, content: 2_000 } as const;

/** A backslash before any sign that is neither letter, digit nor blank makes it plain. */
const escapeDiscord = (text: string) => text.replace(/[\\*_~`|>[\]()#<:@-]/g, '\\$&');

function embed({ title, url, byline, excerpt }: ChatItem): { title: string; description: string } {
  return {
    title: clipEscaped(title, limits.title, escapeDiscord),
    ...(url !== undefined && { url }),
    description: clipEscaped([byline, excerpt].filter(Boolean).join('\n'), limits.description, escapeDiscord),
  };
}

const channel: Channel = {
  body: (items, { title }) => ({
    content: clipEscaped(clip(title, 200), limits.content, escapeDiscord),
    // Nobody is called, whatever stands in a title.
    allowed_mentions: { parse: [] },
    embeds: items.map(embed),
  }),
  fits: ({ embeds }, items) =>
    items.length <= limits.embeds &&
    (embeds as ReturnType<typeof embed>[]).reduce(
      (sum, each) => sum + each.title.length + each.description.length,
      0,
    ) <= limits.together,
};

/** Messages for a Discord webhook, an embed a paper. */
export function toDiscord(publishable: Publishable, options: PublishOptions = {}): ChatMessage[] {
  return toMessages(channel, publishable, options);
}
