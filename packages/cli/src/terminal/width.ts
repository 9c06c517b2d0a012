/**
 * Code points that take two cells: East Asian Wide and Fullwidth, as first-last in hexadecimal.
 * https://www.unicode.org/Public/UCD/latest/ucd/EastAsianWidth.txt
 */
const wide = parseRanges(
  '1100-115f 2e80-303e 3041-33ff 3400-4dbf 4e00-a4cf a960-a97f ac00-d7a3 f900-faff fe10-fe19 fe30-fe6f ff00-ff60 ' +
    'ffe0-ffe6 16fe0-18aff 1b000-1b2ff 1f200-1f265 20000-3fffd',
);

/**
 * Signs that stand alone in one cell each, whatever is beside them: letters of Latin, Greek and Cyrillic, dashes and
 * quotes, arrows, what `show` draws with. Most titles are of these, and the segmenter takes 20 ms to be made.
 */
export const simple =
  /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u0391-\u03ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u25fc\u2605\u2606\u2713]*$/;
const emoji = /\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u;
/** Marks, joiners and direction signs sit on what is before them or are not seen at all. */
const invisible = /^[\p{M}\p{Cf}\p{Cc}]+$/u;

let segmenter: Intl.Segmenter | undefined;

/** V8's segmenter takes time that grows with the square of the text: 80,000 letters took 4.9 s. */
const block = 256;

/** What a person takes for one character, one after the other, in linear time. */
function graphemes(text: string): Iterable<string> {
  return simple.test(text) ? text : segments(text);
}

function* segments(text: string): Generator<string> {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (let start = 0; start < text.length; ) {
    const end = start + block - (/[\ud800-\udbff]/.test(text.charAt(start + block - 1)) ? 1 : 0);
    const found = Array.from(segmenter.segment(text.slice(start, end)), ({ segment }) => segment);
    // The last one may go on in the next block.
    if (end < text.length && found.length > 1) found.pop();
    yield* found;
    start += found.reduce((sum, { length }) => sum + length, 0);
  }
}

function parseRanges(text: string): (readonly [number, number])[] {
  return text.split(' ').map((range) => {
    const [first = '', last = ''] = range.split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  });
}

function graphemeWidth(grapheme: string): number {
  if (emoji.test(grapheme)) return 2;
  if (invisible.test(grapheme)) return 0;
  const code = grapheme.codePointAt(0)!;
  return wide.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

/** Cells that a line of text without escapes takes on a terminal. */
export function widthOf(text: string): number {
  if (simple.test(text)) return text.length;
  let width = 0;
  for (const segment of segments(text)) width += graphemeWidth(segment);
  return width;
}

/** The text cut to a width, with an ellipsis in the last cell when something was cut. */
export function truncate(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const segment of graphemes(text)) {
    used += graphemeWidth(segment);
    if (used > width - 1) break;
    kept += segment;
  }
  return width < 1 ? '' : `${kept.trimEnd()}…`;
}

/** Lines of at most a width, broken at blanks; a longer word is cut where the line ends. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((long) => pieces(long, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word];
  const parts = [''];
  let used = 0;
  for (const segment of graphemes(word)) {
    const cells = graphemeWidth(segment);
    if (used + cells > width) {
      parts.push('');
      used = 0;
    }
    parts[parts.length - 1] += segment;
    used += cells;
  }
  return parts;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}
