import type { Publishable, PublishOptions } from '../types.js';
import { type Channel, type ChatMessage, clip, toMessages } from './message.js';

/** Most instances take 500 characters, and count every address as 23. https://docs.joinmastodon.org/user/posting/ */
const longest = 500;
const lengthOfUrl = 23;

/** Without a sign of no width behind it, an at-sign would call whoever has that name. */
const quiet = (text: string) => text.replace(/@(?=\S)/g, '@\u200b');

const channel: Channel = {
  body: ([item], publication) => {
    const { title = '', byline = '', url } = item ?? {};
    const room = longest - (url === undefined ? 0 : lengthOfUrl + 2);
    const about = clip(quiet([title, byline].filter(Boolean).join('\n')), room);
    return {
      status: [about, url].filter((part) => part !== undefined).join('\n\n'),
      language: publication.language,
    };
  },
  fits: (_, { length }) => length <= 1,
};

/** Posts for Mastodon, one a paper. */
export function toMastodon(publishable: Publishable, options: PublishOptions = {}): ChatMessage[] {
  return toMessages(channel, publishable, options);
}
