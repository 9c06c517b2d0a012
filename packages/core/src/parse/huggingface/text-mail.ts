import type { Listing } from '../../paper/schema.js';
import type { ParseContext } from '../format.js';
import { toPaper } from '../to-paper.js';
import { assumeYear, readHeader } from './text-header.js';
import { type Line, lineOf } from './text-lines.js';

// The daily mail as plain text: "Title (140 ▲)", one a line.

/** The votes behind a title: "(140 ▲)". */
export const votes = /\s?\((\d[\d,.]*k?) ?[\u25B2\u2191]\)$/;
const day = /\bfor today \(([^()]{3,20})\)/i;
/** Lines that stand directly above or below the titles. */
const around =
  /^(?:daily papers|here is the selection|to view more|new - i can submit|onwards and upwards|ak and the|view |unsubscribe)/i;

export function fits(lines: readonly Line[]): boolean {
  return lines.some(({ text }) => votes.test(text));
}

export function read(lines: readonly Line[], context: ParseContext): Omit<Listing, 'issues'> {
  const { header, rest } = readHeader(lines, context);
  const dated = rest.find(({ text }) => day.test(text));
  const date = header.date ?? (dated && assumeYear(dated, day.exec(dated.text)![1]!, context));
  const papers = entriesOf(rest).flatMap(({ line, title, upvotes }, index) => {
    const draft = { title, signals: { upvotes }, listed: date, position: index + 1 } as const;
    return toPaper(draft, context.report, lineOf(line)) ?? [];
  });
  return {
    title: 'Daily Papers',
    homepage: 'https://huggingface.co/papers',
    ...header,
    ...(date === undefined ? {} : { date }),
    papers,
  };
}

/** A long title is wrapped; its votes are on the last of its lines. */
function entriesOf(lines: readonly Line[]): { line: Line; title: string; upvotes: string }[] {
  const entries: { line: Line; title: string; upvotes: string }[] = [];
  let open: Line[] = [];
  for (const line of lines) {
    if (line.text === '' || around.test(line.text)) open = [];
    else open.push(line);
    const found = votes.exec(line.text);
    if (!found) continue;
    const title = open
      .map(({ text }) => text)
      .join(' ')
      .replace(votes, '')
      .replace(/^[-*\u2022]\s+/, '');
    entries.push({ line: open[0] ?? line, title, upvotes: found[1]! });
    open = [];
  }
  return entries;
}
