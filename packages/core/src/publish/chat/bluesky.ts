import type { Publishable, PublishOptions } from '../types.js';
import { type Channel, type ChatMessage, clip, toMessages } from './message.js';

/** 300 graphemes, of which a code point is never more than one: app.bsky.feed.post in https://github.com/bluesky-social/atproto */
const longest = 300;
const longestBytes = 3_000;

function clipBytes(text: string): string {
  let cut = clip(text, longest);
  for (let most = longest; new TextEncoder().encode(cut).length > longestBytes; most -= 20) cut = clip(text, most);
  return cut;
}

const channel: Channel = {
  body: ([item], { language }) => {
    const { title = '', byline = '', excerpt = '', url } = item ?? {};
    return {
      $type: 'app.bsky.feed.post',
      // Without facets nothing in it is a mention or a link.
      text: clipBytes([title, byline].filter(Boolean).join('\n')),
      langs: [language],
      ...(url !== undefined && {
        embed: { $type: 'app.bsky.embed.external', external: { uri: url, title, description: excerpt } },
      }),
    };
  },
  fits: (_, { length }) => length <= 1,
};

/** Records of posts for Bluesky, one a paper, with the paper as its card; the caller adds `createdAt`. */
export function toBluesky(publishable: Publishable, options: PublishOptions = {}): ChatMessage[] {
  return toMessages(channel, publishable, options);
}
