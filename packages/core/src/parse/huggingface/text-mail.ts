import type { Listing } from '../../paper/schema.js';
import type { Line } from '../copied/lines.js';
import type { ParseContext } from '../format.js';
import { toPaper } from '../to-paper.js';
import { paperLinkOf } from './card-items.js';
import { assumeYear, curatorsAt, isFurniture } from './text-header.js';

// The daily mail as plain text: "Title (140 ▲)", one a line.

/** The votes behind a title: "(140 ▲)". */
export const votes = /\s?\((\d[\d,.]*k?) ?[\u25B2\u2191]\)$/;
const day = /\bfor today \(([^()]{3,20})\)/i;
/** Lines that stand directly above or below the titles. */
const around =
  /^(?:daily papers|by .{0,100}community|here is the selection|to view more|new - i can submit|onwards and upwards|ak and the|view |unsubscribe)/i;

export function fits(lines: readonly Line[]): boolean {
  return lines.some(({ text }) => votes.test(text));
}

export function read(lines: readonly Line[], context: ParseContext): Omit<Listing, 'issues'> {
  const texts = lines.map(({ text }) => text);
  const curators = texts.slice(0, 40).flatMap((_, at) => curatorsAt(texts, at)?.curators ?? []);
  const rest = lines.filter(({ text }) => !isFurniture(text));
  const dated = lines.find(({ text }) => day.test(text));
  const date = dated && assumeYear(dated, day.exec(dated.text)![1]!, context);
  const papers = entriesOf(rest).flatMap(({ line, title, upvotes, id }, index) => {
    const links = id === undefined ? {} : { discussion: `https://huggingface.co/papers/${id}` };
    const draft = {
      title,
      ids: { arxiv: id },
      links,
      signals: { upvotes },
      listed: date,
      position: index + 1,
    } as const;
    return toPaper(draft, context.report, `line ${line.number}`) ?? [];
  });
  return {
    title: 'Daily Papers',
    homepage: 'https://huggingface.co/papers',
    ...(curators.length > 0 ? { curators } : {}),
    ...(date === undefined ? {} : { date }),
    papers,
  };
}

interface MailItem {
  readonly line: Line;
  readonly title: string;
  readonly upvotes: string;
  readonly id: string | undefined;
}

/** A long title is wrapped; its votes are on the last of its lines. */
function entriesOf(lines: readonly Line[]): MailItem[] {
  const entries: MailItem[] = [];
  let open: Line[] = [];
  for (const line of lines) {
    if (line.text === '' || around.test(line.text)) open = [];
    else open.push(line);
    const upvotes = votes.exec(line.text)?.[1];
    if (upvotes === undefined) continue;
    const title = open
      .map(({ text }) => text)
      .join(' ')
      .replace(votes, '')
      .replace(/^[-*\u2022]\s+/, '');
    const urls = open.flatMap(({ parts }) => parts.flatMap(({ url }) => url ?? []));
    const id = urls.map((url) => paperLinkOf(url)?.id).find(Boolean);
    entries.push({ line: open[0] ?? line, title, upvotes, id });
    open = [];
  }
  return entries;
}
