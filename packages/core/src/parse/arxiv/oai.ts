import { TrendingPapersError } from '../../paper/errors.js';
import type { Listing } from '../../paper/schema.js';
import { toIsoDate } from '../../text/dates.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor } from '../draft.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { childOf, childrenOf, fieldOf, fieldsOf, readXml, rootTag, type XmlNode } from '../xml.js';
import { authorLine } from './author-line.js';
import { arxivAuthor, firstDoi, topicsOf, versionOf } from './entry.js';

/** OAI-PMH answers in `arXiv`, `arXivRaw` or `oai_dc`, also of other archives, and records cut out of them. */
export function detect({ head, text }: Probe): boolean {
  const root = rootTag(head)?.name;
  // Other metadata harvested the same way has readers of its own.
  if (root === 'oai-pmh')
    return !/<(?:\w+:)?(?:datafield|article-meta|doi_record|crossref)[\s>]/.test(text.slice(0, 60_000));
  return (root === 'record' || root === 'listrecords') && /<identifier>\s*oai:|oai_dc|arxiv\.org\/OAI/i.test(head);
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const document = readXml(text);
  const answer = childOf(document, 'OAI-PMH') ?? document;
  refuseErrors(answer, report);
  const body = childOf(answer, 'ListRecords') ?? childOf(answer, 'GetRecord') ?? answer;
  const records = childrenOf(body, 'record');
  if (records.length === 0) refuseOtherVerbs(answer);
  return {
    title: childOf(answer, 'request')?.attributes.set ?? 'OAI-PMH records',
    date: toIsoDate(fieldOf(answer, 'responseDate') ?? ''),
    papers: collect('record', records, report, (record, where) => draftOf(record, where, report)),
    next: fieldOf(body, 'resumptionToken'),
  };
}

/** https://www.openarchives.org/OAI/openarchivesprotocol.html#ErrorConditions: no match is an empty list, not a mistake. */
function refuseErrors(answer: XmlNode, report: Report): void {
  for (const error of childrenOf(answer, 'error')) {
    const code = error.attributes.code ?? 'unknown';
    const reason = [code, fieldOf(answer, 'error')].filter(Boolean).join(': ');
    if (code !== 'noRecordsMatch') {
      throw new TrendingPapersError('error-answer', `The archive answered with an error: "${reason}".`, {
        answer: reason,
        oai: code,
      });
    }
    report('no-records', { reason });
  }
}

function refuseOtherVerbs(answer: XmlNode): void {
  const verb = ['ListIdentifiers', 'ListSets', 'ListMetadataFormats', 'Identify'].find((name) => childOf(answer, name));
  if (verb === undefined) return;
  throw new TrendingPapersError(
    'not-a-listing',
    `This OAI-PMH answer to ${verb} holds no papers. Ask for ListRecords.`,
    {
      verb,
    },
  );
}

function draftOf(record: XmlNode, where: string, report: Report): Draft | undefined {
  const header = childOf(record, 'header');
  const identifier = fieldOf(header, 'identifier');
  if (header?.attributes.status === 'deleted') {
    report('deleted-record', { record: identifier }, where);
    return undefined;
  }
  const [metadata] = childrenOf(childOf(record, 'metadata'));
  const read = readers[metadata?.name ?? ''];
  if (metadata !== undefined && read !== undefined) return read(metadata, { identifier, where, report });
  report('bad-entry', { record: identifier ?? 'a record' }, where);
  return undefined;
}

interface RecordContext {
  identifier: string | undefined;
  where: string;
  report: Report;
}

/** By the name of the element in `metadata`. */
const readers: Record<string, (metadata: XmlNode, context: RecordContext) => Draft> = {
  arXiv: (metadata, context) => ({
    ...common(metadata, context),
    authors: childrenOf(childOf(metadata, 'authors'), 'author').flatMap((author) =>
      arxivAuthor(
        fieldOf(author, 'keyname'),
        fieldOf(author, 'forenames'),
        fieldOf(author, 'suffix'),
        fieldsOf(author, 'affiliation').join('; '),
      ),
    ),
    published: fieldOf(metadata, 'created'),
    updated: fieldOf(metadata, 'updated'),
  }),
  arXivRaw: (metadata, context) => {
    const versions = childrenOf(metadata, 'version');
    const last = versions.at(-1);
    return {
      ...common(metadata, context),
      authors: authorLine(fieldOf(metadata, 'authors')),
      submitter: fieldOf(metadata, 'submitter'),
      version: versionOf(last?.attributes.version),
      published: fieldOf(versions[0], 'date'),
      updated: fieldOf(last, 'date'),
    };
  },
  dc: dublinCore,
};

/** What `arXiv` and `arXivRaw` share. Their `acm-class` is not read: arXiv prints the MSC classes there. */
function common(metadata: XmlNode, { where, report }: RecordContext): Draft {
  return {
    markup: 'tex',
    title: fieldOf(metadata, 'title'),
    abstract: fieldOf(metadata, 'abstract'),
    ids: { arxiv: fieldOf(metadata, 'id'), doi: firstDoi(fieldOf(metadata, 'doi'), report, where) },
    topics: topicsOf([
      ...(fieldOf(metadata, 'categories') ?? '').split(/\s+/),
      fieldOf(metadata, 'msc-class')?.replace(/\((?:primary|secondary)\)/gi, ''),
    ]),
    venue: fieldOf(metadata, 'journal-ref'),
    comment: fieldOf(metadata, 'comments'),
    license: fieldOf(metadata, 'license'),
  };
}

const commentPrefix = /^Comment:\s*/;

/** Dublin Core has one element for many things; arXiv marks comments by a prefix and writes what it knows last. */
function dublinCore(metadata: XmlNode, { identifier }: RecordContext): Draft {
  const descriptions = fieldsOf(metadata, 'description');
  const identifiers = fieldsOf(metadata, 'identifier');
  const dates = fieldsOf(metadata, 'date');
  const ours = /^oai:arxiv\.org:/i.test(identifier ?? '');
  const addresses = identifiers.filter((text) => /^https?:\/\//i.test(text));
  const doi = identifiers.find((text) => /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/|10\.\d{4,9}\/)/i.test(text));
  const reference = identifiers.find((text) => text !== doi && !addresses.includes(text));
  return {
    markup: ours ? 'tex' : 'html',
    title: fieldOf(metadata, 'title'),
    abstract: descriptions.find((text) => !commentPrefix.test(text)),
    authors: fieldsOf(metadata, 'creator').map(invertedName),
    published: dates[0],
    updated: dates.at(-1),
    ids: { arxiv: ours ? identifier : undefined, doi },
    links: { page: ours ? undefined : addresses.find((address) => address !== doi) },
    topics: fieldsOf(metadata, 'subject'),
    venue: ours ? reference : fieldOf(metadata, 'source'),
    comment: descriptions.find((text) => commentPrefix.test(text))?.replace(commentPrefix, ''),
    license: fieldOf(metadata, 'rights'),
  };
}

/** "Gysi, Deisy Morselli" → family and given name; what has no comma is a name as it stands. */
function invertedName(name: string): DraftAuthor {
  const [family, given, ...more] = name.split(',');
  return given === undefined || more.length > 0 ? { name } : { family, given };
}
