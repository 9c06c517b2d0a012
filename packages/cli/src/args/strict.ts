import { parseArgs } from 'node:util';
import type { ArgsDef } from 'citty';
import { misuse } from '../terminal/exit.js';
import { didYouMean } from './suggest.js';

/** Between the values of an option that was given several times; no shell word holds it. */
const separator = '\n';

/** Names of the options that may be repeated; each also takes several values with commas. */
const lists = new Set(['author', 'exclude', 'to', 'topic']);

/** The values of a repeatable option. */
export function listOf(value: string | undefined): string[] {
  return (value ?? '')
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter(Boolean);
}

/**
 * The same arguments in one spelling, `--name=value`, after refusing what citty would swallow: an unknown option, one
 * without its value, one given twice.
 */
export function strictArguments(argv: readonly string[], definitions: ArgsDef): string[] {
  const options: Record<string, { type: 'boolean' | 'string'; short?: string }> = {};
  for (const [name, { type, ...rest }] of Object.entries(definitions)) {
    if (type === 'positional') continue;
    const short = 'alias' in rest && typeof rest.alias === 'string' ? rest.alias : undefined;
    options[name] = { type: type === 'boolean' ? 'boolean' : 'string', ...(short && { short }) };
  }
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<string, string>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) {
      const names = Object.keys(options).map((each) => `--${each}`);
      const word = argv[token.index] ?? rawName;
      // A word such as -dash.json is read as the options -d, -a, …
      const file = word.startsWith('--') || word.length <= 2 ? '' : ` A file of that name is ./${word}`;
      throw misuse(`There is no option ${rawName}.${file || didYouMean(rawName, names)}`, { option: rawName });
    }
    if (option.type === 'boolean' && inlineValue) throw misuse(`${rawName} takes no value.`, { option: rawName });
    if (option.type === 'string' && (value === undefined || (!inlineValue && value.startsWith('--'))))
      throw misuse(`${rawName} needs a value.`, { option: rawName });
    const before = values.get(name);
    if (before !== undefined && option.type === 'string' && !lists.has(name))
      throw misuse(`${rawName} was given twice.`, { option: rawName });
    values.set(name, before === undefined ? (value ?? '') : `${before}${separator}${value}`);
  }
  const named = [...values].map(([name, value]) =>
    options[name]?.type === 'boolean' ? `--${name}` : `--${name}=${value}`,
  );
  return [...named, '--', ...positionals];
}
