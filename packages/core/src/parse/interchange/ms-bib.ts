import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { childrenOf, descend, fieldOf, findAll, readXml, rootTag, type XmlNode } from '../xml.js';

/** The sources of Microsoft Word (`Sources.xml`), which other reference managers write as well: https://learn.microsoft.com/openspecs/office_standards/ms-oe376/ */
export function detect({ head }: Probe): boolean {
  const root = rootTag(head);
  return root?.name === 'sources' && /officeDocument\/(?:2006\/)?bibliography|\/bibliography['"]/.test(root.tag);
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const sources = findAll(readXml(text), ({ name }) => name === 'Source');
  return { title: 'Sources of a document', papers: collect('Source', sources, report, draftOf) };
}

const types: Readonly<Record<string, string>> = {
  ArticleInAPeriodical: 'article-magazine',
  Book: 'book',
  BookSection: 'chapter',
  ConferenceProceedings: 'paper-conference',
  DocumentFromInternetSite: 'webpage',
  ElectronicSource: 'webpage',
  InternetSite: 'webpage',
  JournalArticle: 'article-journal',
  Misc: 'article',
  Patent: 'patent',
  Report: 'report',
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function draftOf(source: XmlNode): Draft {
  const field = (...names: string[]) => names.map((name) => fieldOf(source, name)).find(Boolean);
  const standard = field('StandardNumber') ?? '';
  return {
    title: field('Title'),
    abstract: field('BIBTEX_Abstract', 'Abstract'),
    authors: peopleOf(source, 'Author'),
    editors: peopleOf(source, 'Editor'),
    published: dateOf(field('Year'), field('Month'), field('Day')),
    ids: {
      doi: field('DOI') ?? /\b10\.\d{4,9}\/\S+/.exec(standard)?.[0],
      pmid: /\bPMID:?\s?(\d+)/i.exec(standard)?.[1],
    },
    links: { page: field('URL') },
    topics: (field('BIBTEX_KeyWords', 'Keywords') ?? '').split(/\s*[;,]\s*/),
    venue: field('JournalName', 'ConferenceName', 'BookTitle', 'PeriodicalTitle', 'PublicationTitle'),
    volume: field('Volume'),
    issue: field('Issue'),
    edition: field('Edition'),
    chapter: field('ChapterNumber'),
    genre: field('ThesisType'),
    pages: field('Pages'),
    publisher: field('Publisher', 'Institution'),
    place: [field('City'), field('StateProvince'), field('CountryRegion')].filter(Boolean).join(', ') || undefined,
    issn: [/ISSN:?\s?([\dX-]{8,9})/i.exec(standard)?.[1] ?? ''],
    isbn: [/ISBN:?\s?([\dX-]{10,17})/i.exec(standard)?.[1] ?? ''],
    key: field('Tag'),
    comment: field('Comments'),
    type: types[field('SourceType') ?? ''],
  };
}

/** Roles are elements within `Author`: themselves lists of people, or one group. */
function peopleOf(source: XmlNode, role: string): DraftAuthor[] {
  const node = descend(source, 'Author', role);
  const group = fieldOf(node, 'Corporate');
  const people = childrenOf(descend(node, 'NameList'), 'Person').map((person) => ({
    family: fieldOf(person, 'Last'),
    given: [fieldOf(person, 'First'), fieldOf(person, 'Middle')].filter(Boolean).join(' ') || undefined,
  }));
  return group === undefined ? people : [{ name: group, corporate: true }, ...people];
}

/** Months are names in the language of whoever typed them, or numbers; those that are neither stay with the year. */
function dateOf(year: string | undefined, month = '', day = ''): string | undefined {
  if (year === undefined || !/^\d{4}$/.test(year)) return year;
  const number = /^\d{1,2}$/.test(month) ? Number(month) : months.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  if (number < 1) return month === '' ? year : `${month} ${year}`;
  const date = `${year}-${String(number).padStart(2, '0')}`;
  return /^\d{1,2}$/.test(day) ? `${date}-${day.padStart(2, '0')}` : date;
}
