import { unusableAnswer } from '../client/errors.js';
import { list, readJson, record } from '../pages/read.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';

/** What its own pages ask; no documentation promises it. https://www.alphaxiv.org/ */
const base = 'https://api.alphaxiv.org/papers/v3/feed';
const pageSize = 50;
/** No limit is published: one request a second. */
const etiquette: Etiquette = { queue: 'alphaxiv.org', interval: 1_000, fresh: 15 * 60_000 };

/** What follows the colon, and what alphaXiv calls it. */
const orders: Readonly<Record<string, string>> = {
  hot: 'Hot',
  likes: 'Likes',
  views: 'Views',
  comments: 'Comments',
  github: 'GitHub',
  recent: 'Recent',
};
const spans: Readonly<Record<string, string>> = {
  '3d': '3 Days',
  '7d': '7 Days',
  '30d': '30 Days',
  '90d': '90 Days',
  all: 'All time',
};

function read(body: Uint8Array, url: string): Record<string, unknown> {
  const json = record(readJson(body, url));
  if (!Array.isArray(json.papers)) throw unusableAnswer(url, 'without papers');
  return json;
}

function feed(order: string, span: string, session: Session) {
  const size = Math.min(pageSize, session.limit);
  return walk(session, {
    etiquette,
    read,
    size,
    entries: ({ papers }) => list(papers).length,
    address: (_, __, number) =>
      withQuery(base, { sort: orders[order], interval: spans[span], pageNum: number, pageSize: size }),
  });
}

/** alphaXiv: arXiv's papers by what its readers like, open and discuss. */
export const alphaxiv: Service = {
  name: 'alphaxiv',
  title: 'alphaXiv',
  routes: [
    {
      example: 'hot:7d',
      gives: `papers by ${Object.keys(orders).join(', ')}, of ${Object.keys(spans).join(', ')}`,
      extent: 'search',
      pattern: new RegExp(`^(${Object.keys(orders).join('|')})(?::(${Object.keys(spans).join('|')}))?$`),
      pages: ([, order = 'hot', span = '7d'], session) => feed(order, span, session),
    },
  ],
};
