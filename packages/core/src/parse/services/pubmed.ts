import { TrendingPapersError } from '../../paper/errors.js';
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
  markupOf,
  readXml,
  rootTag,
  type XmlNode,
} from '../xml.js';
import { cslType } from './work-types.js';

/** PubMed's XML, of articles and of books: https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html */
export function detect({ head }: Probe): boolean {
  return /^pubmed(?:book)?article(?:set)?$/.test(rootTag(head)?.name ?? '');
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const entries = findAll(readXml(text), ({ name }) => name === 'PubmedArticle' || name === 'PubmedBookArticle');
  if (entries.length === 0 && !/<PubmedArticleSet\b/.test(text)) {
    throw new TrendingPapersError('wrong-format', 'No PubMed article in this XML.');
  }
  return {
    title: 'PubMed',
    homepage: 'https://pubmed.ncbi.nlm.nih.gov/',
    papers: collect('article', entries, report, draftOf),
  };
}

function draftOf(entry: XmlNode): Draft {
  const citation = childOf(entry, 'MedlineCitation') ?? childOf(entry, 'BookDocument');
  const article = childOf(citation, 'Article') ?? citation;
  const journal = childOf(article, 'Journal');
  // Only these: the reference list holds the identifiers of other papers.
  const ids = childrenOf(
    descend(entry, 'PubmedData', 'ArticleIdList') ?? childOf(citation, 'ArticleIdList'),
    'ArticleId',
  );
  const idOf = (type: string) => ids.find(({ attributes }) => attributes.IdType === type);
  return {
    markup: 'jats',
    title: titleOf(article),
    abstract: abstractOf(childOf(article, 'Abstract')),
    authors: authorsOf(article),
    published: articleDate(article) ?? issueDate(descend(journal, 'JournalIssue', 'PubDate')),
    ids: {
      pmid: fieldOf(citation, 'PMID'),
      doi: markupOf(idOf('doi'))?.trim() || electronicDoi(article),
      pmcid: markupOf(idOf('pmc'))?.trim(),
    },
    relations: childrenOf(childOf(citation, 'CommentsCorrectionsList'), 'CommentsCorrections').map((each) => ({
      type: each.attributes.RefType,
      id: fieldOf(each, 'PMID'),
      scheme: 'pmid',
    })),
    topics: [...keywordsOf(citation), ...headingsOf(citation)],
    venue: fieldOf(journal, 'Title') ?? fieldOf(childOf(citation, 'Book'), 'BookTitle'),
    volume: fieldOf(childOf(journal, 'JournalIssue'), 'Volume'),
    issue: fieldOf(childOf(journal, 'JournalIssue'), 'Issue'),
    pages: fieldOf(childOf(article, 'Pagination'), 'MedlinePgn'),
    issn: fieldsOf(journal, 'ISSN'),
    language: fieldOf(article, 'Language'),
    type: cslType(...fieldsOf(childOf(article, 'PublicationTypeList'), 'PublicationType')),
  };
}

/** Titles end with a full stop, and translated ones stand in brackets: "[A title in English]." */
function titleOf(article: XmlNode | undefined): string | undefined {
  const titles = [
    childOf(article, 'ArticleTitle'),
    childOf(article, 'VernacularTitle'),
    descend(article, 'Book', 'BookTitle'),
  ];
  const title = titles.map((node) => markupOf(node)?.trim()).find((text) => text);
  return title?.replace(/\.$/, '').replace(/^\[([^[\]]+)\]$/, '$1');
}

/** Labelled parts become paragraphs that begin with their label. */
function abstractOf(abstract: XmlNode | undefined): string | undefined {
  const parts = childrenOf(abstract, 'AbstractText').map((part) => {
    const { Label: label } = part.attributes;
    const said = markupOf(part)?.trim() ?? '';
    return label === undefined || label === 'UNLABELLED' ? said : `${label}: ${said}`;
  });
  return parts.length === 0 ? undefined : parts.join('\n\n');
}

function authorsOf(article: XmlNode | undefined): DraftAuthor[] {
  const lists = childrenOf(article, 'AuthorList').filter(({ attributes }) => attributes.Type !== 'editors');
  return lists
    .flatMap((list) => childrenOf(list, 'Author'))
    .map((author) => {
      const orcid = childrenOf(author, 'Identifier').find(({ attributes }) => attributes.Source === 'ORCID');
      const person = {
        orcid: markupOf(orcid),
        affiliation: childrenOf(author, 'AffiliationInfo')
          .map((info) => fieldOf(info, 'Affiliation'))
          .join('; '),
      };
      const family = fieldOf(author, 'LastName');
      if (family === undefined) return { ...person, name: fieldOf(author, 'CollectiveName'), corporate: true };
      return {
        ...person,
        family,
        suffix: fieldOf(author, 'Suffix'),
        given: fieldOf(author, 'ForeName') ?? fieldOf(author, 'Initials'),
      };
    });
}

function articleDate(article: XmlNode | undefined): string | undefined {
  return issueDate(childOf(article, 'ArticleDate'));
}

/** `Year`, `Month` ("03" or "Mar") and `Day`, or words: "1998 Dec-1999 Jan", "Spring 2001". */
function issueDate(date: XmlNode | undefined): string | undefined {
  const year = fieldOf(date, 'Year');
  if (year === undefined) return medlineDate(fieldOf(date, 'MedlineDate'));
  const month = fieldOf(date, 'Month');
  const day = fieldOf(date, 'Day')?.padStart(2, '0');
  if (month === undefined) return year;
  if (/^\d{1,2}$/.test(month)) return [year, month.padStart(2, '0'), day].filter(Boolean).join('-');
  return [day, month, year].filter(Boolean).join(' ');
}

/** Of a span of time, its beginning. */
function medlineDate(words: string | undefined): string | undefined {
  const year = /\b(1[89]\d\d|2\d{3})\b/.exec(words ?? '')?.[1];
  const month = /^\d{4} ([A-Z][a-z]{2})/.exec(words ?? '')?.[1];
  return month === undefined ? year : `${month} ${year}`;
}

function electronicDoi(article: XmlNode | undefined): string | undefined {
  const location = childrenOf(article, 'ELocationID').find(({ attributes }) => attributes.EIdType === 'doi');
  return markupOf(location)?.trim();
}

function keywordsOf(citation: XmlNode | undefined): string[] {
  return childrenOf(citation, 'KeywordList').flatMap((list) => fieldsOf(list, 'Keyword'));
}

/** What the article is mainly about; the others say "Humans" and "Adult". */
function headingsOf(citation: XmlNode | undefined): string[] {
  const headings = childrenOf(childOf(citation, 'MeshHeadingList'), 'MeshHeading');
  const major = headings.filter((heading) => childrenOf(heading).some((part) => part.attributes.MajorTopicYN === 'Y'));
  return major.flatMap((heading) => fieldsOf(heading, 'DescriptorName'));
}
