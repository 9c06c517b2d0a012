import { createHash, createHmac } from 'node:crypto';
import type { Listing } from '@trending-papers/core/paper';
import type { PublishOptions } from '@trending-papers/core/publish';
import {
  type ChatMessage,
  toBluesky,
  toDiscord,
  toFeishu,
  toMastodon,
  toMattermost,
  toNtfy,
  toSlack,
  toTeams,
  toTelegram,
  toWebhook,
} from '@trending-papers/core/publish';
import type { ChannelName } from '../args/channel.js';
import type { ChannelAddress } from './address.js';

/** One message on its way. */
export interface Sending {
  /** Names it for ever: the same one is never taken twice by a channel that knows keys. */
  readonly key: string;
  /** When it was first sent, in milliseconds since the epoch. */
  readonly at: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ChannelRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Asks a channel something beside the message itself, such as for a token. */
type Ask = (request: ChannelRequest) => Promise<unknown>;

export interface Channel {
  readonly write: (listing: Listing, options: PublishOptions) => ChatMessage[];
  /** What its variable looks like. */
  readonly example: string;
  request(address: ChannelAddress, sending: Sending, now: Date, ask: Ask): Promise<ChannelRequest> | ChannelRequest;
  /** What went wrong, of an answer that says it is well and is not. */
  refusal?(answer: unknown): string | undefined;
  /** Milliseconds between two messages. */
  readonly pause: number;
  /** For how long the same message may be sent again with its key, in milliseconds. @default never */
  readonly repeatableFor?: number;
}

const hour = 3_600_000;
const forEver = Number.POSITIVE_INFINITY;

const toUrl = ({ url }: ChannelAddress, { body }: Sending): ChannelRequest => ({ url: url.href, body });

const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** An identifier made of time and key, so that the same message has the same. https://atproto.com/specs/tid */
function tidOf({ at, key }: Sending): string {
  const clock = BigInt(createHash('sha256').update(key).digest().readUInt16BE(0) & 0x3ff);
  let value = ((BigInt(at) * 1000n) << 10n) | clock;
  let text = '';
  for (let place = 0; place < 13; place++) {
    text = '234567abcdefghijklmnopqrstuvwxyz'.charAt(Number(value & 31n)) + text;
    value >>= 5n;
  }
  return text;
}

/** Every channel. Limits and answers are those of their documentation, named where they are not plain. */
export const channels = {
  slack: { write: toSlack, example: 'https://hooks.slack.com/services/…', request: toUrl, pause: 1_100 },
  discord: {
    write: toDiscord,
    example: 'https://discord.com/api/webhooks/…',
    pause: 1_000,
    request: ({ url }, { body }) => {
      const waiting = new URL(url);
      // Else Discord answers before it has taken the message.
      waiting.searchParams.set('wait', 'true');
      return { url: waiting.href, body };
    },
  },
  mattermost: { write: toMattermost, example: 'https://chat.lab.example/hooks/…', request: toUrl, pause: 500 },
  teams: { write: toTeams, example: 'https://….api.powerplatform.com/…', request: toUrl, pause: 1_000 },
  telegram: {
    write: toTelegram,
    example: 'https://BOT:TOKEN@api.telegram.org/CHAT',
    // Twenty messages a minute to a group.
    pause: 3_100,
    request: ({ url, user, password }, { body }) => ({
      url: `${url.origin}/bot${user}:${password}/sendMessage`,
      body: { chat_id: decodeURIComponent(url.pathname.slice(1)), ...body },
    }),
    refusal: (answer) => saidIn(answer, 'ok', true, 'description'),
  },
  feishu: {
    write: toFeishu,
    example: 'https://:SECRET@open.feishu.cn/open-apis/bot/v2/hook/…',
    pause: 700,
    request: ({ url, password }, { body }, now) => {
      const timestamp = String(Math.floor(now.getTime() / 1000));
      // The text that is signed is the key, and what is signed is empty.
      const sign = createHmac('sha256', `${timestamp}\n${password}`).digest('base64');
      return { url: url.href, body: { ...(password && { timestamp, sign }), ...body } };
    },
    refusal: (answer) => saidIn(answer, 'code', 0, 'msg'),
  },
  mastodon: {
    write: toMastodon,
    example: 'https://TOKEN@mastodon.example',
    pause: 1_000,
    repeatableFor: hour,
    request: ({ url, user }, { body, key }) => ({
      url: `${url.origin}/api/v1/statuses`,
      headers: { authorization: `Bearer ${user}`, 'idempotency-key': key },
      body,
    }),
  },
  bluesky: {
    write: toBluesky,
    example: 'https://HANDLE:APP-PASSWORD@bsky.social',
    pause: 1_000,
    repeatableFor: forEver,
    request: async ({ url, user, password }, sending, _, ask) => {
      const session = (await ask({
        url: `${url.origin}/xrpc/com.atproto.server.createSession`,
        body: { identifier: user, password },
      })) as { did?: string; accessJwt?: string };
      return {
        url: `${url.origin}/xrpc/com.atproto.repo.putRecord`,
        headers: { authorization: `Bearer ${session.accessJwt}` },
        body: {
          repo: session.did,
          collection: 'app.bsky.feed.post',
          rkey: tidOf(sending),
          record: { ...sending.body, createdAt: new Date(sending.at).toISOString() },
        },
      };
    },
  },
  ntfy: {
    write: toNtfy,
    example: 'https://ntfy.sh/TOPIC, or https://TOKEN@ntfy.lab.example/TOPIC',
    pause: 1_000,
    request: ({ url, user, password }, { body }) => ({
      url: `${url.origin}/`,
      ...(user && { headers: { authorization: password ? basic(user, password) : `Bearer ${user}` } }),
      body: { topic: decodeURIComponent(url.pathname.slice(1)), ...body },
    }),
  },
  webhook: {
    write: toWebhook,
    example: 'https://:whsec_SECRET@lab.example/hook',
    pause: 0,
    repeatableFor: forEver,
    // https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
    request: ({ url, password }, { body, key, at }, now) => {
      const timestamp = String(Math.floor(now.getTime() / 1000));
      const text = JSON.stringify({ timestamp: new Date(at).toISOString(), ...body });
      const secret = Buffer.from(password.replace(/^whsec_/, ''), 'base64');
      const signature = createHmac('sha256', secret).update(`${key}.${timestamp}.${text}`).digest('base64');
      return {
        url: url.href,
        headers: {
          'webhook-id': key,
          'webhook-timestamp': timestamp,
          ...(password && { 'webhook-signature': `v1,${signature}` }),
        },
        body: text,
      };
    },
  },
} satisfies Readonly<Record<ChannelName, Channel>>;

/** What an answer says is wrong, unless a field of it says that all is well. */
function saidIn(answer: unknown, field: string, well: unknown, words: string): string | undefined {
  const fields = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>;
  return fields[field] === well ? undefined : String(fields[words] ?? 'the answer is none of this channel');
}
