import { TrendingPapersError } from '../../paper/errors.js';
import type { Announcement, Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { childrenOf, findAll, isNode, readHtml, type XmlNode } from '../xml.js';
import { announcementOf, topicsOf, versionOf } from './entry.js';

/**
 * The pages arxiv.org/list/…: `new` with abstracts, `recent` and months without. Their `id`s repeat, their headings
 * stand inside the lists, and until 2023 the identifiers sat in spans; so they are read in document order by class.
 */
export function detect({ head, text }: Probe): boolean {
  return (
    /^(?:<!doctype html|<html|<!--|<\?xml)/i.test(head) && text.includes('dlpage') && /\bid=["']?dlpage\b/.test(text)
  );
}

/** What stands over a part of the page: how its papers were announced, or on which day. */
interface Section {
  announced: Announcement | undefined;
  day: string | undefined;
}

interface ListedEntry {
  section: Section;
  term: XmlNode;
  description: XmlNode;
}

export function parse({ text, url }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const [page] = findAll(readHtml(text), ({ attributes }) => attributes.id === 'dlpage');
  if (page === undefined) throw new TrendingPapersError('wrong-format', 'No list of papers in this arXiv page.');
  const [heading] = findAll(page, ({ name }) => name === 'h1');
  // A page to catch up says its day over all, a list of new papers above its parts, which may be empty.
  const headings = findAll(page, ({ name }) => name === 'h1' || name === 'h3').map((node) => line(node) ?? '');
  const day = headings.map(dayOf).find((each) => each !== undefined);
  const entries = entriesOf(page, dayOf(line(heading) ?? ''));
  const total = /\btotal of (\d+) entries/i.exec(readable(page))?.[1];
  return {
    title: line(heading) ?? 'arXiv',
    homepage: url ?? 'https://arxiv.org/',
    date: entries[0]?.section.day ?? day,
    ...(total !== undefined && { total: Number(total) }),
    papers: collect('entry', entries, report, draftOf),
    next: nextPage(page, url),
  };
}

function entriesOf(page: XmlNode, day: string | undefined): ListedEntry[] {
  const entries: ListedEntry[] = [];
  let section: Section = { announced: undefined, day };
  let term: XmlNode | undefined;
  for (const node of findAll(page, ({ name }) => name === 'h3' || name === 'dt' || name === 'dd')) {
    if (node.name === 'h3') section = sectionOf(line(node) ?? '', section);
    else if (node.name === 'dt') term = node;
    else if (term !== undefined) {
      entries.push({ section, term, description: node });
      term = undefined;
    }
  }
  return entries;
}

/** "Showing new listings for Thursday, 18 September 2025", "Cross submissions (showing 15 of 15 entries)", "Thu, 18 Sep 2025". */
function sectionOf(heading: string, before: Section): Section {
  return { announced: announcementOf(heading) ?? before.announced, day: dayOf(heading) ?? before.day };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function dayOf(heading: string): string | undefined {
  const [, day = '', month = '', year = ''] = /\b(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4}|\d{2})\b/.exec(heading) ?? [];
  const index = months.indexOf(month.toLowerCase());
  if (index < 0) return undefined;
  const century = year.length === 2 ? '20' : '';
  return `${century}${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function draftOf({ section, term, description }: ListedEntry): Draft {
  const hrefs = findAll(term, ({ name }) => name === 'a').map(({ attributes }) => attributes.href ?? '');
  const abs = hrefs.find((href) => /\/abs\//.test(href));
  const { announced, day } = section;
  return {
    markup: 'tex',
    title: part(description, 'list-title'),
    abstract: line(findAll(description, ({ name }) => name === 'p')[0]),
    authors: authorsOf(byClass(description, 'list-authors')),
    published: announced === 'new' ? day : undefined,
    updated: announced === 'replace' ? day : undefined,
    listed: day,
    announced,
    ids: { arxiv: abs ?? line(term) },
    version: hrefs.map(versionOf).find((version) => version !== undefined),
    topics: topicsOf(subjectCodes(part(description, 'list-subjects') ?? '')),
    venue: part(description, 'list-journal-ref'),
    comment: part(description, 'list-comments'),
  };
}

function byClass(node: XmlNode, name: string): XmlNode | undefined {
  return findAll(node, ({ attributes }) => (attributes.class ?? '').split(/\s+/).includes(name))[0];
}

/** The text of a part without its label ("Title:"). */
function part(description: XmlNode, name: string): string | undefined {
  const node = byClass(description, name);
  if (node === undefined) return undefined;
  return line({ ...node, children: node.children.filter((child) => !isNode(child) || !isLabel(child)) });
}

function isLabel({ attributes }: XmlNode): boolean {
  return attributes.class === 'descriptor';
}

function line(node: XmlNode | undefined): string | undefined {
  return node && (readable(node).replace(/\s+/g, ' ').trim() || undefined);
}

/** The text inside. arXiv shows addresses as links that say "this https URL": the address says more. */
function readable(node: XmlNode): string {
  const text = node.children.map((child) => (isNode(child) ? readable(child) : child)).join('');
  return node.name === 'a' && /^this\b[^\n]*\bURL$/.test(text) ? (node.attributes.href ?? text) : text;
}

/** Each author is a link; what follows in parentheses is where they work. */
function authorsOf(node: XmlNode | undefined): DraftAuthor[] {
  const authors: DraftAuthor[] = [];
  for (const child of node?.children ?? []) {
    if (isNode(child)) {
      if (child.name === 'a') authors.push({ name: line(child) });
      continue;
    }
    const place = /^\s*\((.+)\)[\s,]*$/s.exec(child)?.[1];
    const author = authors.at(-1);
    if (place !== undefined && author !== undefined) author.affiliation = place.trim();
  }
  return authors;
}

/** "Combinatorics (math.CO); Computational Geometry (cs.CG)" → the codes. */
function subjectCodes(subjects: string): string[] {
  return subjects.split(';').map((subject) => /\(([\w.-]+)\)\s*$/.exec(subject)?.[1] ?? '');
}

/** In the paging line the page shown is plain text and the next one is the link after it. */
function nextPage(page: XmlNode, url: string | undefined): string | undefined {
  const steps = childrenOf(byClass(page, 'paging'));
  const shown = steps.findIndex(({ name }) => name === 'span' || name === 'b' || name === 'strong');
  const href = steps.slice(shown + 1).find(({ name }) => name === 'a')?.attributes.href;
  if (shown < 0 || href === undefined) return undefined;
  const base = url ?? 'https://arxiv.org/';
  return URL.canParse(href, base) ? new URL(href, base).href : undefined;
}
