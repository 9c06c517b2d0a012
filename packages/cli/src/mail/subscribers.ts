import { createHmac } from 'node:crypto';
import { TrendingPapersError } from '@trending-papers/core/paper';
import type { Mailbox } from '@trending-papers/core/publish';
import { mailbox } from '../args/mailbox.js';

/** Somebody who gets the digest. */
export interface Subscriber extends Mailbox {
  /** Only papers of these topics; all when there are none. */
  topics: readonly string[];
}

/**
 * Reads a list of subscribers: one a line, `Ada Example <ada@lab.example>` or the address alone, then perhaps a bar and
 * the topics that person wants. Empty lines and those that begin with `#` are left out; of an address that stands twice
 * the first counts.
 *
 * @throws TrendingPapersError `unusable-config` that names each line which is none.
 */
export function parseSubscribers(text: string, path: string): Subscriber[] {
  const subscribers = new Map<string, Subscriber>();
  const wrong: string[] = [];
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const [who = '', topics = ''] = line.split('|');
    const box = mailbox.read(who.trim());
    if (!box) wrong.push(`line ${index + 1}: "${who.trim()}" is no mail address`);
    else if (!subscribers.has(keyOf(box)))
      subscribers.set(keyOf(box), {
        ...box,
        topics: topics
          .split(',')
          .map((topic) => topic.trim())
          .filter(Boolean),
      });
  }
  if (wrong.length === 0) return [...subscribers.values()];
  throw new TrendingPapersError('unusable-config', `${path} is not as it should be:\n  ${wrong.join('\n  ')}`, {
    path,
  });
}

const keyOf = ({ address }: Mailbox) => address.toLowerCase();

/** Where a token stands in the address of a page that takes people off the list. */
const place = '{token}';
const tokenLength = 22;

export const isPersonal = (url: string) => url.includes(place);

/**
 * The address by which one person leaves the list: RFC 8058, section 3.1 wants it to tell who that is, and not by the
 * person's address. The token is the same each time and only the holder of the secret can make it.
 */
export function personalAddress(url: string, { address }: Mailbox, secret: string): string {
  const token = createHmac('sha256', secret).update(address.trim().toLowerCase()).digest('base64url');
  return url.replaceAll(place, token.slice(0, tokenLength));
}
