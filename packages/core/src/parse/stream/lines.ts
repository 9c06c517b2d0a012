import { TrendingPapersError } from '../../paper/errors.js';

/** A line and its number from 1. */
export type Line = readonly [text: string, number: number];

/** Longer than any record of a paper; a line without end must not fill the memory. */
const longestLine = 64 * 1024 * 1024;

/** The lines of chunks that break anywhere. Holds one line and one chunk. */
export async function* linesFrom(chunks: AsyncIterable<string>): AsyncGenerator<Line> {
  let parts: string[] = [];
  let length = 0;
  let number = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf('\n'); end !== -1; end = chunk.indexOf('\n', start)) {
      number += 1;
      yield [parts.join('') + chunk.slice(start, end), number];
      parts = [];
      length = 0;
      start = end + 1;
    }
    parts.push(chunk.slice(start));
    length += chunk.length - start;
    if (length > longestLine) throw tooLong(number + 1);
  }
  yield [parts.join(''), number + 1];
}

function tooLong(line: number): TrendingPapersError {
  return new TrendingPapersError(
    'line-too-long',
    `Line ${line} has more than ${longestLine} characters: these are no JSON Lines. Give the whole to parse instead.`,
    { line, limit: longestLine },
  );
}
