// A feed of one's own from a site's feed.json, on an edge worker: /?q=sparse+attention&topic=cs.LG&format=atom
// Cloudflare Workers, Deno Deploy, Bun and Node 20 run `createHandler` as it is.
import { filterPapers } from '@trending-papers/core/collect';
import { parse } from '@trending-papers/core/parse';
import { toAtom, toJsonFeed, toRss } from '@trending-papers/core/publish';

const formats = {
  rss: { write: toRss, type: 'application/rss+xml' },
  atom: { write: toAtom, type: 'application/atom+xml' },
  json: { write: toJsonFeed, type: 'application/feed+json' },
};

/** Papers in one answer. */
const most = 100;

/** @param {{ feed: string, fetch?: typeof fetch }} settings the address of a `feed.json` */
export function createHandler({ feed, fetch = globalThis.fetch }) {
  return async (request) => {
    const { origin, pathname, search, searchParams } = new URL(request.url);
    const format = searchParams.get('format') ?? 'rss';
    if (!Object.hasOwn(formats, format))
      return words(400, `No format "${format}": there are ${Object.keys(formats).join(', ')}.`);
    const answer = await fetch(feed);
    if (!answer.ok) return words(502, `The feed answered ${answer.status}.`);
    const listing = await parse(await answer.text());
    const query = searchParams.get('q') ?? undefined;
    const topics = searchParams.getAll('topic');
    const found = filterPapers(listing.papers, { query, topics });
    const papers = found.slice(0, most);
    const description =
      found.length > most ? `The first ${most} of ${found.length} papers.` : `${found.length} papers.`;
    const { write, type } = formats[format];
    const title = [listing.title, query, ...topics].filter(Boolean).join(': ');
    return new Response(write({ ...listing, papers }, { title, description, self: `${origin}${pathname}${search}` }), {
      headers: {
        'content-type': `${type}; charset=utf-8`,
        'cache-control': 'public, max-age=900',
        'access-control-allow-origin': '*',
      },
    });
  };
}

const words = (status, text) =>
  new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });

export default { fetch: (request, env) => createHandler({ feed: env.FEED })(request) };
