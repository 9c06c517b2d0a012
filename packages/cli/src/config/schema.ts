import { rankings } from '@trending-papers/core/rank';
import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1));
const list = z.array(text);
const wholeNumber = z.int().check(z.nonnegative());
const webAddress = z.string().check(z.regex(/^https?:\/\//));

/** What `init` writes and `build`, `digest` and `doctor` read: `trending-papers.config.json`. */
export const Config = z.strictObject({
  $schema: z.optional(z.string()),
  /** Files, web addresses and service:what. */
  sources: z.array(text).check(z.minLength(1)),
  /** How many papers to ask of each search. */
  fetch: z.optional(z.int().check(z.positive())),
  title: z.optional(text),
  /** The folder to publish into. */
  out: z.optional(text),
  /** Where that folder will be found on the web. */
  url: z.optional(webAddress),
  /** The ranking. */
  by: z.optional(z.enum(Object.keys(rankings))),
  filters: z.optional(
    z.strictObject({
      query: z.optional(text),
      topics: z.optional(list),
      authors: z.optional(list),
      exclude: z.optional(list),
      since: z.optional(text),
      window: z.optional(text),
      minUpvotes: z.optional(wholeNumber),
      withCode: z.optional(z.boolean()),
      limit: z.optional(wholeNumber),
    }),
  ),
  keep: z.optional(z.strictObject({ papers: z.optional(wholeNumber), days: z.optional(wholeNumber) })),
  digest: z.optional(
    z.strictObject({
      from: z.optional(text),
      to: z.optional(list),
      replyTo: z.optional(text),
      listId: z.optional(text),
      unsubscribe: z.optional(text),
    }),
  ),
});
export type Config = z.infer<typeof Config>;

/** The same as JSON Schema, for editors that complete and check the file. */
export function configSchema(): object {
  return { ...z.toJSONSchema(Config), title: 'Trending Papers configuration' };
}
