/** The lines of a text with their numbers from 1, without line ends, one at a time and so without a second copy. */
export function* linesOf(text: string): Generator<[line: string, number: number]> {
  let start = 0;
  for (let number = 1; start < text.length; number += 1) {
    const end = text.indexOf('\n', start);
    const stop = end === -1 ? text.length : end;
    const line = text.slice(start, text[stop - 1] === '\r' ? stop - 1 : stop);
    // Files put together from several may end some lines as old Macs did.
    if (line.includes('\r')) for (const part of line.split('\r')) yield [part, number];
    else yield [line, number];
    start = stop + 1;
  }
}
