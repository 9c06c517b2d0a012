import type { ArgsDef } from 'citty';
import type { Config } from './schema.js';

type Value = string | number | boolean | readonly string[] | undefined;

/** What a config says as options of the command line, by name. */
function optionsOf({
  title,
  fetch,
  out,
  url,
  by,
  filters = {},
  keep = {},
  digest = {},
}: Config): Record<string, Value> {
  return {
    title,
    fetch,
    out,
    url,
    by,
    query: filters.query,
    topic: filters.topics,
    author: filters.authors,
    exclude: filters.exclude,
    since: filters.since,
    window: filters.window,
    'min-upvotes': filters.minUpvotes,
    'with-code': filters.withCode,
    limit: filters.limit,
    keep: keep.papers,
    'keep-days': keep.days,
    from: digest.from,
    to: digest.to,
    'reply-to': digest.replyTo,
    'list-id': digest.listId,
    unsubscribe: digest.unsubscribe,
  };
}

/**
 * Arguments, as `strictArguments` gives them, completed by a config: what the person typed goes before what the file
 * says, and inputs named on the command line take the place of its sources.
 */
export function withConfig(argv: readonly string[], definitions: ArgsDef, config: Config): string[] {
  const end = argv.indexOf('--');
  const inputs = argv.slice(end + 1);
  const typed = new Set(argv.slice(0, end).map((argument) => argument.slice(2).split('=')[0]));
  const added = Object.entries(optionsOf(config)).flatMap(([name, value]) => {
    if (!(name in definitions) || typed.has(name) || value === undefined || value === false) return [];
    if (value === true) return [`--${name}`];
    return [`--${name}=${Array.isArray(value) ? value.join('\n') : value}`];
  });
  return [...added, ...argv.slice(0, end), '--', ...(inputs.length > 0 ? inputs : config.sources)];
}
