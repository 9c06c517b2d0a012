import type { PublishOptions } from '../types.js';

export interface Mailbox {
  /** `ada@example.org`, in ASCII. */
  address: string;
  name?: string;
}

export interface EmailOptions extends PublishOptions {
  from?: Mailbox | undefined;
  to?: Mailbox | undefined;
  replyTo?: Mailbox | undefined;
  /** When the message is sent. @default the listing's own date, so that the same papers give the same bytes */
  date?: Date | undefined;
  /** Names the list for filters (RFC 2919): `papers.example.org`. */
  listId?: string | undefined;
  /**
   * How this one recipient leaves the list. With an https address one click does it (RFC 8058), for which the address
   * has to tell who that is: `oneClick: false` says that it does not.
   */
  unsubscribe?: { url?: string; mailto?: string; oneClick?: boolean } | undefined;
}

/** A message as its parts and as it is sent. */
export interface Email {
  subject: string;
  /** The plain text part. */
  text: string;
  /** The HTML part. */
  html: string;
  /** The whole message, with CRLF: RFC 5322, multipart/alternative. */
  eml: string;
  messageId: string;
  /** The ids of the papers that are in it; those that did not fit are not. */
  papers: string[];
}
