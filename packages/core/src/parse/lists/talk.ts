import { type Line, linesOf } from '../copied/lines.js';
import { conversation, posts } from '../likenesses.js';
import { paperRefOf } from './entries.js';
import { unwrapped } from './trackers.js';

// Posts and conversations with links to papers. What people write around a link is no title, and who writes no author:
// only the papers are taken, to be looked up.

/** As much of a text tells that it is one. */
const looked = 20_000;

/** Whether a text is one, and no list of points or under headings: what those say of a paper is read. */
export function isTalk(text: string): boolean {
  const start = text.slice(0, looked);
  if (/^(?:#{1,6}|[-*+]|\d{1,3}[.)]) \S|^```/m.test(start)) return false;
  return conversation.test(start) || posts.test(start);
}

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
