import type { EmailOptions, Mailbox } from '@trending-papers/core/publish';
import { misuse } from '../terminal/exit.js';

/** `Ada Example <ada@example.org>` or the address alone. */
export function mailbox(option: string, text: string): Mailbox {
  const [, name, address] = /^\s*(?:(.*?)\s*<([^<>\s]+)>|[^<>\s]+@[^<>\s]+)\s*$/.exec(text) ?? [];
  const found = address ?? text.trim();
  if (!/^[^@\s]+@[^@\s]+$/.test(found)) throw misuse(`${option} is a mail address, not "${text}".`, { option, text });
  return name ? { name: name.replace(/^"|"$/g, ''), address: found } : { address: found };
}

/** A web address, or a mail address with or without `mailto:`. */
export function unsubscribeOf(text: string): NonNullable<EmailOptions['unsubscribe']> {
  if (/^https?:\/\//.test(text)) return { url: text };
  return { mailto: mailbox('--unsubscribe', text.replace(/^mailto:/, '')).address };
}
