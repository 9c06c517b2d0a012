import * as z from 'zod/mini';
import { Issue, Paper, Reading } from '../../paper/schema.js';

// The shapes of answers: what OpenAPI says, and what the tests hold every answer against.

export { Issue, Paper, Reading };

const text = z.string();
const count = z.int().check(z.minimum(0));

/** JSON Feed 1.1, each item with the whole paper. https://www.jsonfeed.org/version/1.1/ */
export const Feed = z.looseObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: text,
  next_url: z.optional(text),
  items: z.array(
    z.looseObject({ id: text, _papers: z.looseObject({ paper: Paper, reasons: z.optional(z.array(z.unknown())) }) }),
  ),
});

export const Named = z.object({ name: text, papers: z.array(Paper) });

export const Found = z.object({
  query: text,
  total: count,
  corrected: z.optional(text),
  /** Whether papers that core's own index would have found may be missing. */
  approximate: z.boolean(),
  issues: z.array(Issue),
  facets: z.optional(z.record(text, z.array(z.object({ value: text, count })))),
  hits: z.array(
    z.object({
      id: text,
      score: z.number(),
      terms: z.array(text),
      paper: z.optional(Paper),
      highlights: z.optional(z.looseObject({})),
    }),
  ),
});

export const Trending = z.object({
  window: count,
  papers: z.array(
    z.object({
      rank: count,
      score: z.number(),
      /** The terms of the score, as data. */
      reasons: z.array(z.looseObject({ signal: text, contribution: z.number() })),
      /** The same in words. */
      why: z.array(text),
      paper: Paper,
    }),
  ),
});

const Trend = z.looseObject({ name: text, series: z.array(count), value: count, papers: z.array(text) });

export const Trends = z.object({
  /** Papers that were counted. */
  papers: count,
  /** Whether these were all of the spans; the oldest are left out where they are too many. */
  complete: z.boolean(),
  rising: z.array(Trend),
  falling: z.array(Trend),
  new: z.array(Trend),
});

export const Readings = z.object({ name: text, readings: z.array(Reading) });

export const Changes = z.object({
  /** Where to go on; the one that was given where nothing changed. */
  cursor: z.optional(text),
  /** Whether there was more than is given. */
  more: z.boolean(),
  changes: z.array(
    z.union([z.object({ cursor: text, paper: Paper }), z.object({ cursor: text, gone: text, into: z.optional(text) })]),
  ),
});

export const Health = z.object({ status: z.enum(['ok', 'failing']), can: z.record(text, z.boolean()) });

export const Routes = z.object({ title: text, routes: z.record(text, text) });

/** https://www.rfc-editor.org/rfc/rfc9457 */
export const Problem = z.object({
  type: text,
  title: text,
  status: count,
  /** One of docs/codes.md, or `server-error`. */
  code: text,
  detail: text,
  /** The parameter that is wrong. */
  parameter: z.optional(text),
});
