import { parseArgs } from 'node:util';
import { didYouMean } from '@trending-papers/core/words';
import { usageError } from '../terminal/exit.js';
import type { Kind } from './kind.js';
import type { Operands, Option, Options, Values } from './option.js';

/** The values of an option as they were written, and where. */
export interface Written {
  readonly values: readonly string[];
  /** What a message calls it: `--limit`, or `filters.limit in lab.json`. */
  readonly from: string;
}

export interface Words {
  readonly options: ReadonlyMap<string, Written>;
  readonly operands: readonly string[];
}

/**
 * Takes a command line apart.
 *
 * @throws TrendingPapersError `usage-error` for an unknown option, one without its value, one given twice.
 */
export function readWords(argv: readonly string[], options: Options): Words {
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { kind, short }]) => [
        name,
        { type: kind ? ('string' as const) : ('boolean' as const), ...(short && { short }) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const written = new Map<string, Written>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) throw unknownOption(rawName, argv[token.index] ?? rawName, options);
    if (!option.kind && inlineValue) throw usageError(`${rawName} takes no value.`, { option: rawName });
    if (option.kind && (value === undefined || (!inlineValue && value.startsWith('--'))))
      throw usageError(`${rawName} needs a value.`, { option: rawName });
    const before = written.get(name);
    if (before && option.kind && !option.many) throw usageError(`${rawName} was given twice.`, { option: rawName });
    written.set(name, { values: [...(before?.values ?? []), value ?? ''], from: rawName });
  }
  return { options: written, operands };
}

function unknownOption(rawName: string, word: string, options: Options) {
  const names = Object.keys(options).map((each) => `--${each}`);
  // A word such as -dash.json is read as the options -d, -a, …
  const fileName = word.startsWith('--') || word.length <= 2 ? '' : ` A file of that name is ./${word}`;
  return usageError(`There is no option ${rawName}.${fileName || didYouMean(rawName, names)}`, { option: rawName });
}

/**
 * What a command is given: every option read and checked, before anything else is done.
 *
 * @throws TrendingPapersError `usage-error` for a value that is none, and for operands beyond the last.
 */
export async function readValues<O extends Options>(
  { options: written, operands }: Words,
  options: O,
  { kinds, most = Number.POSITIVE_INFINITY, usage }: Operands,
): Promise<Values<O>> {
  const values: Record<string, unknown> = { operands };
  for (const [name, option] of Object.entries<Option>(options))
    values[name] = await readOption(option, written.get(name) ?? presetOf(name, option));
  const extra = operands[most];
  if (extra !== undefined)
    throw usageError(`There is nothing to do with "${extra}"${usage ? `: what is taken is ${usage}` : ''}.`, { extra });
  for (const [index, operand] of operands.entries()) {
    const kind = kinds[Math.min(index, kinds.length - 1)];
    if (kind) await read(operand, kind, kind.hint);
  }
  return values as Values<O>;
}

function presetOf(name: string, { default: preset }: Option): Written | undefined {
  return preset === undefined ? undefined : { values: [preset], from: `--${name}` };
}

async function readOption({ kind, many }: Option, written: Written | undefined): Promise<unknown> {
  // A config may take back with `false` what another one says.
  if (!kind) return written !== undefined && written.values.at(-1) !== 'false';
  if (many) {
    const parts = (written?.values ?? []).flatMap(splitList);
    return Promise.all(parts.map((part) => read(part, kind, written!.from)));
  }
  return written && read(written.values[0]!, kind, written.from);
}

/** Several values in one, with commas between them. */
function splitList(value: string): string[] {
  return value
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
}

async function read<T>(value: string, kind: Kind<T>, from: string): Promise<T> {
  const choices = await choicesOf(kind);
  const result = choices && !choices.includes(value) ? undefined : kind.read(value);
  if (result !== undefined && result !== '') return result;
  // Of a value in parts the first is a word that is offered: `author:` of `autor:Ada`.
  const word = choices ? value : (kind.wrong?.(value) ?? value.replace(/([:=]).*$/s, '$1'));
  const is = choices ? `one of ${choices.join(', ')}` : kind.is;
  throw usageError(`${from} is ${is}, not "${value}".${didYouMean(word, choices ?? kind.offers ?? [])}`, {
    option: from,
    value,
  });
}

/** All values of a kind, where it has a list of them. */
export async function choicesOf({ choices }: Kind): Promise<readonly string[] | undefined> {
  return typeof choices === 'function' ? choices() : choices;
}
