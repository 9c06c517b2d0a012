import { checkOptions } from '../../text/options.js';
import { publishRules } from '../rules.js';
import type { Publishable, PublishOptions } from '../types.js';
import { type Channel, type ChatMessage, clip, toMessages } from './message.js';

export interface MastodonOptions extends PublishOptions {
  /**
   * Characters that the instance takes: `configuration.statuses.max_characters` of its `/api/v2/instance`.
   * @default 500, what most take
   */
  maxCharacters?: number | undefined;
}

/** https://docs.joinmastodon.org/user/posting/ */
const usualCharacters = 500;
/** Every address counts as so many characters, whatever its length. */
const lengthOfUrl = 23;

/** Without a sign of no width behind it, an at-sign would call whoever has that name. */
const quiet = (text: string) => text.replace(/@(?=\S)/g, '@\u200b');

const channelOf = (longest: number): Channel => ({
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
});

/** Posts for Mastodon, one a paper. */
export function toMastodon(publishable: Publishable, options: MastodonOptions = {}): ChatMessage[] {
  checkOptions(options, publishRules);
  return toMessages(channelOf(options.maxCharacters ?? usualCharacters), publishable, options);
}
