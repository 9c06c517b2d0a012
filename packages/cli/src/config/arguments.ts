import { isAbsolute, join } from 'node:path';
import type { Option, Options } from '../args/option.js';
import type { Words, Written } from '../args/parse.js';
import type { Config } from './schema.js';

/**
 * A command line completed by a config: what the person typed goes before what the file says, and inputs named on the
 * command line take the place of its sources.
 */
export function withConfig(
  { options: typed, operands }: Words,
  options: Options,
  { config, folder, path }: { config: Config; folder: string; path: string },
): Words {
  const configured = Object.entries(options).flatMap(([name, option]): [string, Written][] => {
    const value = option.config === undefined ? undefined : valueAt(config, option.config);
    if (value === undefined || value === false) return [];
    const values = (Array.isArray(value) ? value : [value]).map((each) => inFolder(folder, String(each), option));
    return [[name, { values, from: `${option.config} in ${path}` }]];
  });
  return {
    options: new Map([...configured, ...typed]),
    operands: operands.length > 0 ? operands : config.sources.map((source) => sourceIn(folder, source)),
  };
}

function valueAt(config: object, way: string): unknown {
  return way.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], config);
}

/** Files and folders that a config names lie beside it, wherever the program is started from. */
function inFolder(folder: string, value: string, { kind }: Option): string {
  if (kind?.completes === 'source') return sourceIn(folder, value);
  return kind?.completes ? beside(folder, value) : value;
}

/** Only what is neither standard input nor an address nor service:what is a file. */
function sourceIn(folder: string, source: string): string {
  return source === '-' || /^[a-z][a-z0-9+.-]+:/i.test(source) ? source : beside(folder, source);
}

function beside(folder: string, path: string): string {
  return folder === '' || isAbsolute(path) ? path : join(folder, path);
}
