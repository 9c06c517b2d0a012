import { messagesOf } from '../copied/chat.js';
import { type Line, linesOf } from '../copied/lines.js';
import { rejoined } from '../copied/wrapped.js';
import { capitalised, isTitle } from '../huggingface/titles.js';
import { conversation, posts } from '../likenesses.js';
import { refsOf } from './cards.js';
import { paperRefOf } from './paper-places.js';
import { isNames } from './people.js';
import { isFact } from './statements.js';
import { unwrapped } from './trackers.js';

// Posts and conversations with links to papers. What people write around a link is no title, and who writes no author:
// only the papers are taken, to be looked up.

/** As much of a text tells that it is one. */
const looked = 20_000;

/** Whether a text is one, and no list of points or under headings: what those say of a paper is read. */
export function isTalk(text: string): boolean {
  const start = text.slice(0, looked);
  if (/^(?:#{1,6}|[-*+]|\d{1,3}[.)]) \S|^```/m.test(start)) return false;
  return messagesOf(start) !== undefined || conversation.test(start) || posts.test(start);
}

/** A post with a title, as programs write them. */
export interface Post {
  readonly line: number;
  readonly title: string;
  readonly lines: readonly Line[];
}

/** Papers that are posted in one form: in most messages that name a paper, the line that stands before all is its title. */
export function postsOf(text: string): readonly Post[] {
  const written = (messagesOf(text) ?? []).map((message) => ({ ...message, lines: linesOf(message.text) }));
  const gap: Line = { number: 0, text: '', raw: '', indent: 0, parts: [] };
  // Whether lines were broken at one width all messages tell together.
  const all = rejoined(
    written.flatMap(({ line, lines }) => [...lines.map((each) => ({ ...each, number: line + each.number - 1 })), gap]),
    isFact,
  ).filter((line) => line.text !== '');
  const messages = written.map(({ line }, index) => ({
    lines: all.filter(
      ({ number }) => number >= line && number < (written[index + 1]?.line ?? Number.POSITIVE_INFINITY),
    ),
  }));
  const naming = messages.filter(({ lines }) => new Set(lines.flatMap(refsOf)).size === 1);
  return postedAt(naming, ({ lines }) => titleOfFirst(lines)) ?? postedBeside(naming) ?? [];
}

interface Message {
  readonly lines: readonly Line[];
}

/** The posts that a rule finds a title in, each once, when it does in most messages. */
function postedAt(
  naming: readonly Message[],
  titleOf: (message: Message) => string | undefined,
): readonly Post[] | undefined {
  const titled = naming.flatMap(({ lines }) => {
    const title = titleOf({ lines });
    const bare = title === undefined ? '' : untagged(title);
    return isPosted(bare) && !/https?:/.test(bare) ? [{ line: lines[0]!.number, title: bare, lines }] : [];
  });
  const isSure = titled.length > 2 && titled.length >= naming.length * 0.6;
  return isSure && new Set(titled.map(({ title }) => title)).size > titled.length * 0.8 ? titled : undefined;
}

/** A link called by the title, else the first line, before an address in it. */
function titleOfFirst(lines: readonly Line[]): string | undefined {
  const [first] = lines;
  if (first === undefined) return undefined;
  const words = first.text.replace(/^\p{Extended_Pictographic}+\uFE0F?\s*/u, '').replace(/^[*_]+|[*_]+$/g, '');
  const linked = lines
    .flatMap(({ parts }) => parts)
    .find((part) => part.url && paperRefOf(unwrapped(part.url)) && isPosted(part.text));
  const before = words.replace(/[\s:\u2013\u2014-]*https?:\/\/\S+$/, '');
  return linked?.text ?? (lines.length > 1 || before !== words ? before : undefined);
}

/** As far from its address stands a title: the preview of a link below it, the title or the names above. */
const places: readonly number[] = [-1, 1, 2, -2, 3];

/** Where each message has a title at one place beside its address, whatever stands before. */
function postedBeside(naming: readonly Message[]): readonly Post[] | undefined {
  for (const away of places) {
    const posted = postedAt(naming, ({ lines }) => {
      const at = lines.findIndex((line) => refsOf(line).length > 0);
      const text = lines[at + away]?.text;
      return text === undefined || isNames(text) || isFact(text) || text.split(/\s+/).length < 3 ? undefined : text;
    });
    if (posted !== undefined) return posted;
  }
  return undefined;
}

/** "[R] A title": what kind of post it is. */
const untagged = (title: string) => title.replace(/^\[(?:[RDPN]|Research|Discussion|Project|News|Paper)\]\s+/, '');

/** A title has its words capitalised, or a colon behind the name of what it presents. */
const isPosted = (text: string) =>
  isTitle(text) &&
  !isNames(text) &&
  text.split(/\s+/).length > 2 &&
  (capitalised(text) || /^[\p{L}\p{N}.+-]{3,30}: /u.test(text));

const address = /(?:https?:\/\/)?(?:[\w-]{1,63}\.){1,5}[a-z]{2,12}\/[^\s<>"'\u201D)\]}|]+|\barXiv:\s?\d{4}\.\d{4,5}/gi;

/** Each paper that is named, as a line by itself at its place. */
export function talkedOf(text: string): readonly Line[] {
  return text.split(/\r\n?|\n/).flatMap((written, index) =>
    [...written.matchAll(address)].flatMap(([found]) => {
      const named = unwrapped(found.replace(/[.,;:!?\u2026]+$/, ''));
      return paperRefOf(named) ? [{ ...linesOf(named)[0]!, number: index + 1 }] : [];
    }),
  );
}
