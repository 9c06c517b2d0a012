import { createHash, createHmac } from 'node:crypto';
import type { Listing } from '@trending-papers/core/paper';
import {
  type ChatMessage,
  type MastodonOptions,
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
  /** A request without one is a GET. */
  readonly body?: unknown;
}

/** What a channel answered: its text, and the fields of it where it is JSON. */
export interface Answer {
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What a place takes; what it did not tell, and what is taken of it instead. */
interface Limits {
  readonly maxCharacters?: number;
  readonly unknown?: string;
}

/** Asks a channel something beside the message itself, such as for a token. */
type Ask = (request: ChannelRequest) => Promise<unknown>;

export interface Channel {
  readonly write: (listing: Listing, options: MastodonOptions) => ChatMessage[];
  /** What this place takes, where each sets that itself. */
  limits?(address: ChannelAddress, ask: Ask): Promise<Limits>;
  /** What its variable looks like. */
  readonly example: string;
  request(address: ChannelAddress, sending: Sending, now: Date, ask: Ask): Promise<ChannelRequest> | ChannelRequest;
  /** What went wrong, of an answer that says it is well and is not. */
  refusal?(answer: Answer): string | undefined;
  /** Whether the address, key or place is wrong, so that no other message would fare better. */
  isClosed?(answer: Answer): boolean;
  /** Whether the channel says that it did not take the message and will later. */
  isBusy?(answer: Answer): boolean;
  /** Milliseconds between two messages. */
  readonly pause: number;
  /** For how long the same message may be sent again with its key, in milliseconds. @default never */
  readonly repeatableFor?: number;
}

const hour = 3_600_000;
/** A title and a link need so many; an instance that says less says nonsense. */
const fewestCharacters = 100;
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
  slack: {
    write: toSlack,
    example: 'https://hooks.slack.com/services/…',
    request: toUrl,
    pause: 1_100,
    refusal: ({ fields }) => (fields.ok === false ? String(fields.error) : undefined),
    // https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/#handling_errors
    isClosed: ({ text }) =>
      /\b(channel_(not_found|is_archived)|no_(service|team|active_hooks)|(team|user)_(disabled|not_found)|invalid_(token|auth)|not_(authed|in_channel)|action_prohibited|posting_to_\w+_denied|account_inactive|token_(revoked|expired))\b/.test(
        text,
      ),
  },
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
    // Unknown channel, server or webhook, no access, a wrong token, and a forum where a thread must be named.
    // https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
    isClosed: ({ fields: { code } }) =>
      [10003, 10004, 10015, 40001, 50001, 50013, 50027, 220001].includes(Number(code)),
  },
  mattermost: {
    write: toMattermost,
    example: 'https://chat.lab.example/hooks/…',
    request: toUrl,
    pause: 500,
    isClosed: ({ fields: { id } }) =>
      /^web\.incoming_webhook\.(invalid|disabled|channel|channel_locked|user|permissions|team)\b/.test(String(id)),
  },
  teams: {
    write: toTeams,
    example: 'https://….api.powerplatform.com/…',
    request: toUrl,
    pause: 1_000,
    isClosed: ({ text }) =>
      /\b(Workflow(NotFound|Disabled|TriggerIsNotEnabled|TriggerNotFound)|TriggerNotFound|Authoriz?ation\w*|InvalidSignature|Forbidden|SubscriptionNotFound)\b/.test(
        text,
      ),
  },
  telegram: {
    write: toTelegram,
    example: 'https://BOT:TOKEN@api.telegram.org/CHAT',
    // Twenty messages a minute to a group.
    pause: 3_100,
    request: ({ url, user, password }, { body }) => ({
      url: `${url.origin}/bot${user}:${password}/sendMessage`,
      body: { chat_id: decodeURIComponent(url.pathname.slice(1)), ...body },
    }),
    refusal: ({ fields }) => saidIn(fields, 'ok', true, 'description'),
    isClosed: ({ fields: { error_code, description } }) =>
      [401, 403, 404].includes(Number(error_code)) ||
      /chat not found|bot (was|is) (blocked|kicked|not a member)|not enough rights|have no rights|need administrator|upgraded to a supergroup|chat_id is|PEER_ID_INVALID|WRITE_FORBIDDEN|thread not found|TOPIC_CLOSED|deactivated/i.test(
        String(description),
      ),
    isBusy: ({ fields: { error_code } }) => Number(error_code) === 429,
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
    refusal: ({ fields }) => saidIn(fields, 'code', 0, 'msg'),
    // An unknown bot, a wrong signature, an address or words that its settings ask for.
    // https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
    isClosed: ({ fields: { code } }) => [19001, 19021, 19022, 19024].includes(Number(code)),
    isBusy: ({ fields: { code } }) => [2200, 11232].includes(Number(code)),
  },
  mastodon: {
    write: toMastodon,
    example: 'https://TOKEN@mastodon.example',
    // https://docs.joinmastodon.org/entities/Instance/#max_characters
    limits: async ({ url }, ask) => {
      const instance = (await ask({ url: `${url.origin}/api/v2/instance` }).catch(() => undefined)) as
        | { configuration?: { statuses?: { max_characters?: unknown } } }
        | undefined;
      const most = Number(instance?.configuration?.statuses?.max_characters);
      return Number.isInteger(most) && most >= fewestCharacters
        ? { maxCharacters: most }
        : { unknown: 'it did not say how long a post may be, so posts have 500 characters at most' };
    },
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
    isClosed: ({ fields: { error } }) =>
      /^(Auth|ExpiredToken|InvalidToken|Account|InvalidRepo|RepoNotFound|Forbidden)/.test(String(error)),
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
function saidIn(fields: Answer['fields'], field: string, well: unknown, words: string): string | undefined {
  return fields[field] === well ? undefined : String(fields[words] ?? 'the answer is none of this channel');
}
