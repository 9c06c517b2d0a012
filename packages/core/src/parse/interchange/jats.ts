import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { rangeOf } from '../range.js';
import {
  childOf,
  childrenOf,
  descend,
  fieldOf,
  fieldsOf,
  findAll,
  isNode,
  markupOf,
  readXml,
  rootTag,
  textOf,
  type XmlNode,
} from '../xml.js';

/** Articles in JATS, as PMC's archive and publishers give them: https://jats.nlm.nih.gov/ */
export function detect({ head, text }: Probe): boolean {
  const root = rootTag(head);
  if (root === undefined || !/^(?:article|pmc-articleset|articles|oai-pmh)$/.test(root.name)) return false;
  return (
    /<(?:\w+:)?article-meta\b/.test(text.slice(0, 60_000)) &&
    (root.name !== 'oai-pmh' || /<article[\s>]/.test(text.slice(0, 60_000)))
  );
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const articles = findAll(readXml(text), ({ name }) => name === 'article' || name === 'sub-article');
  return { title: 'Articles', papers: collect('article', articles, report, draftOf) };
}

/** Elements of a title or abstract that are no part of its words. */
const beside = new Set(['xref', 'fn', 'object-id', 'table-wrap', 'fig', 'label']);

function without(node: XmlNode | undefined): XmlNode | undefined {
  if (node === undefined) return undefined;
  const children = node.children.filter((child) => !isNode(child) || !beside.has(child.name));
  return { ...node, children: children.map((child) => (isNode(child) ? without(child)! : child)) };
}

const types: Readonly<Record<string, string>> = {
  'book-review': 'review-book',
  'research-article': 'article-journal',
  'review-article': 'article-journal',
  preprint: 'article',
};

function draftOf(article: XmlNode): Draft {
  const front = childOf(article, 'front') ?? childOf(article, 'front-stub') ?? article;
  const meta = childOf(front, 'article-meta') ?? front;
  const journal = childOf(front, 'journal-meta');
  const ids = childrenOf(meta, 'article-id');
  const idOf = (...names: string[]) =>
    textOf(ids.find(({ attributes }) => names.includes(attributes['pub-id-type'] ?? '')))?.trim();
  const people = findAll(meta, ({ name }) => name === 'contrib');
  const affiliations = new Map(
    findAll(meta, ({ name }) => name === 'aff').map((aff) => [
      aff.attributes.id ?? '',
      textOf(without(aff))?.replace(/\s+/g, ' ').trim() ?? '',
    ]),
  );
  const ofType = (type: string) => people.filter(({ attributes }) => (attributes['contrib-type'] ?? 'author') === type);
  const titles = childOf(meta, 'title-group');
  const subtitle = markupOf(without(childOf(titles, 'subtitle')));
  const title = markupOf(without(childOf(titles, 'article-title')));
  return {
    markup: 'jats',
    title: title && subtitle ? `${title}: ${subtitle}` : title,
    abstract: markupOf(
      without(childrenOf(meta, 'abstract').find(({ attributes }) => attributes['abstract-type'] === undefined)),
    ),
    authors: ofType('author').map((person) => personOf(person, affiliations)),
    editors: ofType('editor').map((person) => personOf(person, affiliations)),
    published: dateOf(childrenOf(meta, 'pub-date')),
    ids: { doi: idOf('doi'), pmid: idOf('pmid'), pmcid: idOf('pmc', 'pmcid', 'pmc-id'), arxiv: idOf('arxiv') },
    relations: findAll(meta, ({ name }) => name === 'related-article').map(({ attributes }) => ({
      type: attributes['related-article-type'],
      id: attributes['xlink:href'],
      scheme: attributes['ext-link-type']?.toLowerCase(),
    })),
    links: {
      page: findAll(meta, ({ name }) => name === 'self-uri')
        .map(({ attributes }) => attributes['xlink:href'])
        .find((url) => /^https?:/.test(url ?? '')),
    },
    topics: findAll(meta, ({ name }) => name === 'kwd').flatMap((word) => textOf(without(word))?.trim() || []),
    venue: fieldOf(descend(journal, 'journal-title-group'), 'journal-title') ?? fieldOf(journal, 'journal-title'),
    volume: fieldOf(meta, 'volume'),
    issue: fieldOf(meta, 'issue'),
    pages: rangeOf(fieldOf(meta, 'fpage'), fieldOf(meta, 'lpage')),
    articleNumber: fieldOf(meta, 'elocation-id'),
    publisher: fieldOf(childOf(journal, 'publisher'), 'publisher-name'),
    place: fieldOf(childOf(journal, 'publisher'), 'publisher-loc'),
    issn: fieldsOf(journal, 'issn'),
    language: article.attributes['xml:lang'],
    type: types[article.attributes['article-type'] ?? ''] ?? 'article-journal',
    license: findAll(meta, ({ name }) => name === 'license')
      .map(({ attributes }) => attributes['xlink:href'])
      .find(Boolean),
  };
}

function personOf(person: XmlNode, affiliations: ReadonlyMap<string, string>): DraftAuthor {
  const orcid = textOf(
    childrenOf(person, 'contrib-id').find(({ attributes }) => attributes['contrib-id-type'] === 'orcid'),
  );
  const places = childrenOf(person, 'xref').flatMap(({ attributes }) => affiliations.get(attributes.rid ?? '') ?? []);
  const inline = childrenOf(person, 'aff').flatMap((aff) => textOf(aff)?.replace(/\s+/g, ' ').trim() || []);
  const affiliation = [...places, ...inline].join('; ') || undefined;
  const name = childOf(person, 'name') ?? descend(person, 'name-alternatives', 'name');
  const group = textOf(without(childOf(person, 'collab')))
    ?.replace(/\s+/g, ' ')
    .trim();
  if (name === undefined)
    return {
      name: group ?? fieldOf(person, 'string-name'),
      corporate: group === undefined ? undefined : true,
      affiliation,
    };
  return {
    family: fieldOf(name, 'surname'),
    given: fieldOf(name, 'given-names'),
    suffix: fieldOf(name, 'suffix'),
    orcid,
    affiliation,
  };
}

/** Online before print, and whatever else there is. */
function dateOf(dates: readonly XmlNode[]): string | undefined {
  const kind = ({ attributes }: XmlNode) =>
    attributes['pub-type'] ?? attributes['publication-format'] ?? attributes['date-type'] ?? '';
  const order = [/^(?:epub|electronic|online)$/, /^preprint$/, /^(?:pub|ppub|print|epub-ppub)$/, /^collection$/, /./];
  const date =
    order.map((pattern) => dates.find((each) => pattern.test(kind(each)) && fieldOf(each, 'year'))).find(Boolean) ??
    dates[0];
  const [year, month, day] = ['year', 'month', 'day'].map((part) => fieldOf(date, part));
  if (year === undefined) return date?.attributes['iso-8601-date'];
  if (month === undefined) return year;
  return /^\d+$/.test(month)
    ? [year, month.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-')
    : [day, month, year].filter(Boolean).join(' ');
}
