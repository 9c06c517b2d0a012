import type { Styles } from '../terminal/style.js';
import { widthOf, wrap } from '../terminal/width.js';
import type { Command, CommandEntry, Example } from './command.js';
import type { Option } from './option.js';

const inputs = [
  ['FILE', 'a listing in any format: text, JSON, BibTeX, RIS, RSS, Atom, CSV, …'],
  ['-', 'standard input'],
  ['https://…', 'a web address'],
  ['service:what', 'hf:daily, hf:trending, arxiv:cs.LG, openalex:search:…; see trending-papers doctor --sources'],
] as const;

const exitCodes = [
  ['0', 'done'],
  ['1', 'failed'],
  ['2', 'usage error: a wrong command, option or source'],
  ['3', 'no paper found, with --fail-on-empty'],
] as const;

/** How help is laid out. */
export interface Page {
  readonly styles: Styles;
  /** Cells of a line. */
  readonly width: number;
}

/** Text that is not for a terminal has this width: pages, mail and code are read with it. */
export const widthOfText = 120;
const indent = '  ';
/** A description narrower than this stands below what it describes. */
const narrowest = 24;

export function mainHelp(commands: readonly CommandEntry[], page: Page): string {
  return sections(page, [
    ['', wrap('Turn any listing of scholarly papers into feeds, a page, mail and citations.', page.width)],
    ['Usage', ['trending-papers COMMAND [INPUT…] [options]']],
    [
      'Commands',
      columns(
        commands.map(({ name, description }) => [name, description]),
        page,
      ),
    ],
    ['INPUT is', columns(inputs, page)],
    ['Exit codes', columns(exitCodes, page)],
    ['', ['trending-papers COMMAND --help tells more about each.']],
  ]);
}

export function commandHelp(command: Command, page: Page): string {
  const options = Object.entries<Option>(command.options);
  const usage = ['trending-papers', command.name, command.operands.usage, options.length > 0 ? '[options]' : ''];
  return sections(page, [
    ['', wrap(command.description, page.width)],
    ['Usage', wrap(usage.filter(Boolean).join(' '), page.width - 2)],
    ['Options', columns([...options.map(optionLine), ['-h, --help', 'This help']], page)],
    ['Examples', command.examples.flatMap((example) => exampleLines(example, page))],
  ]);
}

function optionLine([name, { description, short, kind, default: preset }]: [string, Option]): [string, string] {
  const values = kind && Array.isArray(kind.choices) ? `: ${kind.choices.join(', ')}` : '';
  return [
    `${short ? `-${short}, ` : '    '}--${name}${kind ? ` ${kind.hint}` : ''}`,
    `${description}${values}${preset === undefined ? '' : ` (${preset})`}`,
  ];
}

/** Examples are to be copied: their lines are never broken. */
function exampleLines({ line, does }: Example, { styles }: Page): string[] {
  return [styles.dim(`# ${does}`), `trending-papers ${line}`];
}

/** What is named and what it is, side by side where there is room, else one below the other. */
function columns(rows: readonly (readonly [string, string])[], { styles, width }: Page): string[] {
  const left = Math.max(...rows.map(([name]) => widthOf(name)));
  const room = width - indent.length - left - 2;
  if (room < narrowest)
    return rows.flatMap(([name, about]) => [
      styles.cyan(name),
      ...wrap(about, width - indent.length - 4).map((line) => `    ${line}`),
    ]);
  return rows.flatMap(([name, about]) =>
    wrap(about, room).map((line, row) =>
      row === 0 ? `${styles.cyan(name)}${' '.repeat(left - widthOf(name))}  ${line}` : `${' '.repeat(left + 2)}${line}`,
    ),
  );
}

function sections({ styles }: Page, parts: readonly (readonly [string, readonly string[]])[]): string {
  return `${parts
    .map(([title, lines]) => (title ? [styles.bold(title), ...lines.map((line) => indent + line)] : lines).join('\n'))
    .join('\n\n')}\n`;
}
