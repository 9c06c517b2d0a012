import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor, DraftRelation } from '../draft.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { rangeOf } from '../range.js';
import {
  childOf,
  childrenOf,
  descend,
  fieldOf,
  fieldsOf,
  findAll,
  markupOf,
  readXml,
  rootTag,
  textOf,
  type XmlNode,
} from '../xml.js';

/** Crossref's UNIXREF, as content negotiation and its XML API answer: https://www.crossref.org/documentation/schema-library/ */
export function detect({ head, text }: Probe): boolean {
  const root = rootTag(head)?.name ?? '';
  const start = text.slice(0, 20_000);
  // Harvested by OAI-PMH, it stands within a record.
  if (/^(?:record|oai-pmh)$/.test(root)) return /<(?:\w+:)?(?:crossref_result|doi_record|crossref)[\s>]/.test(start);
  return (
    /^(?:doi_records|doi_record|crossref|crossref_result|query_result)$/.test(root) &&
    /<(?:\w+:)?(?:crossref|journal|conference|book|posted_content|dissertation|report-paper|database)[\s>]/.test(start)
  );
}

/** The items that a record may be of, and what they are called in CSL; the innermost has the title asked for. */
const items: Readonly<Record<string, string>> = {
  journal_article: 'article-journal',
  conference_paper: 'paper-conference',
  content_item: 'chapter',
  posted_content: 'article',
  dissertation: 'thesis',
  report_paper_metadata: 'report',
  report_paper_series_metadata: 'report',
  standard_metadata: 'standard',
  dataset: 'dataset',
  book_metadata: 'book',
  book_series_metadata: 'book',
  book_set_metadata: 'book',
};

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const tree = readXml(text);
  const records = findAll(tree, ({ name }) => name === 'doi_record');
  const holders = records.length > 0 ? records : findAll(tree, ({ name }) => name === 'crossref');
  return {
    title: 'Crossref works',
    homepage: 'https://www.crossref.org/',
    papers: collect('doi_record', holders.length > 0 ? holders : [tree], report, (record, where) =>
      draftOf(record, where, report),
    ),
  };
}

function draftOf(record: XmlNode, where: string, report: Report): Draft | undefined {
  const error = findAll(record, ({ name }) => name === 'error')[0];
  const [kind, item] = innermost(record) ?? [];
  if (item === undefined || kind === undefined) {
    if (error) report('not-found', { service: 'Crossref', said: textOf(error)?.trim() }, where);
    else report('not-a-paper', {}, where);
    return undefined;
  }
  const journal = findAll(record, ({ name }) =>
    /^(?:journal_metadata|proceedings_metadata|proceedings_series_metadata|book_metadata|book_series_metadata)$/.test(
      name,
    ),
  )[0];
  const issue = findAll(record, ({ name }) => name === 'journal_issue')[0];
  const titles = childOf(item, 'titles');
  // Printed nicely, an index stands on a line of its own.
  const title = markupOf(childOf(titles, 'title'))?.replace(/(?<!\s)\s+(?=<su[bp]>)/g, '');
  const subtitle = markupOf(childOf(titles, 'subtitle'));
  const people = childrenOf(childOf(item, 'contributors'));
  const ofRole = (role: string) =>
    people
      .filter(({ attributes }) => (attributes.contributor_role ?? 'author') === role)
      .flatMap((person) => personOf(person) ?? []);
  const event = findAll(record, ({ name }) => name === 'event_metadata')[0];
  return {
    markup: 'jats',
    title: title && subtitle ? `${title}: ${subtitle}` : title,
    abstract: markupOf(childOf(item, 'abstract')),
    authors: ofRole('author'),
    editors: ofRole('editor'),
    published: dateOf(item) ?? dateOf(issue) ?? dateOf(journal),
    ids: { doi: fieldOf(childOf(item, 'doi_data'), 'doi') },
    relations: relationsOf(record),
    links: { page: fieldOf(childOf(item, 'doi_data'), 'resource') },
    venue:
      kind === 'book_metadata'
        ? undefined
        : (fieldOf(journal, 'full_title') ??
          fieldOf(journal, 'proceedings_title') ??
          fieldOf(childOf(journal, 'titles'), 'title') ??
          fieldOf(event, 'conference_name') ??
          fieldOf(childOf(item, 'institution'), 'institution_name')),
    volume: fieldOf(descend(issue, 'journal_volume'), 'volume'),
    issue: fieldOf(issue, 'issue'),
    pages: rangeOf(fieldOf(childOf(item, 'pages'), 'first_page'), fieldOf(childOf(item, 'pages'), 'last_page')),
    articleNumber: textOf(
      childrenOf(childOf(item, 'publisher_item'), 'item_number').find(({ attributes }) =>
        /article/i.test(attributes.item_number_type ?? ''),
      ),
    )?.trim(),
    publisher: fieldOf(childOf(journal, 'publisher') ?? childOf(item, 'publisher'), 'publisher_name'),
    place: fieldOf(childOf(journal, 'publisher'), 'publisher_place'),
    issn: fieldsOf(journal, 'issn').map((issn) => issn.replace(/^(\d{4})(\d{3}[\dX])$/i, '$1-$2')),
    isbn: fieldsOf(journal, 'isbn'),
    language: item.attributes.language ?? journal?.attributes.language,
    type: items[kind],
  };
}

