import { posix } from 'node:path';
import type { Options } from '../args/option.js';
import type { Words, Written } from '../args/parse.js';
import { type Layer, sourcesIn, writtenIn } from './layer.js';

/** A config as the commands take it: from what is said first to what is said over it. */
export interface Layered {
  readonly layers: readonly Layer[];
  /** Each feed, with the folder below the one that is published. */
  readonly feeds: readonly (Layer & { readonly name: string; readonly path: string })[];
}

export interface FeedWords {
  readonly name: string;
  /** Its folder below the one that is published; empty for that folder itself. */
  readonly path: string;
  readonly words: Words;
}

/**
 * A command line completed by a config: what the person typed goes before what the file says, and inputs named on the
 * command line take the place of its sources.
 */
export function withConfig({ options: typed, operands }: Words, options: Options, { layers }: Layered): Words {
  return {
    options: new Map([...layers.flatMap((layer) => [...writtenIn(layer, options)]), ...typed]),
    operands: operands.length > 0 ? operands : (layers.map(sourcesIn).findLast(Boolean) ?? []),
  };
}

/** The same for each feed of the config: of what is said for all, title and address are not a feed's own. */
export function feedsWithConfig(typed: Words, options: Options, config: Layered): FeedWords[] {
  const common = withConfig({ ...typed, options: new Map() }, options, config);
  return config.feeds.map((feed) => {
    const own = writtenIn(feed, options);
    const words = new Map<string, Written>([...common.options, ...own, ...typed.options]);
    const title = typed.options.get('title') ?? own.get('title');
    if (Object.hasOwn(options, 'title'))
      words.set('title', title ?? { values: [feed.name], from: feed.nameOf('name') });
    const url = typed.options.get('url') ?? common.options.get('url');
    if (url && !own.has('url')) words.set('url', { ...url, values: url.values.map((base) => below(base, feed.path)) });
    return {
      name: feed.name,
      path: feed.path,
      words: {
        options: words,
        operands: typed.operands.length > 0 ? typed.operands : (sourcesIn(feed) ?? common.operands),
      },
    };
  });
}

/** The address of a folder below one; a value that is no address is left for its kind to refuse. */
function below(base: string, path: string): string {
  return path !== '' && URL.canParse(base)
    ? new URL(`${posix.normalize(path)}/`, base.replace(/[^/]*$/, '')).href
    : base;
}
