import * as z from 'zod/mini';
import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor } from '../draft.js';
import { isRecord, label, listOf, number, oneOrMore, readFields, record, text, texts } from '../fields.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { cslType } from './work-types.js';

/** Search answers of Europe PMC: https://europepmc.org/RestfulWebService */
export function detect({ head, json }: Probe): boolean {
  return /"(?:hitCount|resultList|nextCursorMark)"/.test(head) && resultsOf(json) !== undefined;
}

function resultsOf(json: unknown): readonly unknown[] | undefined {
  const list = isRecord(json) ? json.resultList : undefined;
  return isRecord(list) && Array.isArray(list.result) ? list.result : undefined;
}

const Author = z.object({
  fullName: text,
  firstName: text,
  lastName: text,
  collectiveName: text,
  authorId: record({ type: text, value: text }),
  authorAffiliationDetailsList: record({ authorAffiliation: listOf(z.object({ affiliation: text })) }),
});

const Result = z.object({
  id: label,
  source: text,
  pmid: label,
  pmcid: text,
  doi: text,
  title: text,
  authorString: text,
  authorList: record({ author: listOf(Author) }),
  journalTitle: text,
  journalInfo: record({
    volume: text,
    issue: text,
    journal: record({ title: text, issn: text, essn: text }),
  }),
  pageInfo: text,
  language: text,
  bookOrReportDetails: record({ publisher: text }),
  pubYear: label,
  firstPublicationDate: text,
  abstractText: text,
  citedByCount: number,
  keywordList: record({ keyword: texts }),
  pubTypeList: record({ pubType: oneOrMore }),
  fullTextUrlList: record({ fullTextUrl: listOf(z.object({ documentStyle: text, url: text })) }),
  license: text,
  versionNumber: label,
  commentCorrectionList: record({ commentCorrection: listOf(z.object({ id: label, source: text, type: text })) }),
});

const Page = z.object({ nextCursorMark: text, request: record({ cursorMark: text }) });

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const results = resultsOf(json) ?? [];
  const page = readFields(Page, json, report, 'answer');
  // At the end it repeats the cursor that it was given.
  const ended = results.length === 0 || page?.nextCursorMark === page?.request?.cursorMark;
  return {
    title: 'Europe PMC',
    homepage: 'https://europepmc.org/',
    papers: collect('result', results, report, (result, where) => draftOf(result, where, report)),
    next: ended ? undefined : page?.nextCursorMark,
  };
}

function draftOf(value: unknown, where: string, report: Report): Draft | undefined {
  const result = readFields(Result, value, report, where);
  if (result === undefined) return undefined;
  const { source, id } = result;
  return {
    markup: 'html',
    title: result.title?.trim().replace(/([^.])\.$/, '$1'),
    abstract: result.abstractText,
    authors:
      result.authorList?.author?.map(authorOf) ??
      result.authorString
        ?.replace(/\.\s*$/, '')
        .split(', ')
        .map(initialled),
    published: result.firstPublicationDate ?? result.pubYear,
    ids: { doi: result.doi, pmid: result.pmid, pmcid: result.pmcid },
    relations: result.commentCorrectionList?.commentCorrection
      ?.filter((each) => each.source === 'MED')
      .map(({ type, id: other }) => ({ type, id: String(other), scheme: 'pmid' })),
    version: source === 'PPR' ? result.versionNumber : undefined,
    links: {
      page: source && id ? `https://europepmc.org/article/${source}/${id}` : undefined,
      pdf: result.fullTextUrlList?.fullTextUrl?.find(({ documentStyle }) => documentStyle === 'pdf')?.url,
    },
    signals: { citations: result.citedByCount },
    topics: result.keywordList?.keyword ?? [],
    volume: result.journalInfo?.volume,
    issue: result.journalInfo?.issue,
    pages: result.pageInfo,
    publisher: result.bookOrReportDetails?.publisher,
    issn: [result.journalInfo?.journal?.issn, result.journalInfo?.journal?.essn].flatMap((issn) => issn ?? []),
    language: result.language,
    venue: result.journalInfo?.journal?.title ?? result.journalTitle ?? result.bookOrReportDetails?.publisher,
    type: cslType(...[result.pubTypeList?.pubType ?? []].flat()),
    license: result.license,
  };
}

/** "Sample AB" is how the string of authors writes Ana B. Sample. */
function initialled(name: string): DraftAuthor {
  const [, family, given] = /^(.+) ([A-Z]{1,4})$/.exec(name) ?? [];
  return family === undefined ? { name } : { family, given };
}

function authorOf({
  fullName,
  firstName,
  lastName,
  collectiveName,
  authorId,
  ...rest
}: z.infer<typeof Author>): DraftAuthor {
  const places = rest.authorAffiliationDetailsList?.authorAffiliation?.map(({ affiliation }) => affiliation);
  return {
    ...(lastName && firstName ? { family: lastName, given: firstName } : { name: collectiveName ?? fullName }),
    orcid: authorId?.type === 'ORCID' ? authorId.value : undefined,
    affiliation: places?.join('; '),
  };
}
