// What happens to a text on its way. Each leaves in it all that was there.

const eachLine = (text: string, change: (line: string) => string) => text.split('\n').map(change).join('\n');

function wrap(line: string, width: number): string {
  const rows: string[] = [''];
  for (const word of line.split(' ')) {
    const row = rows.at(-1)!;
    if (row !== '' && row.length + 1 + word.length > width) rows.push(word);
    else rows[rows.length - 1] = row === '' ? word : `${row} ${word}`;
  }
  return rows.join('\n');
}

const isMarkup = (text: string) => /^\s*</.test(text);

export interface Perturbation {
  readonly name: string;
  readonly change: (text: string) => string;
  /** Whether a layout can go through it at all. */
  readonly fits?: (text: string) => boolean;
}

const onText = { fits: (text: string) => !isMarkup(text) };

export const perturbations: readonly Perturbation[] = [
  { name: 'as it is', change: (text) => text },
  { name: 'quoted', change: (text) => eachLine(text, (line) => `> ${line}`.trimEnd()), ...onText },
  { name: 'quoted twice', change: (text) => eachLine(text, (line) => `> > ${line}`.trimEnd()), ...onText },
  {
    name: 'wrapped',
    change: (text) => eachLine(text, (line) => (line.startsWith('|') ? line : wrap(line, 78))),
    ...onText,
  },
  {
    name: 'forwarded',
    change: (text) =>
      `FYI\n\n---------- Forwarded message ---------\nFrom: Ann <ann@mail.example>\nDate: Tue, 9 Jun 2026 at 09:00\nSubject: papers\nTo: Bo <bo@mail.example>\n\n${text}`,
    ...onText,
  },
  {
    name: 'between a menu and a foot',
    change: (text) => `Home\nAbout\nContact\n\n${text}\n\n© 2026 The Readers\nPrivacy\nTerms\n`,
    ...onText,
  },
  {
    name: 'with every line apart',
    change: (text) => text.replace(/\n/g, '\n\n'),
    fits: (text) => !isMarkup(text) && !/^\|/m.test(text),
  },
  {
    name: 'escaped for HTML',
    change: (text) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    ...onText,
  },
  { name: 'with Windows’ ends of lines and a mark of order', change: (text) => `\uFEFF${text.replace(/\n/g, '\r\n')}` },
  { name: 'indented', change: (text) => eachLine(text, (line) => (line === '' ? '' : `    ${line}`)), ...onText },
  {
    name: 'with blanks that do not break',
    change: (text) => eachLine(text, (line) => line.replace(/ (?=\S+$)/, '\u00A0')),
    ...onText,
  },
  { name: 'with blanks at the ends', change: (text) => eachLine(text, (line) => (line === '' ? '' : `${line}  `)) },
];