/** Its relations to other works, and what Crossmark says that it updates. */
function relationsOf(record: XmlNode): DraftRelation[] {
  const related = findAll(record, ({ name }) => /^int(?:ra|er)_work_relation$/.test(name));
  const updates = findAll(record, ({ name, attributes }) => name === 'update' && attributes.type !== undefined);
  return [
    ...related.map((each) => ({
      type: each.attributes['relationship-type'],
      id: textOf(each)?.trim(),
      scheme: each.attributes['identifier-type'],
    })),
    ...updates.map((each) => ({ type: `${each.attributes.type}-of`, id: textOf(each)?.trim(), scheme: 'doi' })),
  ];
}

function innermost(record: XmlNode): [string, XmlNode] | undefined {
  for (const name of Object.keys(items)) {
    const [item] = findAll(record, (node) => node.name === name);
    if (item) return [name, item];
  }
  return undefined;
}

/** Of dates online and in print the earlier. */
function dateOf(node: XmlNode | undefined): string | undefined {
  const dates = [
    ...childrenOf(node, 'publication_date'),
    ...childrenOf(node, 'posted_date'),
    ...childrenOf(node, 'approval_date'),
  ].flatMap((date) => {
    const [year, month, day] = ['year', 'month', 'day'].map((part) => fieldOf(date, part)?.padStart(2, '0'));
    return year === undefined ? [] : [[year, month, month === undefined ? undefined : day].filter(Boolean).join('-')];
  });
  return dates.sort((a, b) => (a.padEnd(10, '~') < b.padEnd(10, '~') ? -1 : 1))[0];
}

function personOf(person: XmlNode): DraftAuthor | undefined {
  if (person.name === 'organization') return { name: textOf(person)?.replace(/\s+/g, ' ').trim(), corporate: true };
  if (person.name !== 'person_name') return undefined;
  const family = fieldOf(person, 'surname');
  const affiliation =
    [
      ...fieldsOf(person, 'affiliation'),
      ...findAll(person, ({ name }) => name === 'institution_name').flatMap((node) => textOf(node)?.trim() || []),
    ].join('; ') || undefined;
  return {
    family: family === undefined ? undefined : lowered(family),
    given: fieldOf(person, 'given_name'),
    suffix: fieldOf(person, 'suffix'),
    orcid: fieldOf(person, 'ORCID'),
    affiliation,
  };
}

/** Publishers that shout: "EXAMPLE" is Example, but "LI" may be initials' writing and stays. */
function lowered(name: string): string {
  if (name.length < 4 || name !== name.toUpperCase() || name === name.toLowerCase()) return name;
  return name.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{Ll}/gu, (letter) => letter.toUpperCase());
}
