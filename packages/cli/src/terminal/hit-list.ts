import { dayOf } from '@trending-papers/core/paper';
import type { Hit, Span } from '@trending-papers/core/search';
import type { Io } from './io.js';
import { linker } from './link.js';
import { safeLine } from './safe.js';
import { stylesFor } from './style.js';
import { truncate, widthOf, wrap } from './width.js';

const widthWithoutTerminal = 100;
const indent = '    ';
const shownAuthors = 3;

/** Stand-ins for the ends of a highlight while lines are broken: private characters of no width that no text has. */
const [open, close] = ['\u2060\u200b', '\u200b\u2060'] as const;

/** Hits one below the other: title, who and when, and the stretch of the abstract that answers, with what was met marked. */
export function hitList(hits: readonly Hit[], io: Io): string {
  const styles = stylesFor(io.out, io.env);
  const link = linker(io.out, io.env);
  const width = io.out.columns ?? widthWithoutTerminal;
  const paint = (text: string) => text.replaceAll(open, '').replaceAll(close, '');
  const marked = (text: string) =>
    text
      .split(open)
      .map((part, index) => {
        const end = index === 0 ? -1 : part.indexOf(close);
        return end === -1 ? paint(part) : styles.yellow(paint(part.slice(0, end))) + paint(part.slice(end));
      })
      .join('');

  return hits
    .flatMap(({ paper, highlights }, index) => {
      if (!paper) return [];
      const number = `${index + 1}.`.padEnd(indent.length);
      const titleLines = wrap(mark(paper.title, highlights?.title ?? []), width - indent.length);
      const names = paper.authors.map(({ name }) => name);
      const more = names.length > shownAuthors ? ` +${names.length - shownAuthors}` : '';
      const about = [names.slice(0, shownAuthors).join(', ') + more, dayOf(paper) ?? '', paper.id].filter(Boolean);
      const line = safeLine(about.join(' · '));
      // Where not all of it has room, the identifier by which the paper is opened stays whole.
      const said =
        widthOf(line) <= width - indent.length ? [line] : [safeLine(about.slice(0, -1).join(' · ')), paper.id];
      const snippet = highlights?.snippet;
      const answer = snippet ? wrap(mark(snippet.text, snippet.spans), width - indent.length) : [];
      return [
        ...titleLines.map(
          (line, row) => (row === 0 ? styles.bold(number) : indent) + link(marked(line), paper.links.page),
        ),
        ...said.map((each) => indent + styles.dim(truncate(safeLine(each), width - indent.length))),
        ...answer.map((line) => indent + marked(line)),
        '',
      ];
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** Puts the stand-ins around what was met; without them the text is a safe line. */
function mark(text: string, spans: readonly Span[]): string {
  let marked = '';
  let at = 0;
  for (const [start, end] of spans) {
    marked += text.slice(at, start) + open + text.slice(start, end).replace(/\s/g, `${close} ${open}`) + close;
    at = end;
  }
  return safeLine(marked + text.slice(at));
}
