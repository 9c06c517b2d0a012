import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { rangeOf } from '../range.js';
import { cslType } from '../services/work-types.js';
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

/** MODS of the Library of Congress: https://www.loc.gov/standards/mods/ */
export function detect({ head }: Probe): boolean {
  const root = rootTag(head);
  return (
    root !== undefined &&
    /^(?:mods|modscollection)$/.test(root.name) &&
    (/loc\.gov\/mods/.test(root.tag) || /<(?:\w+:)?titleInfo\b/.test(head))
  );
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const records = findAll(readXml(text), ({ name }) => name === 'mods');
  return { title: 'MODS', papers: collect('mods', records, report, draftOf) };
}

/** The title that is no translation or abbreviation: article, title and subtitle apart. */
function titleOf(node: XmlNode | undefined): string | undefined {
  const infos = childrenOf(node, 'titleInfo');
  const info = infos.find(({ attributes }) => attributes.type === undefined) ?? infos[0];
  const title = [fieldOf(info, 'nonSort'), fieldOf(info, 'title')]
    .filter(Boolean)
    .join(' ')
    .replace(/(?<=['\u2019]) /, '');
  const rest = [fieldOf(info, 'partNumber'), fieldOf(info, 'partName')].filter(Boolean).join(', ');
  const subtitle = fieldOf(info, 'subTitle');
  return [subtitle ? `${title}: ${subtitle}` : title, rest].filter(Boolean).join('. ') || undefined;
}

function draftOf(mods: XmlNode): Draft {
  const host = childrenOf(mods, 'relatedItem').find(({ attributes }) => attributes.type === 'host');
  const people = childrenOf(mods, 'name');
  const hasRole = (role: RegExp) => (person: XmlNode) =>
    childrenOf(person, 'role').some((node) => fieldsOf(node, 'roleTerm').some((term) => role.test(term)));
  const isEditor = hasRole(/^(?:edt|editor)$/i);
  const isOther = hasRole(
    /^(?:ths|thesis advisor|trl|translator|fnd|funder|dgg|degree granting institution|pbl|publisher)$/i,
  );
  const [part] = [childOf(host, 'part'), childOf(mods, 'part')].filter((node) => node !== undefined);
  const detail = (type: string) =>
    fieldOf(
      childrenOf(part, 'detail').find(({ attributes }) => attributes.type === type),
      'number',
    );
  const extent = childrenOf(part, 'extent').find(({ attributes }) => /^pages?$/.test(attributes.unit ?? 'page'));
  const origin = childOf(mods, 'originInfo') ?? childOf(host, 'originInfo');
  const idOf = (type: string) =>
    textOf(
      [...childrenOf(mods, 'identifier')].find(({ attributes }) => attributes.type?.toLowerCase() === type),
    )?.trim();
  return {
    title: titleOf(mods),
    abstract: fieldOf(mods, 'abstract'),
    authors: people.filter((person) => !isEditor(person) && !isOther(person)).map(personOf),
    editors: [...people, ...childrenOf(host, 'name')].filter(isEditor).map(personOf),
    published: fieldOf(part, 'date') ?? dateOf(childOf(mods, 'originInfo')) ?? dateOf(childOf(host, 'originInfo')),
    ids: { doi: idOf('doi'), arxiv: idOf('arxiv'), pmid: idOf('pmid') ?? idOf('pubmed') },
    links: { page: fieldsOf(childOf(mods, 'location'), 'url').find((url) => /^https?:/.test(url)) },
    topics: childrenOf(mods, 'subject').flatMap((subject) => fieldsOf(subject, 'topic')),
    venue: titleOf(host),
    volume: detail('volume'),
    issue: detail('issue') ?? detail('number'),
    chapter: detail('chapter'),
    edition: fieldOf(origin, 'edition'),
    pages: rangeOf(fieldOf(extent, 'start'), fieldOf(extent, 'end')) ?? fieldOf(extent, 'list'),
    publisher: fieldOf(origin, 'publisher'),
    place: fieldOf(childOf(origin, 'place'), 'placeTerm'),
    issn: childrenOf(host, 'identifier')
      .filter(({ attributes }) => attributes.type === 'issn')
      .flatMap((node) => textOf(node)?.trim() || []),
    isbn: [...childrenOf(mods, 'identifier'), ...childrenOf(host, 'identifier')]
      .filter(({ attributes }) => attributes.type === 'isbn')
      .flatMap((node) => textOf(node)?.trim() || []),
    language: fieldOf(childOf(mods, 'language'), 'languageTerm'),
    key: mods.attributes.ID,
    comment: fieldOf(mods, 'note'),
    type:
      cslType(...fieldsOf(mods, 'genre')) ??
      (host === undefined ? undefined : descend(host, 'originInfo', 'issuance') ? 'article-journal' : undefined),
  };
}

function dateOf(origin: XmlNode | undefined): string | undefined {
  const dates = ['dateIssued', 'copyrightDate', 'dateCreated'].flatMap((name) => childrenOf(origin, name));
  const date = dates.find(({ attributes }) => attributes.point !== 'end');
  return textOf(date)?.trim() || undefined;
}

function personOf(person: XmlNode): DraftAuthor {
  const parts = childrenOf(person, 'namePart');
  const partsOf = (type: string | undefined) =>
    parts
      .filter(({ attributes }) => attributes.type === type)
      .map((part) => textOf(part)?.trim() ?? '')
      .join(' ') || undefined;
  const affiliation = fieldsOf(person, 'affiliation').join('; ') || undefined;
  if (person.attributes.type === 'corporate') return { name: partsOf(undefined), affiliation, corporate: true };
  const family = partsOf('family');
  return family === undefined
    ? { name: partsOf(undefined), affiliation }
    : { family, given: partsOf('given'), suffix: partsOf('termsOfAddress'), affiliation };
}
