import type { Line } from './lines.js';

/** What Jina's reader puts above a page: its title and address, and where the page begins. */
export function withoutSource(lines: readonly Line[]): { source: string; lines: readonly Line[] } {
  const start = lines.slice(0, 12).findIndex(({ text }) => /^URL Source: ?\S/.test(text));
  const isAbove = ({ text }: Line, index: number) =>
    index < 16 && /^(?:Title|URL Source|Published Time|Markdown Content|Number of Pages):/.test(text);
  if (start < 0)
    return {
      source: '',
      lines: lines.filter((line, index) => !(isAbove(line, index) && /^Markdown Content:/.test(line.text))),
    };
  const source = lines[start]!.text.replace(/^URL Source: ?/, '');
  return { source, lines: lines.filter((line, index) => !isAbove(line, index)) };
}
