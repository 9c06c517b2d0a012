import { type DigestItem, type Frame, leftWords } from './words.js';

const width = 74;

/** Words on lines of at most `width` characters, each begun with the indent. A longer word has a line of its own. */
function wrap(text: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line].join('\n');
}

function item(paper: DigestItem, index: number): string {
  const why = paper.why && `Why: ${paper.why}`;
  const lines = [paper.authors, paper.facts, why].filter(Boolean).map((text) => wrap(text, '   '));
  const links = paper.links
    .filter(([label]) => label === 'Code' || paper.url === undefined)
    .map(([label, url]) => `   ${label}: ${url}`);
  return [wrap(`${index + 1}. ${paper.title}`, ''), ...lines, paper.url && `   ${paper.url}`, ...links]
    .filter(Boolean)
    .join('\n');
}

/** The plain text part: what the HTML part says, without the excerpts. */
export function digestText(frame: Frame, items: readonly DigestItem[]): string {
  const { day, description, homepage, left, title, unsubscribe } = frame;
  const more = left > 0 ? [`${leftWords(left)}${homepage ? ` All of them: ${homepage}` : ''}`] : [];
  const footer = [homepage && `Read it in the browser: ${homepage}`, unsubscribe && `Unsubscribe: ${unsubscribe}`];
  return [
    day === undefined ? title : `${title} · ${day}`,
    ...(description === undefined ? [] : [description]),
    ...items.map(item),
    ...more,
    ['-- ', ...footer.filter(Boolean)].join('\n'),
    '',
  ].join('\n\n');
}
