import { sayCounted, saySite, siteWords } from '../../words/site-words.js';
import type { Words } from '../../words/types.js';
import type { DigestItem, Frame } from './words.js';

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

function item(paper: DigestItem, index: number, words: Words): string {
  const why = paper.why && saySite('mailWhy', words, { reasons: paper.why });
  const lines = [paper.authors, paper.facts, why].filter(Boolean).map((text) => wrap(text, '   '));
  const links = paper.links
    .filter(([way]) => way === 'code' || paper.url === undefined)
    .map(([, term, value]) => `   ${saySite('pair', words, { term, value })}`);
  return [wrap(`${index + 1}. ${paper.title}`, ''), ...lines, paper.url && `   ${paper.url}`, ...links]
    .filter(Boolean)
    .join('\n');
}

/** The plain text part: what the HTML part says, without the excerpts. */
export function digestText(frame: Frame, items: readonly DigestItem[]): string {
  const { day, description, homepage, left, title, unsubscribe, words } = frame;
  const pair = (term: string, value: string) => saySite('pair', words, { term, value });
  const site = siteWords(words);
  const all = homepage ? ` ${pair(site.allOfThem, homepage)}` : '';
  const more = left > 0 ? [sayCounted('leftOver', left, words) + all] : [];
  const footer = [homepage && pair(site.inBrowser, homepage), unsubscribe && pair(site.unsubscribe, unsubscribe)];
  return [
    day === undefined ? title : `${title} · ${day}`,
    ...(description === undefined ? [] : [description]),
    ...items.map((paper, index) => item(paper, index, words)),
    ...more,
    ['-- ', ...footer.filter(Boolean)].join('\n'),
    '',
  ].join('\n\n');
}
