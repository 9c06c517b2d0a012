import type { ArgDef } from 'citty';
import type { Styles } from '../terminal/style.js';
import type { Command, CommandEntry, Example } from './command.js';

const inputs = [
  ['FILE', 'a listing in any format: text, JSON, BibTeX, RIS, RSS, Atom, CSV, …'],
  ['-', 'standard input'],
  ['https://…', 'a web address'],
  ['service:what', 'hf:daily, hf:trending, arxiv:cs.LG, openalex:search:…; see trending-papers doctor --sources'],
] as const;

const exitCodes = [
  ['0', 'done'],
  ['1', 'failed'],
  ['2', 'misuse: a wrong command, option or source'],
  ['3', 'no paper found, with --fail-on-empty'],
] as const;

export function mainHelp(commands: readonly CommandEntry[], styles: Styles): string {
  return sections(styles, [
    ['', ['Turn any listing of scholarly papers into feeds, a page, mail and citations.']],
    ['Usage', ['trending-papers COMMAND [INPUT…] [options]']],
    [
      'Commands',
      columns(
        commands.map(({ name, description }) => [name, description]),
        styles,
      ),
    ],
    ['INPUT is', columns(inputs, styles)],
    ['Exit codes', columns(exitCodes, styles)],
    ['', ['trending-papers COMMAND --help tells more about each.']],
  ]);
}

export function commandHelp(command: Command, styles: Styles): string {
  const options = Object.entries(command.args).filter(([, definition]) => definition.type !== 'positional');
  return sections(styles, [
    ['', [command.description]],
    ['Usage', [`trending-papers ${command.name} ${command.usage}`]],
    ['Options', columns([...options.map(optionLine), ['-h, --help', 'This help']], styles)],
    ['Examples', command.examples.flatMap((example) => exampleLines(example, styles))],
  ]);
}

function optionLine([name, definition]: [string, ArgDef]): [string, string] {
  const alias = 'alias' in definition && typeof definition.alias === 'string' ? `-${definition.alias}, ` : '    ';
  const value = definition.type === 'boolean' ? '' : ` ${definition.valueHint ?? 'VALUE'}`;
  const preset = definition.default === undefined ? '' : ` (${definition.default})`;
  return [`${alias}--${name}${value}`, `${definition.description ?? ''}${preset}`];
}

function exampleLines({ line, does }: Example, styles: Styles): string[] {
  return [styles.dim(`# ${does}`), `trending-papers ${line}`];
}

function columns(rows: readonly (readonly [string, string])[], styles: Styles): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `${styles.cyan(left.padEnd(width))}  ${right}`);
}

function sections(styles: Styles, parts: readonly (readonly [string, readonly string[]])[]): string {
  return `${parts
    .map(([title, lines]) => (title ? [styles.bold(title), ...lines.map((line) => `  ${line}`)] : lines).join('\n'))
    .join('\n\n')}\n`;
}
