import { TrendingPapersError } from '../../paper/errors.js';

/** More than any record of a paper needs; an element without end must not fill the memory. */
const longestElement = 16 * 1024 * 1024;
/** What may stand before the first record: declaration, document type, root. */
const longestHead = 1024 * 1024;

/** One record's markup, and what stood before the first. */
export interface Element {
  readonly head: string;
  readonly markup: string;
}

/**
 * The elements of some names, with any prefix, out of chunks of XML that break anywhere. They must not stand inside each
 * other. Holds one element and one chunk; linear in the input.
 */
export async function* readElements(chunks: AsyncIterable<string>, names: readonly string[]): AsyncGenerator<Element> {
  const opening = new RegExp(`<((?:\\w+:)?(?:${names.join('|')}))(?=[\\s>])`, 'g');
  let head: string | undefined;
  let buffer = '';
  // Where the element that is open begins in the buffer, how it will end, and how far that was looked for.
  let open: { start: number; end: string; searched: number } | undefined;
  for await (const chunk of chunks) {
    buffer += chunk;
    let done = 0;
    for (;;) {
      if (open === undefined) {
        opening.lastIndex = done;
        const match = opening.exec(buffer);
        if (match === null) break;
        head ??= buffer.slice(0, match.index);
        open = { start: match.index, end: `</${match[1]}>`, searched: match.index };
      }
      const end = buffer.indexOf(open.end, open.searched);
      if (end === -1) {
        open.searched = Math.max(open.start, buffer.length - open.end.length);
        break;
      }
      done = end + open.end.length;
      yield { head: head ?? '', markup: buffer.slice(open.start, done) };
      open = undefined;
    }
    // Between records nothing counts but the start of a tag that the chunk may have broken.
    const keep = open?.start ?? (head === undefined ? 0 : Math.max(done, buffer.lastIndexOf('<')));
    buffer = buffer.slice(keep);
    if (open) open = { ...open, start: 0, searched: open.searched - keep };
    if (buffer.length > (head === undefined ? longestHead : longestElement)) throw tooLong(names);
  }
}

function tooLong(names: readonly string[]): TrendingPapersError {
  return new TrendingPapersError(
    'element-too-long',
    `No <${names[0]}> begins or ends within ${longestElement} characters: the file is cut off or of another kind.`,
    { names },
  );
}
