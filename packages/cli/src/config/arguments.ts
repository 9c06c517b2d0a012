import type { Options } from '../args/option.js';
import type { Words, Written } from '../args/parse.js';
import type { Config } from './schema.js';

/**
 * A command line completed by a config: what the person typed goes before what the file says, and inputs named on the
 * command line take the place of its sources.
 */
export function withConfig(
  { options: typed, operands }: Words,
  options: Options,
  { config, path }: { config: Config; path: string },
): Words {
  const configured = Object.entries(options).flatMap(([name, option]): [string, Written][] => {
    const value = option.config === undefined ? undefined : valueAt(config, option.config);
    if (value === undefined || value === false) return [];
    const values = (Array.isArray(value) ? value : [value]).map(String);
    return [[name, { values, from: `${option.config} in ${path}` }]];
  });
  return {
    options: new Map([...configured, ...typed]),
    operands: operands.length > 0 ? operands : config.sources,
  };
}

function valueAt(config: object, way: string): unknown {
  return way.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], config);
}
