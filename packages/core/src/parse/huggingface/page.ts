import * as z from 'zod/mini';
import { TrendingPapersError } from '../../paper/errors.js';
import type { Listing } from '../../paper/schema.js';
import { isoDay } from '../../text/iso.js';
import { flag, isRecord, readFields, record, text } from '../fields.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { toPaper } from '../to-paper.js';
import { findAll, readHtml } from '../xml.js';
import { readItems } from './daily.js';
import { draftOfItem, HfItem } from './paper.js';

// The pages /papers, /papers/date/…, /papers/trending, /papers?q=… and /papers/{id}, saved as HTML. Each carries what
// it shows as JSON in the data-props of the element that the site's own script wakes up.

/** The elements that carry papers, and how their data is read. */
const targets: Readonly<Record<string, (props: Record<string, unknown>, report: Report) => Omit<Listing, 'issues'>>> = {
  DailyPapers: readListPage,
  PaperContent: readPaperPage,
};

/** The pages /papers, /papers/date/…, /papers/trending, /papers?q=… and /papers/{id}, saved as HTML. */
export function detect({ head, text }: Probe): boolean {
  if (!head.startsWith('<') || !text.includes('data-target="')) return false;
  return Object.keys(targets).some((target) => text.includes(`data-target="${target}"`));
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const isTarget = (name = '') => Object.hasOwn(targets, name);
  const [element] = findAll(readHtml(text), ({ attributes }) => isTarget(attributes['data-target']));
  const props = propsOf(element?.attributes['data-props']);
  if (element === undefined || props === undefined) {
    throw new TrendingPapersError(
      'wrong-format',
      'This page has no readable papers in it: the data that Hugging Face puts into data-props is missing or cut off. ' +
        'Save the page again, or the answer of /api/daily_papers.',
    );
  }
  return targets[element.attributes['data-target']!]!(props, report);
}

function propsOf(text = ''): Record<string, unknown> | undefined {
  try {
    const props: unknown = JSON.parse(text);
    return isRecord(props) ? props : undefined;
  } catch {
    return undefined;
  }
}

const ListProps = z.object({ dateString: text, isTrending: flag, query: record({ q: text }) });

function readListPage(props: Record<string, unknown>, report: Report): Omit<Listing, 'issues'> {
  const { dateString, isTrending, query } = readFields(ListProps, props, report, 'data-props') ?? {};
  const { searchResults, dailyPapers } = props;
  const items = query?.q && Array.isArray(searchResults) ? searchResults : dailyPapers;
  const listing = readItems(Array.isArray(items) ? items : [], report);
  if (query?.q) return { ...listing, title: `Papers about ${query.q}` };
  if (isTrending) return { ...listing, title: 'Trending Papers', homepage: 'https://huggingface.co/papers/trending' };
  // On weekends the site shows the papers day before; the page itself says which.
  return dateString && isoDay.test(dateString) ? { ...listing, date: dateString } : listing;
}

function readPaperPage(props: Record<string, unknown>, report: Report): Omit<Listing, 'issues'> {
  const { comments } = props;
  const numComments = Array.isArray(comments) ? countComments(comments) : undefined;
  const item = readFields(HfItem, { ...props, numComments }, report, 'data-props');
  const paper = item && toPaper(draftOfItem(item), report, 'data-props.paper');
  return {
    title: paper?.title ?? 'Hugging Face paper',
    homepage: paper?.links.discussion ?? 'https://huggingface.co/papers',
    papers: paper ? [paper] : [],
  };
}

/** Comments with their replies; replies are one level deep on the site. */
function countComments(comments: readonly unknown[]): number {
  return comments.reduce<number>(
    (sum, comment) => sum + 1 + (isRecord(comment) && Array.isArray(comment.replies) ? comment.replies.length : 0),
    0,
  );
}
