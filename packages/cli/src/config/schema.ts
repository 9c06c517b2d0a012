import * as z from 'zod/mini';
import type { Option } from '../args/option.js';
import { configurable } from '../args/options.js';

const text = z.string().check(z.minLength(1));
const wholeNumber = z.int().check(z.nonnegative());

/** What an option is in a config: its values are read by the same kind as on the command line. */
function schemaOf({ kind, many }: Option): z.ZodMiniType {
  if (!kind) return z.boolean();
  const { choices, json } = kind;
  const one = json === 'number' ? wholeNumber : Array.isArray(choices) ? z.enum(choices) : text;
  return many ? z.array(one) : one;
}

/** The options that stand in a config, `a.b` as a field `b` of an object `a`. */
function shapeOf(): Record<string, z.ZodMiniType> {
  const shape: Record<string, z.ZodMiniType> = {};
  const groups: Record<string, Record<string, z.ZodMiniType>> = {};
  for (const option of Object.values<Option>(configurable)) {
    if (option.config === undefined) continue;
    const [first = '', second] = option.config.split('.');
    const schema = z.optional(schemaOf(option)).register(z.globalRegistry, { description: option.description });
    if (second === undefined) shape[first] = schema;
    else groups[first] = { ...groups[first], [second]: schema };
  }
  for (const [name, fields] of Object.entries(groups)) shape[name] = z.optional(z.strictObject(fields));
  return shape;
}

/** What `init` writes and `build`, `digest` and `doctor` read: `trending-papers.config.json`. */
export const Config = z.strictObject({
  $schema: z.optional(z.string()),
  /** Files, web addresses and service:what. */
  sources: z.array(text).check(z.minLength(1)),
  ...shapeOf(),
});

/** A checked config: its sources, and options by the way they are declared with. */
export type Config = { readonly sources: readonly string[] } & Readonly<Record<string, unknown>>;

/** The same as JSON Schema, for editors that complete and check the file. */
export function configSchema(): object {
  return { ...z.toJSONSchema(Config), title: 'Trending Papers configuration' };
}
