import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { childrenOf, findAll, readXml, rootTag, textOf, type XmlNode } from '../xml.js';

/** MARC 21 of libraries as XML (https://www.loc.gov/standards/marcxml/), with the subfields of CERN's and INSPIRE's archives. */
export function detect({ head, text }: Probe): boolean {
  const root = rootTag(head)?.name ?? '';
  return (
    /^(?:collection|record|oai-pmh|searchretrieveresponse)$/.test(root) &&
    /<(?:\w+:)?datafield\b[^>]{0,100}\btag=/.test(text.slice(0, 30_000))
  );
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const records = findAll(
    readXml(text),
    (node) =>
      node.name === 'record' && childrenOf(node).some(({ name }) => name === 'datafield' || name === 'controlfield'),
  );
  return { title: 'Library catalogue', papers: collect('record', records, report, draftOf) };
}

interface Subfields {
  all(code: string): string[];
  one(code: string): string | undefined;
}

/** The fields of any of some tags, each by its subfields. */
function fieldsOf(record: XmlNode, ...tags: string[]): Subfields[] {
  return childrenOf(record, 'datafield')
    .filter(({ attributes }) => tags.includes(attributes.tag ?? ''))
    .map((field) => {
      const all = (code: string) =>
        childrenOf(field, 'subfield')
          .filter(({ attributes }) => attributes.code === code)
          .flatMap((each) => bare(textOf(each)) ?? []);
      return { all, one: (code) => all(code)[0] };
    });
}

/** The first value of a subfield of a tag. */
function firstOf(record: XmlNode, tag: string, code: string): string | undefined {
  return fieldsOf(record, tag).flatMap((field) => field.one(code) ?? [])[0];
}

function controlOf(record: XmlNode, tag: string): string | undefined {
  return textOf(childrenOf(record, 'controlfield').find(({ attributes }) => attributes.tag === tag))?.trim();
}

/** Without the signs that cards put between fields: "Moss :" and "Berlin," and "1999."; an address ends as it ends. */
function bare(text: string | undefined): string | undefined {
  const trimmed = text?.replace(/\s+/g, ' ').trim();
  const value = /^[a-z][a-z+.-]*:\/\/\S+$/i.test(trimmed ?? '') ? trimmed : trimmed?.replace(/\s*[/:;,=]$/, '');
  return value === '' ? undefined : value;
}

function draftOf(record: XmlNode): Draft {
  const [title] = fieldsOf(record, '245');
  const [host] = fieldsOf(record, '773');
  const people = fieldsOf(record, '100', '700');
  const isEditor = (field: Subfields) =>
    /^(?:edt|eds?\.?|editor|hrsg\.?)$/i.test(field.one('4') ?? field.one('e') ?? '');
  const numbers = fieldsOf(record, '024');
  const numberOf = (kind: RegExp) => numbers.find((field) => kind.test(field.one('2') ?? ''))?.one('a');
  return {
    title: titleOf(title),
    abstract: firstOf(record, '520', 'a'),
    authors: [...people.filter((field) => !isEditor(field)).map(personOf), ...groupsOf(record, '110', '710')],
    editors: people.filter(isEditor).map(personOf),
    published: dateOf(record, host),
    ids: {
      doi: numberOf(/^doi$/i),
      arxiv:
        numberOf(/^arxiv$/i) ??
        fieldsOf(record, '037')
          .find((field) => /^arxiv$/i.test(field.one('9') ?? ''))
          ?.one('a'),
      pmid: numberOf(/^pmid$/i),
    },
    links: { page: firstOf(record, '856', 'u') },
    topics: fieldsOf(record, '650', '653', '695')
      .flatMap((field) => field.all('a'))
      .map(withoutStop),
    venue: withoutStop(host?.one('t') ?? host?.one('p') ?? ''),
    volume: host?.one('v') ?? /\b(?:vol\.?|bd\.?|jg\.?)\s?(\d+)/i.exec(host?.one('g') ?? '')?.[1],
    issue: host?.one('n') ?? /\b(?:no\.?|nr\.?|issue|h\.?)\s?(\d+)/i.exec(host?.one('g') ?? '')?.[1],
    pages: host?.one('c') ?? /\b(?:pp?\.?|s\.|seiten?)\s?(\d+\s?[-\u2013]\s?\d+)/i.exec(host?.one('g') ?? '')?.[1],
    publisher: firstOf(record, '260', 'b') ?? firstOf(record, '264', 'b'),
    place: firstOf(record, '260', 'a') ?? firstOf(record, '264', 'a'),
    issn: [...fieldsOf(record, '022').flatMap((field) => field.all('a')), ...(host?.all('x') ?? [])],
    isbn: fieldsOf(record, '020').flatMap((field) => /^[\dX-]+/i.exec(field.one('a') ?? '')?.[0] ?? []),
    edition: firstOf(record, '250', 'a'),
    series: firstOf(record, '490', 'a') ?? firstOf(record, '830', 'a'),
    language: firstOf(record, '041', 'a') ?? (controlOf(record, '008')?.slice(35, 38).trim() || undefined),
    key: controlOf(record, '001'),
    type: typeOf(record, host),
  };
}

