import type { Kind } from './kind.js';

/** The channels that are known, in the order of the help; how each is spoken to stands in deliver/channels.ts. */
export const channelNames = [
  'slack',
  'discord',
  'mattermost',
  'teams',
  'telegram',
  'feishu',
  'mastodon',
  'bluesky',
  'ntfy',
  'webhook',
] as const;

export type ChannelName = (typeof channelNames)[number];

export interface NamedChannel {
  readonly kind: ChannelName;
  /** `slack`, or `slack:lab` where there are several. */
  readonly name: string;
}

/** A channel, and perhaps which of several: its address stands in the environment under that name. */
export const channel: Kind<NamedChannel> = {
  hint: 'CHANNEL',
  is: `one of ${channelNames.join(', ')}, perhaps with a name of yours: slack:lab`,
  read: (name) => {
    const [, first, own] = /^([a-z]+)(?::([a-z\d][a-z\d_-]*))?$/.exec(name) ?? [];
    const kind = channelNames.find((each) => each === first);
    return kind && { kind, name: own === undefined ? kind : name };
  },
  offers: channelNames,
};
