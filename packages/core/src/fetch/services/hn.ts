import { parseId } from '../../paper/id.js';
import type { Draft } from '../../parse/draft.js';
import { unusableAnswer } from '../client/errors.js';
import { issueOf } from '../issues.js';
import { readJson, record } from '../pages/read.js';
import { asText, listingOf } from '../pages/records.js';
import type { Etiquette, Page, Read, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';

/** The search of Hacker News. https://hn.algolia.com/api */
const base = 'https://hn.algolia.com/api/v1/search';
/** The most it gives of a question. */
const mostStories = 1_000;
/** It allows 10,000 requests an hour from one address. */
const etiquette: Etiquette = { queue: 'hn.algolia.com', interval: 400, fresh: 30 * 60_000 };

/**
 * The stories that link to a paper, as one entry of it: the search finds numbers that only begin alike, so each story's
 * own link decides.
 */
function reader(id: string, session: Session): Read<{ page: Page['listing']; stories: number }> {
  return async (body, url) => {
    const json = record(readJson(body, url));
    if (!Array.isArray(json.hits)) throw unusableAnswer(url, 'without hits');
    const stories = json.hits.map(record).filter((story) => isOf(asText(story.url), id));
    stories.sort((a, b) => countAt(b.points) - countAt(a.points));
    const listing = await listingOf(session, stories.length > 0 ? [draftOf(id, stories)] : []);
    const counted = countAt(json.nbHits);
    if (counted > json.hits.length) {
      const facts = { source: `hn:${id}`, taken: json.hits.length, of: counted, what: 'stories' };
      listing.issues.push(issueOf('cut-off', facts, id));
    }
    return { page: listing, stories: stories.length };
  };
}

function isOf(url: string | undefined, id: string): boolean {
  const found = url === undefined ? undefined : parseId(url);
  return found?.scheme === 'arxiv' && found.id.replace(/v\d+$/, '') === id;
}

const countAt = (value: unknown) => (typeof value === 'number' && value > 0 ? value : 0);
const sum = (stories: readonly Record<string, unknown>[], name: string) =>
  stories.reduce((total, story) => total + countAt(story[name]), 0);

function draftOf(id: string, stories: readonly Record<string, unknown>[]): Draft {
  const [best = {}] = stories;
  return {
    title: asText(best.title)?.replace(/\s*\[(?:pdf|video)\]$/i, ''),
    listed: asText(best.created_at)?.slice(0, 10),
    ids: { arxiv: id },
    links: { discussion: `https://news.ycombinator.com/item?id=${asText(best.objectID) ?? ''}` },
    // Of their own names: votes of one site are no votes of another.
    signals: {
      mentions: stories.length,
      hackerNewsPoints: sum(stories, 'points'),
      hackerNewsComments: sum(stories, 'num_comments'),
    },
  };
}

async function* mentions(ids: readonly string[], session: Session): AsyncGenerator<Page> {
  for (const [index, id] of ids.entries()) {
    const query = { query: `"${id}"`, tags: 'story', restrictSearchableAttributes: 'url', hitsPerPage: mostStories };
    const url = withQuery(base, query);
    session.progress(`mentions of ${id}`, index, ids.length);
    const { page } = await session.request(url, etiquette, reader(id, session));
    yield { listing: page, url, entries: 1, total: ids.length, more: index + 1 < ids.length };
  }
}

/** Hacker News: the stories that link to papers of arXiv, as counts of those papers. */
export const hn: Service = {
  name: 'hn',
  title: 'Hacker News',
  routes: [
    {
      example: '2403.12345 1706.03762',
      gives: 'mentions of papers by arXiv number: how many stories, their points and comments',
      extent: 'whole',
      pattern: /^(\d{4}\.\d{4,5}(?:[\s,]+\d{4}\.\d{4,5})*)$/,
      pages: ([, ids = ''], session) => mentions([...new Set(ids.split(/[\s,]+/))], session),
    },
  ],
};
