import { undoQuoting } from './undo.js';

// Chats as they are copied or exported: each message behind who wrote it and when.

const day = String.raw`(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4})`;
const clock = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[ \u202F]?[AaPp]\.?[Mm]\.?)?`;
const person = String.raw`[^\n:\[\]]{1,60}`;

/** WhatsApp and Signal write it before the text; Telegram, Slack, Discord and Teams on lines of their own. */
const stamps: readonly RegExp[] = [
  new RegExp(String.raw`^\u200E?\[?${day},? ${clock}\]?(?: -)? ${person}: `, 'gmu'),
  new RegExp(String.raw`^${person}, \[${day},? ${clock}\]:?[ \t]*$`, 'gmu'),
  new RegExp(
    String.raw`^${person}\n(?:(?:APP|BOT|app)\n?)?[ \t]*(?:[\u2014\u2013-][ \t]*)?(?:(?:Today|Yesterday)(?: at|,)?[ ]|${day},? )?${clock}[ \t]*$`,
    'gmu',
  ),
  new RegExp(String.raw`^${person}\n(?:APP|BOT)[ \t]+${clock}[ \t]*$`, 'gmu'),
  new RegExp(String.raw`^[^\n:]{1,40}[ \t]{1,3}(?:(?:APP|BOT)[ \t]+)?\[?${clock}\]?[ \t]*$`, 'gmu'),
];

/** Posts of a network, each under its account and how long ago it was. */
const ago = String.raw`(?:\u00B7[ \t]*\n?)?[ \t]*(?:\d{1,2} ?(?:[smhd]|mo|min|hr|hours?|days?|minutes?|wk)\.?(?: ago)?|[A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?)`;
const feeds: readonly RegExp[] = [
  new RegExp(
    String.raw`^[^\n@]{1,60}\n[\u202A-\u202E\u2066-\u2069]*@[\w.@-]{2,80}[\u202A-\u202E\u2066-\u2069]*\n?[ \t]*${ago}[ \t]*$`,
    'gmu',
  ),
  new RegExp(
    String.raw`^(?:u\/|r\/|Posted by u\/)[\w-]{2,60}[ \t]*\n?(?:[\u2022\u00B7][ \t]*\n)?[ \t]*${ago}[ \t]*$`,
    'gmu',
  ),
];

/** What parts messages in what `messagesOf` gives: no text has it. */
const parted = '\uE003';

/** The messages of a chat, each with the line it begins on from 1, when a text has three at least. */
export function messagesOf(text: string): { line: number; text: string }[] | undefined {
  const plain = undoQuoting(text).replaceAll(parted, '');
  const stamp = [...stamps, ...feeds].find((pattern) => (plain.match(pattern)?.length ?? 0) >= 3);
  if (stamp === undefined) return undefined;
  const [before = '', ...messages] = plain
    .replace(stamp, (found) => parted + '\n'.repeat(found.split('\n').length - 1))
    .split(parted);
  let line = before.split('\n').length;
  return messages.map((message) => {
    const at = line;
    line += message.split('\n').length - 1;
    return { line: at, text: message };
  });
}

/** Whether a text is a page of posts, each under its account and how long ago it was. */
export const isFeed = (text: string): boolean => feeds.some((pattern) => (text.match(pattern)?.length ?? 0) >= 3);
