import { passingFile } from '@trending-papers/core/publish';
import * as z from 'zod/mini';
import type { Option } from '../args/option.js';
import { configurable } from '../args/options.js';
import { safeName } from '../disk/state.js';

const text = z.string().check(z.minLength(1));
const wholeNumber = z.int().check(z.nonnegative());

/** What an option is in a config: its values are read by the same kind as on the command line. */
function schemaOf({ kind, many }: Option): z.ZodMiniType {
  if (!kind) return z.boolean();
  const { choices, json } = kind;
  const one =
    json === 'number' ? wholeNumber : json === 'decimal' ? z.number() : Array.isArray(choices) ? z.enum(choices) : text;
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

/** A schema with words for editors. */
function described<T extends z.ZodMiniType>(schema: T, description: string): T {
  z.globalRegistry.add(schema, { description });
  return schema;
}

/** Folders that a site has itself, and what stands beside those of several feeds. */
const isOfSite = (part: string) =>
  /^(?:archive|pictures|index\.html|feeds\.opml)$/i.test(part) ||
  ['a.html', 'search.bin'].some((file) => passingFile.test(`${part.toLowerCase()}/${file}`));

const place = (description: string) =>
  described(
    z.string().check(
      z.regex(safeName),
      // A feed may lie in the folder of another: no part of the way may be what that one takes away again.
      z.refine(
        (name) => !name.split('/').some(isOfSite),
        'is the name of a folder that a site has itself, or leads through one',
      ),
    ),
    description,
  );

const sources = described(z.array(text).check(z.minLength(1)), 'Files, web addresses and service:what');

const { out: _, ...ofEachFeed } = shapeOf();

const Feed = z.strictObject({
  name: place('What it is called; also its folder below the one that is published'),
  /** @default those of the config */
  sources: z.optional(sources),
  ...ofEachFeed,
  out: z.optional(
    z.union([z.literal('.'), place('Its folder below the one that is published; "." for that folder itself')]),
  ),
});

/** What `init` writes, and `build`, `digest`, `deliver` and `doctor` read: `trending-papers.config.json`. */
export const Config = z.strictObject({
  $schema: z.optional(z.string()),
  extends: described(z.optional(text), 'Another config, of which this one says what is different'),
  groups: described(
    z.optional(z.record(z.string(), z.array(text))),
    'Lists of people, topics or words, which every list may take up as "@name"',
  ),
  sources: z.optional(sources),
  ...shapeOf(),
  feeds: described(
    z.optional(z.array(Feed).check(z.minLength(1))),
    'Several feeds from one run: what each says goes before what is said for all',
  ),
});

/** A checked config: its sources, feeds, and options by the way they are declared with. */
export type Config = {
  readonly extends?: string;
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  readonly sources?: readonly string[];
  readonly feeds?: readonly ({ readonly name: string; readonly out?: string } & Readonly<Record<string, unknown>>)[];
} & Readonly<Record<string, unknown>>;

/** The same as JSON Schema, for editors that complete and check the file. */
export function configSchema(): object {
  return { ...z.toJSONSchema(Config), title: 'Trending Papers configuration' };
}
