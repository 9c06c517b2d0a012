import type { Line } from '../copied/lines.js';
import type { Draft } from '../draft.js';
import { refsOf } from './cards.js';
import type { Chunk } from './chunks.js';
import { readEntry } from './entries.js';
import { bareRefOf, isHead, numberFirst } from './entry-lines.js';
import { stretchesOf } from './stretches.js';

export function draftOfChunk(
  { first, under, titled: isTitled }: Chunk,
  shared?: ReadonlySet<string>,
): Draft | undefined {
  const bare = bareRefOf(first);
  if (bare && first.parts.every(({ url }) => url === undefined || url === first.text))
    return { ids: bare.scheme ? { [bare.scheme]: bare.id } : {}, links: { page: bare.scheme ? undefined : bare.url } };
  // A title by itself is the whole line.
  const own = isTitled && refsOf(first).length === 0 ? [{ text: first.text, bold: true }] : stretchesOf(first.raw);
  const isAlone = isTitled || isHead(first) || isTitledBy(first) || numberFirst.test(first.text);
  // Links of a point stand under it as often as in it.
  const links = isAlone
    ? under.flatMap(({ raw }) => stretchesOf(raw).filter(({ url, italic }) => url !== undefined || italic))
    : under.flatMap(({ raw }) => [{ text: ' ' }, ...stretchesOf(raw)]);
  return readEntry(
    [...own, ...links],
    under.map(({ text }) => text),
    shared,
  )?.draft;
}

const isTitledBy = ({ item, text }: Line) => item !== undefined && /\p{L}{3}/u.test(text);
