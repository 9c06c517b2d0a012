import type { Line } from './lines.js';
import { narrowest } from './wrapped.js';

/** No line of a page is longer. */
const widest = 130;
const fewest = 3;

const widthOf = ({ indent, prefix = '', text }: Line) => indent + prefix.length + text.length;

/** Lines that go on with what stands further left above them, joined: where nearly all of them begin because the line before was full. */
export function withoutHanging(lines: readonly Line[]): readonly Line[] {
  const goesOn = lines.map((line, index) => {
    const before = lines[index - 1];
    const isInner =
      line.indent > 1 &&
      line.item === undefined &&
      line.heading === undefined &&
      line.text !== '' &&
      // An address stands by itself.
      !/^https?:\/\/\S+$/.test(line.text);
    return isInner && before !== undefined && before.text !== '' && before.heading === undefined;
  });
  const hung = goesOn.filter(Boolean).length;
  if (hung < fewest) return lines;
  const width = lines.reduce((most, line) => Math.max(most, widthOf(line)), 0);
  const isFull = (index: number) =>
    widthOf(lines[index - 1]!) + 1 + lines[index]!.text.split(' ', 1)[0]!.length > width - 1;
  const full = goesOn.filter((is, index) => is && isFull(index)).length;
  if (width < narrowest || width > widest || full < hung * 0.9) return lines;
  const joined: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const before = joined.at(-1);
    if (before === undefined || !goesOn[index]) joined.push(line);
    else
      joined[joined.length - 1] = {
        ...before,
        text: `${before.text} ${line.text}`,
        raw: `${before.raw} ${line.raw}`,
        parts: [...before.parts, { text: ' ' }, ...line.parts],
      };
  }
  return joined;
}
