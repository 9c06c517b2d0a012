/** A field of a draft that one cell of a table can hold. */
export type Column = `ids.${string}` | `links.${string}` | `signals.${string}` | (typeof plain)[number];

const plain = [
  'title',
  'abstract',
  'authors',
  'published',
  'updated',
  'listed',
  'id',
  'version',
  'position',
  'topics',
  'venue',
  'type',
  'comment',
  'organization',
  'submitter',
  'image',
  'summary',
  'license',
] as const;

/**
 * What exports call their columns: ours, Scopus, Web of Science, Zotero, ASReview, PubMed, Google Sheets made by hand.
 * Compared without case, blanks and signs, so `Publication Year` and `publication_year` are one.
 */
const synonyms: Readonly<Partial<Record<Column, string>>> = {
  title: 'title|papertitle|articletitle|documenttitle|primarytitle|ti|t1|name|paper',
  abstract: 'abstract|abstractnote|notesabstract|ab|summaryabstract|description|n2',
  authors: 'authors|author|authornames|authorfullnames|authorsfullnames|firstauthors|au|a1|creators|creator|authorlist',
  published:
    'published|publicationdate|date|datepublished|publishedat|issued|year|publicationyear|pubyear|pubdate|py|y1|submitted',
  updated: 'updated|dateupdated|lastupdated|updatedat|modified',
  listed: 'listed|datelisted|listedat|dateadded',
  id: 'id|paperid|identifier|key',
  version: 'version',
  position: 'position|rank|place|number|no',
  topics: 'topics|keywords|authorkeywords|tags|categories|category|subjects|manualtags|kw|de|fieldsofstudy',
  venue:
    'venue|journal|journaltitle|sourcetitle|publicationtitle|containertitle|booktitle|conference|jf|t2|so|secondarytitle',
  type: 'type|itemtype|documenttype|typeofreference',
  comment: 'comment|note|notes|remark',
  organization: 'organization|organisation|institution|affiliation|affiliations',
  submitter: 'submitter|submittedby',
  image: 'image|thumbnail',
  summary: 'summary|tldr|tldrs|aisummary',
  license: 'license|licence|rights',
  'ids.arxiv': 'arxiv|arxivid|arxivnumber|eprint',
  'ids.doi': 'doi|do|digitalobjectidentifier|doilink',
  'ids.openreview': 'openreview|openreviewid|forum',
  'ids.openalex': 'openalex|openalexid',
  'ids.s2': 's2|s2id|semanticscholarid|semanticscholarpaperid',
  'ids.corpus': 'corpus|corpusid|s2corpusid',
  'ids.pmid': 'pmid|pubmedid|pubmed',
  'ids.pmcid': 'pmcid|pmc',
  'ids.acl': 'acl|aclid|anthologyid',
  'ids.dblp': 'dblp|dblpkey',
  'ids.mag': 'mag|magid',
  'links.page': 'url|link|page|href|paperurl|ur|urls|website|web',
  'links.pdf': 'pdf|pdfurl|pdflink|urlpdf',
  'links.code': 'code|codeurl|github|githubrepo|repository|repo|repourl',
  'links.project': 'project|projectpage|projecturl|homepage',
  'links.discussion': 'discussion|discussionurl',
  'links.video': 'video|videourl',
  'signals.upvotes': 'upvotes|votes|likes|points|score',
  'signals.comments': 'comments|commentcount|numcomments|commentscount',
  'signals.stars': 'stars|githubstars|starcount',
  'signals.citations': 'citations|citedby|citationcount|timescited|timescitedalldatabases|citedbycount|numcitedby',
};

const byName = new Map(
  Object.entries(synonyms).flatMap(([column, names]) =>
    (names?.split('|') ?? []).map((name) => [name, column as Column] as const),
  ),
);

/** The field that a header names: one of ours, or our own dotted name such as `signals.downloads`. */
export function columnOf(header: string): Column | undefined {
  const dotted = /^(?:ids|links|signals)\.[\w-]{1,40}$/.exec(header.trim())?.[0];
  return (dotted as Column | undefined) ?? byName.get(header.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
}
