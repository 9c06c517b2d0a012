import type { Paper, Reason } from '@trending-papers/core/paper';
import { asArray, asCount, asDate, asFields, asText, asTexts, asUrl, compact, type Fields } from './guard.js';
import type { Entry } from './types.js';

const linkNames = ['page', 'pdf', 'code', 'project', 'discussion', 'video'] as const;

/** The longest real abstracts have about 2,000 characters, the longest author list 3,300 names. */
const most = { title: 1_000, abstract: 10_000, summary: 10_000, authors: 4_000, topics: 50, tags: 50, sources: 20 };

/** What of an item is more than is read, in words. */
export function cutsOf(item: unknown): string[] {
  const fields = asFields(item);
  const paper = asFields(asFields(fields?._papers)?.paper) ?? fields ?? {};
  return (Object.keys(most) as (keyof typeof most)[]).flatMap((name) => {
    const value = paper[name];
    const { length } = typeof value === 'string' || Array.isArray(value) ? value : [];
    const what = typeof value === 'string' ? `characters of the ${name}` : name;
    return length > most[name]
      ? `${asText(paper.title, 60)}: ${length - most[name]} of ${length} ${what} were left out.`
      : [];
  });
}

/**
 * Reads an item of a JSON Feed (with our `_papers.paper` or without), or a Paper itself. A hand-written guard: the
 * schemas of core would weigh more than this whole element.
 */
export function readEntry(item: unknown, base?: string): Entry | undefined {
  const fields = asFields(item);
  if (fields === undefined) return undefined;
  const extension = asFields(fields._papers);
  const whole = asFields(extension?.paper);
  // A publisher may keep a copy of the picture, which the item names then, and the paper where it is from.
  const copy = compact({ image: asUrl(fields.image, base) }) as Partial<Paper>;
  const paper = readPaper(whole ?? fields, { ...copy, ...(whole === undefined && readItem(fields, base)) }, base);
  const before = asCount(extension?.before);
  return paper && { paper, reasons: readReasons(extension?.reasons ?? fields.reasons), ...(before && { before }) };
}

const reasonTexts = ['signal', 'aspect', 'source', 'at', 'since', 'like', 'text'] as const;
const reasonCounts = ['value', 'usual', 'of', 'contribution'] as const;

/** Reasons as data, which are said in the reader's language, or sentences as they are. */
function readReasons(value: unknown): Entry['reasons'] {
  return asArray(value)
    .slice(0, 12)
    .map((one) => asText(one, 300) ?? readReason(asFields(one)))
    .filter((one) => one !== undefined);
}

function readReason(fields: Fields = {}): Reason | undefined {
  const reason = compact({
    ...Object.fromEntries(reasonTexts.map((name) => [name, asText(fields[name], 300)])),
    ...Object.fromEntries(reasonCounts.map((name) => [name, asCount(fields[name])])),
    words: Array.isArray(fields.words) ? asTexts(fields.words, 8) : undefined,
  }) as Partial<Reason>;
  return reason.signal === undefined || reason.contribution === undefined ? undefined : (reason as Reason);
}

/** What a plain JSON Feed item calls differently. https://www.jsonfeed.org/version/1.1/#items */
function readItem(item: Fields, base?: string): Partial<Paper> {
  return compact({
    abstract: asText(item.summary, most.summary) ?? asText(item.content_text, most.summary),
    published: asDate(item.date_published),
    updated: asDate(item.date_modified),
    links: compact({ page: asUrl(item.external_url, base) ?? asUrl(item.url, base) }),
    topics: asTexts(item.tags, most.tags),
  }) as Partial<Paper>;
}

function readPaper(value: Fields, item: Partial<Paper>, base?: string): Paper | undefined {
  const title = asText(value.title, most.title);
  if (title === undefined) return undefined;
  const links = asFields(value.links) ?? {};
  const topics = asTexts(value.topics, most.topics);
  return compact({
    id: asText(value.id, 300) ?? `title:${title}`,
    title,
    abstract: asText(value.abstract, most.abstract) ?? item.abstract,
    authors: asArray(value.authors)
      .slice(0, most.authors)
      .map(readAuthor)
      .filter((one) => one !== undefined),
    published: asDate(value.published) ?? item.published,
    updated: asDate(value.updated) ?? item.updated,
    listed: asDate(value.listed),
    ids: readIds(value.ids),
    links: {
      ...item.links,
      ...compact(Object.fromEntries(linkNames.map((name) => [name, asUrl(links[name], base)]))),
    },
    signals: readSignals(value.signals),
    history: readHistory(value.history),
    topics: topics.length > 0 ? topics : (item.topics ?? []),
    venue: asText(value.venue, 200),
    type: asText(value.type, 40),
    organization: asText(value.organization, 200),
    image: item.image ?? asUrl(value.image, base),
    summary: readSummary(value.summary),
    sources: asArray(value.sources)
      .slice(0, most.sources)
      .map((source) => asFields(source) ?? {})
      .map(({ name, seen }) => compact({ name: asText(name, 100) ?? '', seen: asDate(seen) }))
      .filter(({ name }) => name !== ''),
  }) as Paper;
}

function readAuthor(value: unknown): Paper['authors'][number] | undefined {
  const fields = asFields(value);
  const name = asText(fields?.name ?? value, 200);
  return name === undefined
    ? undefined
    : (compact({ name, family: asText(fields?.family, 100), given: asText(fields?.given, 100) }) as { name: string });
}

function readIds(value: unknown): Paper['ids'] {
  const entries = Object.entries(asFields(value) ?? {}).slice(0, 30);
  return Object.fromEntries(entries.filter(([, id]) => asText(id, 300) !== undefined)) as Paper['ids'];
}

function readSignals(value: unknown): Paper['signals'] {
  const entries = Object.entries(asFields(value) ?? {}).slice(0, 30);
  return Object.fromEntries(entries.filter(([, count]) => asCount(count) !== undefined)) as Paper['signals'];
}

/** Dated readings of the signals, the latest of them: a curve of more has no room. */
function readHistory(value: unknown): Paper['history'] {
  return asArray(value)
    .slice(-60)
    .map((reading) => asFields(reading) ?? {})
    .map(({ at, signals }) => ({ at: asDate(at) ?? '', signals: readSignals(signals) }))
    .filter(({ at }) => at !== '');
}

/** The summary of a Paper is a record; the one of a plain feed item is text, and stands for the abstract. */
function readSummary(value: unknown): Paper['summary'] {
  const text = asText(asFields(value)?.text, 2_000);
  const model = asText(asFields(value)?.model, 60);
  return text === undefined ? undefined : { text, ...(model && { model }) };
}
