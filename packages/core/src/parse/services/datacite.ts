import * as z from 'zod/mini';
import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor } from '../draft.js';
import { isRecord, label, listOf, maybe, number, readFields, record, text } from '../fields.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { readLines } from '../json-lines.js';
import { rangeOf } from '../range.js';
import { cslType } from './work-types.js';

/** DOIs of DataCite's REST API (https://support.datacite.org/docs/api): lists and single ones. */
export function detect({ head, json }: Probe): boolean {
  if (json === undefined) return isFirstLine(head);
  return /"(?:data|attributes)"/.test(head) && resourcesOf(json).some(isDoi);
}

/** DataCite's public data file has a DOI a line. */
const isFirstLine = (head: string) =>
  /^\{\s*"id"\s*:/.test(head) && /"type"\s*:\s*"dois"/.test(head) && /"attributes"\s*:\s*\{/.test(head);

/** What `data` holds, or DOIs as they are: one, or a list. */
function resourcesOf(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  if (!isRecord(json)) return [];
  if (json.data === undefined) return [json];
  return Array.isArray(json.data) ? json.data : [json.data];
}

function isDoi(value: unknown): boolean {
  return isRecord(value) && value.type === 'dois' && isRecord(value.attributes);
}

/** Older schemas give a string where newer ones give an object with the name. */
const named = z.union([z.string(), z.object({ name: text })]);

const Attributes = z.object({
  doi: text,
  titles: listOf(z.object({ title: text, titleType: text })),
  creators: listOf(
    z.object({
      name: text,
      nameType: text,
      givenName: text,
      familyName: text,
      affiliation: listOf(named),
      nameIdentifiers: listOf(z.object({ nameIdentifier: text, nameIdentifierScheme: text })),
    }),
  ),
  descriptions: listOf(z.object({ description: text, descriptionType: text })),
  publicationYear: label,
  dates: listOf(z.object({ date: label, dateType: text })),
  types: record({ resourceTypeGeneral: text, resourceType: text, citeproc: text }),
  subjects: listOf(z.object({ subject: text })),
  publisher: maybe(named),
  container: record({
    title: text,
    type: text,
    volume: text,
    issue: text,
    firstPage: text,
    lastPage: text,
    identifier: text,
    identifierType: text,
  }),
  language: text,
  relatedIdentifiers: listOf(z.object({ relationType: text, relatedIdentifier: text, relatedIdentifierType: text })),
  contributors: listOf(
    z.object({
      name: text,
      nameType: text,
      givenName: text,
      familyName: text,
      contributorType: text,
      affiliation: listOf(named),
      nameIdentifiers: listOf(z.object({ nameIdentifier: text, nameIdentifierScheme: text })),
    }),
  ),
  rightsList: listOf(z.object({ rightsIdentifier: text, rightsUri: text })),
  url: text,
  version: label,
  citationCount: number,
  viewCount: number,
  downloadCount: number,
});
type Attributes = z.infer<typeof Attributes>;

const Page = z.object({ links: record({ next: text }) });

export function parse(probe: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const { json } = probe;
  const resources = json === undefined ? readLines(probe, report) : resourcesOf(json);
  return {
    title: 'DataCite DOIs',
    homepage: 'https://datacite.org/',
    papers: collect('data', resources, report, (resource, where) => draftOf(resource, where, report)),
    next: isRecord(json) ? readFields(Page, json, report, 'answer')?.links?.next : undefined,
  };
}

function draftOf(resource: unknown, where: string, report: Report): Draft | undefined {
  const work = readFields(Attributes, isRecord(resource) ? resource.attributes : resource, report, where);
  if (work === undefined) return undefined;
  const dateOf = (type: string) =>
    String(work.dates?.find(({ dateType }) => dateType === type)?.date ?? '').split('/')[0] || undefined;
  const [rights] = work.rightsList ?? [];
  return {
    markup: 'html',
    title: (work.titles?.find(({ titleType }) => titleType === undefined) ?? work.titles?.[0])?.title,
    abstract: work.descriptions?.find(({ descriptionType }) => descriptionType === 'Abstract')?.description,
    authors: work.creators?.map(authorOf),
    published: dateOf('Issued') ?? dateOf('Submitted') ?? dateOf('Available') ?? work.publicationYear,
    updated: dateOf('Updated'),
    ids: { doi: work.doi },
    relations: work.relatedIdentifiers?.map((each) => ({
      type: each.relationType,
      id: each.relatedIdentifier,
      scheme: each.relatedIdentifierType?.toLowerCase(),
    })),
    version: work.version,
    links: { page: work.url },
    signals: { citations: work.citationCount, views: work.viewCount, downloads: work.downloadCount },
    topics: work.subjects?.map(({ subject }) => subject ?? '') ?? [],
    venue: work.container?.title ?? nameOf(work.publisher),
    volume: work.container?.volume,
    issue: work.container?.issue,
    pages: rangeOf(work.container?.firstPage, work.container?.lastPage),
    publisher: nameOf(work.publisher),
    issn:
      work.container?.identifierType === 'ISSN' && work.container.identifier ? [work.container.identifier] : undefined,
    editors: work.contributors?.filter(({ contributorType }) => contributorType === 'Editor').map(authorOf),
    language: work.language,
    type: cslType(work.types?.resourceTypeGeneral, work.types?.citeproc, work.types?.resourceType),
    license: rights?.rightsIdentifier ?? rights?.rightsUri,
  };
}

function nameOf(value: z.infer<typeof named> | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.name;
}

function authorOf(creator: NonNullable<Attributes['creators']>[number]): DraftAuthor {
  const { name, nameType, givenName, familyName } = creator;
  const person = {
    orcid: creator.nameIdentifiers?.find(({ nameIdentifierScheme }) => nameIdentifierScheme === 'ORCID')
      ?.nameIdentifier,
    affiliation: creator.affiliation?.map(nameOf).join('; '),
  };
  if (familyName !== undefined && nameType !== 'Organizational')
    return { ...person, family: familyName, given: givenName };
  return { ...person, name, corporate: nameType === 'Organizational' ? true : undefined };
}