/** Title, subtitle, number and name of the part. */
function titleOf(field: Subfields | undefined): string | undefined {
  if (field === undefined) return undefined;
  const title = [field.one('a'), field.one('b')].filter(Boolean).join(': ');
  return withoutStop([title, ...field.all('n'), ...field.all('p')].filter(Boolean).join('. '));
}

/** "Lovelace, Ada, 1815-1852." without the years and the stop; "Jr." keeps its own. */
function personOf(field: Subfields): DraftAuthor {
  const [family = '', given] = withoutStop(field.one('a') ?? '').split(/,\s*/, 2);
  const affiliation = field.all('u').join('; ') || undefined;
  const suffix = field.one('c');
  if (given === undefined) return { name: family, affiliation };
  return { family, given, affiliation, suffix: /^(?:jr|sr|[IV]+)\.?$/i.test(suffix ?? '') ? suffix : undefined };
}

function groupsOf(record: XmlNode, ...tags: string[]): DraftAuthor[] {
  return fieldsOf(record, ...tags)
    .filter((field) => !/^(?:pbl|fnd|dgg|his|spn)$/.test(field.one('4') ?? ''))
    .map((field) => ({
      name: withoutStop([field.one('a'), ...field.all('b')].filter(Boolean).join(', ')),
      corporate: true,
    }));
}

const withoutStop = (text: string) => text.replace(/(?<=\p{Ll}{2})\.$/u, '');

/** "c2005." and "[2005]" are 2005; CERN and INSPIRE write 269 c, and the year of the journal. */
function dateOf(record: XmlNode, host: Subfields | undefined): string | undefined {
  const written = firstOf(record, '260', 'c') ?? firstOf(record, '264', 'c') ?? firstOf(record, '269', 'c');
  const whole = /\d{4}-\d{2}(?:-\d{2})?/.exec(written ?? '')?.[0];
  const year = /(?<!\d)\d{4}(?!\d)/.exec(`${written ?? ''} ${host?.one('y') ?? host?.one('g') ?? ''}`)?.[0];
  const coded = /^[12]\d{3}$/.exec(controlOf(record, '008')?.slice(7, 11) ?? '')?.[0];
  return whole ?? year ?? coded;
}

/** https://www.loc.gov/marc/bibliographic/bdleader.html: 06 says what it is, 07 whether it is part of something. */
function typeOf(record: XmlNode, host: Subfields | undefined): string | undefined {
  const leader = textOf(childrenOf(record, 'leader')[0]) ?? '';
  if (fieldsOf(record, '502').length > 0) return 'thesis';
  if (host !== undefined || /^.{7}[ab]/.test(leader)) return 'article-journal';
  return /^.{6}a[mc]/.test(leader) ? 'book' : undefined;
}
