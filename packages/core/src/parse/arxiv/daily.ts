import { TrendingPapersError } from '../../paper/errors.js';
import type { Listing } from '../../paper/schema.js';
import { toIsoDate } from '../../text/dates.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe, Report } from '../format.js';
import {
  childOf,
  childrenOf,
  fieldOf,
  fieldsOf,
  findAll,
  readHtml,
  readXml,
  rootTag,
  textOf,
  type XmlNode,
} from '../xml.js';
import { authorLine } from './author-line.js';
import { announcementOf, firstDoi, topicsOf, versionOf } from './entry.js';

/**
 * arXiv's daily announcements, RSS 2.0 and Atom: https://info.arxiv.org/help/rss_specifications.html. Generic feed
 * readers drop what is special in them. Feeds kept from before February 2024 are RSS 1.0.
 */
export function detect({ head }: Probe): boolean {
  const root = rootTag(head)?.name ?? '';
  return ['feed', 'rss', 'rdf'].includes(root) && ours.test(head);
}

/** What every feed of the service has in its first lines, empty ones and error feeds too. */
const ours =
  /announce_type|\/\/(?:rss|export)\.arxiv\.org\/(?:rss|atom)\/|updates on (?:the )?arXiv\.org|<title>Feed error/i;

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const document = readXml(text);
  const [root] = childrenOf(document);
  if (root === undefined) throw new TrendingPapersError('wrong-format', 'No feed in this arXiv answer.');
  const channel = childOf(root, 'channel') ?? root;
  const title = fieldOf(channel, 'title') ?? 'arXiv';
  refuseError(title, channel);
  const entries = findAll(root, ({ name }) => name === 'item' || name === 'entry');
  return {
    title,
    description: fieldOf(channel, 'description') ?? fieldOf(channel, 'subtitle'),
    homepage: 'https://arxiv.org/',
    date: dayOf(entries[0]) ?? dayOf(channel) ?? toIsoDate(fieldOf(channel, 'updated') ?? ''),
    papers: collect('item', entries, report, (entry, where) => draftOf(entry, where, report)),
  };
}

function refuseError(title: string, channel: XmlNode): void {
  if (!/^Feed error/i.test(title)) return;
  const answer = fieldOf(channel, 'description') ?? fieldOf(channel, 'subtitle') ?? title;
  throw new TrendingPapersError('error-answer', `arXiv answered with an error: "${answer}". Correct the category.`, {
    answer,
    title,
  });
}

/** `arXiv:2403.12345v2 Announce Type: replace-cross`, a line, and `Abstract: …`. */
const announcement = /^\s*arXiv:\S+\s+Announce Type: ([\w-]+)\s+(?:Abstract:\s*)?/;
/** Before February 2024 the title ended in `(arXiv:2301.00001v1 [cs.LG] UPDATED)`. */
const titleTail = /\(arXiv:(\S{6,24}) \[([\w.-]{1,20})\]( UPDATED)?\)$/;

function draftOf(entry: XmlNode, where: string, report: Report): Draft {
  const titled = fieldOf(entry, 'title') ?? '';
  const [tail, oldId, oldCategory, oldUpdate] = titleTail.exec(titled) ?? [];
  const id = oldId ?? fieldOf(entry, 'guid') ?? fieldOf(entry, 'id') ?? fieldOf(entry, 'link');
  const body = fieldOf(entry, 'description') ?? fieldOf(entry, 'summary') ?? '';
  const announced = announcementOf(fieldOf(entry, 'announce_type') ?? announcement.exec(body)?.[1] ?? oldUpdate);
  const day = dayOf(entry);
  return {
    markup: 'tex',
    title: tail === undefined ? titled : titled.slice(0, -tail.length).trim().replace(/\.$/, ''),
    abstract: plain(body.replace(announcement, '')),
    authors: fieldsOf(entry, 'creator').flatMap((line) => authorLine(plain(line))),
    published: announced === 'new' ? day : undefined,
    updated: announced?.startsWith('replace') ? day : undefined,
    listed: day,
    announced,
    ids: { arxiv: id, doi: firstDoi(fieldOf(entry, 'DOI') ?? fieldOf(entry, 'doi'), report, where) },
    version: versionOf(id),
    topics: topicsOf([oldCategory, ...categoriesOf(entry)]),
    venue: fieldOf(entry, 'journal_reference') ?? fieldOf(entry, 'journal_ref'),
    license: fieldOf(entry, 'rights'),
  };
}

function categoriesOf(entry: XmlNode): (string | undefined)[] {
  return childrenOf(entry, 'category').map((category) => category.attributes.term ?? textOf(category));
}

/** The older feeds carry HTML where the newer ones have text. */
function plain(text: string): string {
  return /<\/?(?:p|a)\b/i.test(text) ? (textOf(readHtml(text)) ?? '') : text;
}

/** The midnight in New York at which it was announced stands for a day; the time says nothing. */
function dayOf(entry: XmlNode | undefined): string | undefined {
  const written = fieldOf(entry, 'pubDate') ?? fieldOf(entry, 'published');
  return written === undefined ? undefined : toIsoDate(written)?.slice(0, 10);
}
