import type { EmailOptions, Mailbox } from '@trending-papers/core/publish';
import type { Kind } from './kind.js';

/** `Ada Example <ada@example.org>` or the address alone. */
export const mailbox: Kind<Mailbox> = { hint: 'ADDRESS', is: 'a mail address', read: readMailbox };

/** A web address, or a mail address with or without `mailto:`. */
export const unsubscribe: Kind<NonNullable<EmailOptions['unsubscribe']>> = {
  hint: 'URL|ADDRESS',
  is: 'a web address or a mail address',
  read: (text) => {
    if (/^https?:\/\//.test(text)) return URL.canParse(text) ? { url: text } : undefined;
    const box = readMailbox(text.replace(/^mailto:/, ''));
    return box && { mailto: box.address };
  },
};

/** What can stand in a header and be answered: one plain ASCII address. */
const address = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z\d](?:[A-Za-z\d.-]{0,252}[A-Za-z\d])?$/;

function readMailbox(text: string): Mailbox | undefined {
  const [, name, inBrackets] = /^\s*(?:(.*?)\s*<([^<>\s]+)>|[^<>\s]+@[^<>\s]+)\s*$/.exec(text) ?? [];
  const own = inBrackets ?? text.trim();
  if (!address.test(own)) return undefined;
  return name ? { name: name.replace(/^"|"$/g, ''), address: own } : { address: own };
}
