import { mathsAsText } from '@trending-papers/core/maths';
import { dayOf, type Paper, signalNamesIn } from '@trending-papers/core/paper';
import type { Io } from './io.js';
import { linker } from './link.js';
import { safeLine } from './safe.js';
import { stylesFor } from './style.js';
import { wrap } from './width.js';

/** A line of text longer than this is hard to read. */
const widest = 100;

/** One paper whole: what it is called, who wrote it, what it says and where it leads. */
export function paperCard(paper: Paper, io: Pick<Io, 'out' | 'env'>): string {
  const styles = stylesFor(io.out, io.env);
  const link = linker(io.out, io.env);
  const width = Math.min(widest, io.out.columns ?? widest);
  const text = (value: string) => wrap(safeLine(value), width);
  const about = [paper.venue, paper.organization, dayOf(paper), ...paper.topics].filter(Boolean).join(' · ');
  const signals = signalNamesIn(paper.signals).map((name) => `${name} ${paper.signals[name]}`);
  const links = Object.entries(paper.links).flatMap(([name, url]) =>
    typeof url === 'string' ? [`${styles.dim(name.padEnd(10))}  ${link(safeLine(url), url)}`] : [],
  );
  const blocks = [
    text(mathsAsText(paper.title)).map(styles.bold),
    [...text(paper.authors.map(({ name }) => name).join(', ')), ...text(about).map(styles.dim)],
    text(mathsAsText(paper.abstract ?? '')),
    [...(signals.length > 0 ? text(signals.join(' · ')) : []), styles.dim(safeLine(paper.id)), ...links],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
