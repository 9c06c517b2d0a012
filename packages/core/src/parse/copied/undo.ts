import { htmlToText } from '../../text/html.js';

// What happens to a text between the page and us that concerns the text as a whole: it is quoted in a mail, escaped
// once more, printed to pages. Each step is taken back only where the whole text shows its mark.

/** Of the lines that are not empty, this share must bear a mark before it is taken for the copy's and not the text's. */
const mostLines = 0.8;

/** The text as it was before it was copied. Linear in its length. */
export function undoCopying(text: string): string {
  return withoutPages(unescaped(withoutIndent(unquoted(text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')))));
}

/** Without the blanks that every line begins with. */
function withoutIndent(text: string): string {
  if (!/^\n*[ \t]/.test(text)) return text;
  let least = Number.POSITIVE_INFINITY;
  for (const [indent] of text.matchAll(/^[ \t]*(?=\S)/gm)) {
    least = Math.min(least, indent.length);
    if (least === 0) return text;
  }
  return Number.isFinite(least) ? text.replace(new RegExp(`^[ \\t]{${least}}`, 'gm'), '') : text;
}

/** A text without the marks of quoting and the blanks that all its lines begin with, pages and all else left. */
export const undoQuoting = (text: string): string => withoutIndent(unquoted(text.replace(/\r\n?/g, '\n')));

/** A line that begins as quoted ones do: the sign is quickly found, and then whether it begins the line. */
const quoteMark = /[>|](?<=^[ \t]{0,3}[>|])/m;

/** Without the `>` that mail programs put before what they answer or forward, however often. */
function unquoted(text: string): string {
  if (!text.includes('>') && !text.includes('|')) return text;
  // Rows of MediaWiki begin with a bar.
  if (text.includes('{|') && /^[ \t]*\{\|/m.test(text)) return text;
  let plain = text;
  for (let level = 0; level < 5 && quoteMark.test(plain); level += 1) {
    const lines = plain.split('\n');
    const filled = lines.filter((line) => /\S/.test(line));
    const quoted = filled.filter((line) => /^[ \t]{0,3}(?:>|\|(?=\s|$))/.test(line) && !/^[ \t]*\|.*\|\s*$/.test(line));
    const least = quoted.length === filled.length ? 2 : 3;
    if (quoted.length < least || quoted.length < filled.length * (level === 0 ? 0.5 : mostLines)) break;
    plain = lines.map((line) => line.replace(/^[ \t]{0,3}(?:>|\|(?=\s|$)) ?/, '')).join('\n');
  }
  return plain;
}

/** Text that was escaped for HTML and never unescaped: entities, but no tags. */
function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  const entities = text.match(/&(?:amp|lt|gt|quot|apos|nbsp|#39|#x27|#8217|rsquo|ldquo|rdquo|mdash|ndash);/g);
  if (entities === null || /<\/?[a-z][^<>\n]{0,200}>/i.test(text)) return text;
  return text
    .split('\n')
    .map((line) => (line.includes('&') ? htmlToText(line.replace(/</g, '&lt;')).replace(/\n+/g, ' ') : line))
    .join('\n');
}

/** "Page 3 of 10", "3/10", "- 3 -", and what browsers print above and below: the date, the address and the page. */
const pageMark =
  /^(?:page \d{1,4}(?: (?:of|\/) \d{1,4})?|\d{1,4} ?\/ ?\d{1,4}|[-\u2013\u2014] ?\d{1,4} ?[-\u2013\u2014]|https?:\/\/\S+\s+\d{1,4} ?\/ ?\d{1,4}|\d{1,2}\/\d{1,2}\/\d{2,4}, \d{1,2}:\d{2}(?: [AP]M)?\b.{0,100})$/i;
/** "7/14/26, 9:12 AM   The title of the page". */
const printedTitle = /^\s*\d{1,2}\/\d{1,2}\/\d{2,4}, \d{1,2}:\d{2}(?: [AP]M)?\s{2,}(\S.{3,90})$/i;
const surePageMark =
  /^(?:page \d{1,4}(?: (?:of|\/) \d{1,4})?|[-\u2013\u2014] ?\d{1,4} ?[-\u2013\u2014]|https?:\/\/\S+\s+\d{1,4} ?\/ ?\d{1,4}|\d{1,2}\/\d{1,2}\/\d{2,4}, \d{1,2}:\d{2}(?: [AP]M)?\b.{0,100})$/i;

/** Without page breaks, page numbers and the running heads beside them. */
function withoutPages(text: string): string {
  const hasBreaks = text.includes('\f');
  const lines = text.replaceAll('\f', '\n\f\n').split('\n');
  const numbers = pageNumbers(lines);
  const isMark = (index: number) =>
    numbers.has(index) ||
    lines[index] === '\f' ||
    (lines[index]!.length < 240 &&
      (surePageMark.test(lines[index]!.trim()) || (hasBreaks && pageMark.test(lines[index]!.trim()))));
  const marks = lines.flatMap((_, index) => (isMark(index) ? [index] : []));
  if (marks.length === 0) return text;
  const running = runningHeads(lines, marks);
  const dropped = new Set(marks);
  for (const [index, line] of lines.entries())
    if (running.has(headOf(line)) && isNear(index, marks)) dropped.add(index);
  // A paragraph may go on over the page: of lines of one width it will be told by the next.
  const isEven = lines.every(({ length }) => length < 130);
  const gap = (index: number) => isEven && lines[index]!.trim() === '' && isBroken(lines, index, dropped);
  // Browsers print the title of the page beside the date: it is said once.
  const titled = marks.find((index) => printedTitle.test(lines[index]!));
  if (titled !== undefined) {
    lines[titled] = printedTitle.exec(lines[titled]!)![1]!;
    dropped.delete(titled);
  }
  return lines.filter((_, index) => !dropped.has(index) && !gap(index)).join('\n');
}

/** Whether an empty line stands beside the end of a page, and the page ended within a sentence. */
function isBroken(lines: readonly string[], index: number, dropped: ReadonlySet<number>): boolean {
  let isBeside = false;
  const beyond = (step: number) => {
    let at = index;
    while (at >= 0 && at < lines.length && Math.abs(at - index) < 12 && (dropped.has(at) || lines[at]!.trim() === '')) {
      isBeside ||= dropped.has(at);
      at += step;
    }
    return lines[at] ?? '';
  };
  const before = beyond(-1).trimEnd();
  beyond(1);
  return isBeside && before !== '' && !/[.!?:\u201D")\]]$/.test(before);
}

/** Lines that hold a number alone, and together count the pages: each one more than the one before. */
function pageNumbers(lines: readonly string[]): ReadonlySet<number> {
  const alone = lines.flatMap((line, index) => (/^\s*\d{1,4}\s*$/.test(line) ? [{ index, value: Number(line) }] : []));
  const [first] = alone;
  const counts = alone.length > 1 && first!.value < 3 && alone.every(({ value }, at) => value === first!.value + at);
  // Pages are far apart; numbers before each paper are its rank.
  const apart = counts && alone.every(({ index }, at) => at === 0 || index - alone[at - 1]!.index > 8);
  return new Set(apart ? alone.map(({ index }) => index) : []);
}

/** A head without its digits, which count the pages; those of an identifier or address do not. */
const headOf = (line: string) =>
  /\d{4}\.\d{4,5}|\b10\.\d{4}|https?:/.test(line) ? line.trim() : line.trim().replace(/\d+/g, '#');

function runningHeads(lines: readonly string[], marks: readonly number[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const mark of marks) {
    const near = new Set([mark - 2, mark - 1, mark + 1, mark + 2].map((index) => headOf(lines[index] ?? '')));
    for (const head of near) if (head !== '' && head.length < 100) counts.set(head, (counts.get(head) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([head, count]) => (count > 1 && count >= marks.length / 2 ? [head] : [])));
}

/** Whether a mark is within two lines. Marks are in order. */
function isNear(index: number, marks: readonly number[]): boolean {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle]! < index - 2) low = middle + 1;
    else high = middle;
  }
  return low < marks.length && marks[low]! <= index + 2;
}
