import * as z from 'zod/mini';
import type { Listing, Paper } from '../../paper/schema.js';
import type { Draft } from '../draft.js';
import { isRecord, label, listOf, maybe, readFields, record, text, texts } from '../fields.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { toPaper } from '../to-paper.js';
import { asHtml } from './as-html.js';
import { readPaper } from './read-paper.js';

/** 1.1 has a list of authors, 1.0 one. https://www.jsonfeed.org/version/1.1/ */
const person = { name: text };
const authorship = { authors: listOf(z.object(person)), author: record(person) };

const Feed = z.object({
  title: text,
  description: text,
  home_page_url: text,
  next_url: text,
  items: maybe(z.array(z.unknown())),
});

const Item = z.object({
  id: label,
  url: text,
  external_url: text,
  title: text,
  summary: text,
  content_text: text,
  content_html: text,
  date_published: text,
  date_modified: text,
  tags: texts,
  image: text,
  attachments: listOf(z.object({ url: text, mime_type: text })),
  ...authorship,
  /** Ours: the whole paper beside what other readers understand. */
  _papers: record({ paper: z.unknown() }),
});

/** JSON Feed 1.0 and 1.1, and our own `feed.json`, which is 1.1 with `_papers`. */
export function detect({ json }: Probe): boolean {
  if (!isRecord(json) || !Array.isArray(json.items)) return false;
  return /jsonfeed\.org\/version\//.test(String(json.version)) || isRecord(json._papers);
}

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const feed = readFields(Feed, json, report, 'feed');
  return {
    title: feed?.title ?? 'Papers',
    ...(feed?.description && { description: feed.description }),
    ...(feed?.home_page_url && { homepage: feed.home_page_url }),
    ...(feed?.next_url && { next: feed.next_url }),
    papers: (feed?.items ?? []).flatMap((item, index) => readItem(item, index, report) ?? []),
  };
}

/** Our own item carries the whole paper; anybody else's is drafted from what JSON Feed defines. */
function readItem(value: unknown, index: number, report: Report): Paper | undefined {
  const where = `items[${index}]`;
  const item = readFields(Item, value, report, where);
  if (item === undefined) return undefined;
  const own = item._papers?.paper;
  if (own !== undefined) return readPaper(own, report, `${where}._papers.paper`);
  return toPaper({ ...draftOf(item), position: index + 1 }, report, where);
}

function draftOf(item: z.infer<typeof Item>): Draft {
  const id = String(item.id ?? '');
  const plain = (text: string | undefined) => text && asHtml(text);
  return {
    markup: 'html',
    title: plain(item.title),
    abstract: plain(item.summary ?? item.content_text) ?? item.content_html,
    authors: (item.authors ?? [item.author]).flatMap((author) => author?.name ?? []),
    published: item.date_published,
    updated: item.date_modified,
    links: {
      page: item.url ?? item.external_url ?? (/^https?:/i.test(id) ? id : undefined),
      pdf: item.attachments?.find(({ mime_type }) => mime_type === 'application/pdf')?.url,
    },
    topics: item.tags,
    image: item.image,
  };
}
