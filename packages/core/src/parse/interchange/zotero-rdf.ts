import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import {
  childOf,
  childrenOf,
  descend,
  fieldOf,
  fieldsOf,
  findAll,
  readXml,
  rootTag,
  textOf,
  type XmlNode,
} from '../xml.js';

/** Zotero's own export, RDF with the names of several vocabularies. https://github.com/zotero/translators writes it */
export function detect({ head }: Probe): boolean {
  return rootTag(head)?.name === 'rdf' && /zotero\.org\/namespaces\/export#/.test(head);
}

const types: Readonly<Record<string, string>> = {
  book: 'book',
  bookSection: 'chapter',
  computerProgram: 'software',
  conferencePaper: 'paper-conference',
  dataset: 'dataset',
  journalArticle: 'article-journal',
  magazineArticle: 'article-magazine',
  manuscript: 'manuscript',
  newspaperArticle: 'article-newspaper',
  patent: 'patent',
  preprint: 'article',
  report: 'report',
  thesis: 'thesis',
  webpage: 'webpage',
};

/** Items that go with a paper. */
const beside = /^(?:attachment|note|annotation|linkedFile)$/;

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const root = findAll(readXml(text), ({ name }) => name.toLowerCase() === 'rdf')[0];
  const nodes = childrenOf(root);
  const byAbout = new Map(nodes.map((node) => [node.attributes['rdf:about'] ?? '', node]));
  const items = nodes.filter((node) => !beside.test(fieldOf(node, 'itemType') ?? '') && isItem(node));
  return { title: 'Zotero', papers: collect('item', items, report, (item) => draftOf(item, byAbout)) };
}

/** A journal, a series or a collection of the library is no item. */
function isItem(node: XmlNode): boolean {
  return (
    childOf(node, 'itemType') !== undefined ||
    (childOf(node, 'title') !== undefined && childOf(node, 'authors') !== undefined)
  );
}

function draftOf(item: XmlNode, byAbout: ReadonlyMap<string, XmlNode>): Draft {
  const wholes = childrenOf(item, 'isPartOf').flatMap(
    (part) => byAbout.get(part.attributes['rdf:resource'] ?? '') ?? childrenOf(part),
  );
  const whole = wholes.find((node) => /^(?:journal|book|periodical)$/i.test(node.name)) ?? wholes[0];
  const series = wholes.find((node) => /^series$/i.test(node.name));
  const identifiers = [item, ...wholes].flatMap((node) => fieldsOf(node, 'identifier'));
  const idOf = (prefix: RegExp) =>
    identifiers
      .find((id) => prefix.test(id))
      ?.replace(prefix, '')
      .trim();
  const urls = findAll(item, ({ name }) => name === 'URI').flatMap((uri) => fieldOf(uri, 'value') ?? []);
  const about = item.attributes['rdf:about'] ?? '';
  const extra = fieldOf(item, 'description') ?? '';
  return {
    title: fieldOf(item, 'title'),
    abstract: fieldOf(item, 'abstract'),
    authors: peopleOf(item, 'authors'),
    editors: peopleOf(item, 'editors'),
    published: fieldOf(item, 'date'),
    ids: {
      doi: idOf(/^DOI\s+/i) ?? /^DOI:\s*(\S+)/im.exec(extra)?.[1],
      arxiv: /^arXiv:\s*(\S+)/im.exec(extra)?.[1] ?? urls.find((url) => /arxiv\.org\/abs\//.test(url)),
      pmid: /^PMID:\s*(\d+)/im.exec(extra)?.[1],
    },
    links: { page: urls[0] ?? (/^https?:/.test(about) ? about : undefined) },
    topics: childrenOf(item, 'subject').flatMap(
      (subject) => fieldOf(childOf(subject, 'AutomaticTag'), 'value') ?? (textOf(subject)?.trim() || []),
    ),
    venue: fieldOf(whole, 'title') ?? fieldOf(descend(item, 'presentedAt', 'Conference'), 'title'),
    series: fieldOf(series, 'title'),
    volume: fieldOf(whole, 'volume') ?? fieldOf(item, 'volume'),
    edition: fieldOf(item, 'edition'),
    issue: fieldOf(whole, 'number') ?? fieldOf(item, 'number'),
    pages: fieldOf(item, 'pages'),
    publisher: fieldOf(descend(item, 'publisher', 'Organization'), 'name'),
    issn: identifiers.flatMap((id) => /^ISSN\s+([\dX-]{8,9})/i.exec(id)?.[1] ?? []),
    isbn: identifiers.flatMap((id) => /^ISBN\s+([\dX-]{10,17})/i.exec(id)?.[1] ?? []),
    language: fieldOf(item, 'language'),
    license: fieldOf(item, 'rights'),
    type: types[fieldOf(item, 'itemType') ?? ''],
  };
}

function peopleOf(item: XmlNode, role: string): DraftAuthor[] {
  return findAll(childOf(item, role), ({ name }) => name === 'Person').map((person) => {
    const family = fieldOf(person, 'surname');
    const given = fieldOf(person, 'givenName') ?? fieldOf(person, 'givenname');
    return given === undefined ? { name: family } : { family, given };
  });
}
