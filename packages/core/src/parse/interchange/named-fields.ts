import { parseId } from '../../paper/id.js';
import { type SignalName, signalKinds, signalNames } from '../../paper/signals.js';
import { toCount } from '../../text/counts.js';
import type { Draft } from '../draft.js';
import { rangeOf } from '../range.js';
import { serialOf } from './endnote-xml.js';
import { splitList, splitPeople } from './people.js';
import { slashDate } from './slash-date.js';

/** A field of a draft that a column of a table or a property of an object can hold. */
export type Field = `ids.${string}` | `links.${string}` | `signals.${string}` | (typeof plain)[number];

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
  'volume',
  'issue',
  'pages',
  'firstPage',
  'monthDay',
  'lastPage',
  'articleNumber',
  'publisher',
  'place',
  'issn',
  'isbn',
  'editors',
  'series',
  'edition',
  'chapter',
  'genre',
  'language',
  'key',
] as const;

/** What tables in other languages call the signals. Not in the table of signals, as ranking has no use for it. */
const signalsElsewhere: Readonly<Partial<Record<SignalName, string>>> = {
  upvotes: 'stimmen|votos|voti|stemmen|点赞|点赞数|赞|いいね|추천|голоса',
  comments: 'kommentare|commentaires|comentarios|comentários|commenti|评论|评论数|コメント|комментарии',
  stars: 'sterne|étoiles|estrellas|estrelas|stelle|звёзды|звезды|星标|スター|스타',
  citations:
    'zitate|zitationen|zitierungen|nombredecitations|citas|númerodecitas|citações|citazioni|citaties|被引|被引次数|被引用数|引用数|цитирований|цитирования',
};

/**
 * What people and exports call the fields: ours, Scopus, Web of Science, Zotero, ASReview, PubMed, data sets and APIs
 * made by hand; and those that tables in German, French, Spanish, Italian, Portuguese, Dutch, Chinese and Japanese have. Compared without case, blanks and signs, so `Publication Year` and `publication_year` are one. Where
 * several names of one field are filled, the one that stands first here counts.
 */
const synonyms: Readonly<Partial<Record<Field, string>>> = {
  title:
    'title|papertitle|articletitle|documenttitle|worktitle|primarytitle|fulltitle|titles|ti|t1|displaytitle|headline|name|paper|titel|titre|título|titulo|titolo|题名|标题|題名|タイトル|제목|название|заголовок',
  abstract:
    'abstract|abstracts|paperabstract|abstracttext|abstractnote|notesabstract|ab|summaryabstract|summary|summaries|description|n2|zusammenfassung|kurzfassung|résumé|resume|resumen|resumo|riassunto|samenvatting|摘要|抄録|概要|초록|аннотация|要旨',
  authors:
    'authors|authornames|authorfullnames|authorsfullnames|authorlist|authorslist|author|af|au|a1|creators|creator|contributors|writers|firstauthors|firstauthor|byline|autor|autoren|autorinnen|autorin|verfasser|auteur|auteurs|autores|autore|autori|auteursnamen|作者|著者|著者名|by|저자|авторы|автор',
  published:
    'published|publicationdate|publisheddate|datepublished|publishedat|publishedon|publishdate|firstpublished|releasedate|datereleased|submitteddate|submissiondate|submitted|submittedat|issued|pubdate|date|datetime|posted|posteddate|createdat|created|y1|py|year|publicationyear|publishedyear|pubyear|yearpublished|jahr|erscheinungsjahr|datum|veröffentlicht|veröffentlichungsdatum|année|annee|datedepublication|fecha|fechadepublicación|año|ano|data|anno|jaar|年|年份|出版年|発行年|发表时间|дата|날짜|日期|日付',
  updated: 'updated|dateupdated|lastupdated|updatedat|updateddate|updatedate|lastmodified|modifiedat|modified',
  listed: 'timestamp|listed|datelisted|listedat|dateadded|addedat|added|featuredat|featured|snapshotdate',
  id: 'id|paperid|identifier|key|uid|guid',
  version: 'version',
  position: 'position|rank|number|no',
  topics:
    'topics|keywords|authorkeywords|tags|categories|category|subjects|subject|manualtags|kw|de|fieldsofstudy|concepts|tasks|areas|terms|labels|primarycategory|topic|field|schlagwörter|schlagworte|stichwörter|motsclés|motscles|palabrasclave|palavraschave|parolechiave|trefwoorden|关键词|キーワード',
  venue:
    'venue|journal|journalname|journaltitle|journalref|sourcetitle|publicationtitle|containertitle|booktitle|conference|conferencename|proceedings|publishedin|publicationvenue|venuename|jf|t2|so|secondarytitle|zeitschrift|konferenz|quelle|revue|conférence|revista|rivista|tijdschrift|期刊|刊名|来源|来源文献|雑誌名|掲載誌|conferencia|conferenza|конференция|журнал|会议|会議|学会|학회',
  type: 'type|itemtype|documenttype|dt|typeofreference|publicationtype',
  comment: 'comment|note|notes|remark',
  organization:
    'organization|organisation|institution|institutions|affiliation|affiliations|lab|company|institución|institucion|istituzione|организация|机构|所属|소속',
  submitter: 'submitter|submittedby',
  image: 'image|thumbnail|imageurl|thumbnailurl|cover',
  summary: 'tldr|tldrs|aisummary|generatedsummary|machinesummary|shortsummary',
  license: 'license|licence|rights',
  volume: 'volume|vol|vl|journalvolume|band|jahrgang|tome|volumen|卷|巻',
  issue: 'issue|is|journalissue|issuenumber|ip|heft|ausgabe|numéro|numero|fascicule|fascicolo|nummer|期|号',
  pages: 'pages|page|pagerange|pg|seiten|seite|páginas|paginas|pagine|页码|ページ',
  firstPage: 'startpage|firstpage|pagestart|bp|sp',
  monthDay: 'pd',
  lastPage: 'endpage|lastpage|pageend|ep',
  articleNumber: 'articlenumber|artno|ar|elocationid',
  publisher: 'publisher|pu|publishername|verlag|éditeur|editorial|editora|editore|uitgever|出版社|出版者',
  place: 'place|publisherlocation|publicationplace|conferencelocation|pi',
  issn: 'issn|issns|eissn|sn|ei',
  isbn: 'isbn|isbns|bn',
  editors: 'editors|editor|bookeditors|be',
  series: 'series|bookseries|seriestitle|se',
  edition: 'edition|auflage|édition|edición|edição|edizione|editie|druk|版次',
  chapter: 'chapter|chapternumber|kapitel|chapitre|capítulo|capitolo|hoofdstuk',
  genre: 'genre|thesistype|reporttype',
  language: 'language|languageoforiginaldocument|la|lang|sprache|langue|idioma|lingua|taal|语种|言語',
  key: 'citationkey|citekey|bibtexkey|betterbibtexkey',
  'ids.arxiv': 'arxiv|arxivid|arxivnumber|arxivno|eprint|paperarxivid',
  'ids.doi': 'doi|do|di|digitalobjectidentifier|doilink|doiurl',
  'ids.openreview': 'openreview|openreviewid|forum',
  'ids.openalex': 'openalex|openalexid',
  'ids.s2': 's2|s2id|semanticscholarid|semanticscholarpaperid',
  'ids.corpus': 'corpus|corpusid|s2corpusid',
  'ids.pmid': 'pmid|pubmedid|pubmed|pm',
  'ids.pmcid': 'pmcid|pmc|pubmedcentral',
  'ids.acl': 'acl|aclid|anthologyid',
  'ids.dblp': 'dblp|dblpkey',
  'ids.mag': 'mag|magid',
  'links.page':
    'url|link|page|href|permalink|paperurl|paperlink|abstracturl|absurl|urlabs|arxivurl|arxivlink|landingpage|landingpageurl|pageurl|sourceurl|ur|urls|links|html|htmlurl|website|web|adresse|lien|enlace|链接|링크|ссылка|リンク|enlaces',
  'links.pdf': 'pdf|pdfurl|pdflink|urlpdf|paperpdf|openaccesspdf|fulltexturl',
  'links.code':
    'code|codeurl|codelink|officialcode|officialcodeurl|github|githuburl|githublink|githubrepo|repository|repositoryurl|repo|repourl|sourcecode|implementation|código|codigo|codice|код|代码|コード|코드',
  'links.project': 'project|projectpage|projecturl|projectlink|homepage',
  'links.discussion': 'discussion|discussionurl|commentsurl',
  'links.video': 'video|videourl|videolink|youtube',
  ...Object.fromEntries(
    signalNames.map((name) => [`signals.${name}`, `${signalKinds[name].spellings}|${signalsElsewhere[name] ?? ''}`]),
  ),
};

/** Where a name stands in the table: its field, and how well it says it. */
export interface Named {
  readonly field: Field;
  /** From 0 for the clearest name of its field. */
  readonly rank: number;
}

const byName = new Map<string, Named>();
for (const [field, names] of Object.entries(synonyms)) {
  for (const [rank, name] of (names ?? '').split('|').filter(Boolean).entries()) {
    if (!byName.has(name)) byName.set(name, { field: field as Field, rank });
  }
}

/** A name without case, blanks and signs. */
export const foldName = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The field that a name means: one of the table, or our own dotted name such as `signals.downloads`. */
export function fieldOf(name: string): Named | undefined {
  const dotted = /^(?:ids|links|signals)\.[\w-]{1,40}$/.exec(name.trim())?.[0];
  return dotted === undefined ? byName.get(foldName(name)) : { field: dotted as Field, rank: 0 };
}

/** What the fields of one paper hold, as text. */
export type Values = Partial<Record<Field, string>>;

/** The draft of a paper whose fields were found under names of the table. */
export function draftOfValues(values: Values): Draft {
  const named = parseId(values.id ?? '') ?? idIn(values['links.page']);
  // arXiv calls the authors' remark "comments", others the number of them.
  const remark = toCount(values['signals.comments']) === undefined ? values['signals.comments'] : undefined;
  const { 'signals.comments': comments, ...rest } = values;
  const counts = remark === undefined && comments !== undefined ? { 'signals.comments': comments } : {};
  return {
    title: values.title,
    abstract: values.abstract,
    authors: splitPeople(values.authors ?? ''),
    published: dateOf(values),
    updated: values.updated,
    listed: values.listed,
    ids: { ...(named && { [named.scheme]: named.id }), ...under('ids.', values) },
    version: values.version,
    links: under('links.', idIn(values['links.page']) ? { ...values, 'links.page': undefined } : values),
    signals: under('signals.', { ...rest, ...counts }),
    topics: values.topics === undefined ? undefined : splitList(values.topics),
    venue: values.venue,
    volume: values.volume,
    issue: values.issue,
    pages: values.pages ?? rangeOf(values.firstPage, values.lastPage),
    articleNumber: values.articleNumber,
    publisher: values.publisher,
    place: values.place,
    ...serialOf([values.issn, values.isbn].filter(Boolean).join('; ')),
    editors: values.editors === undefined ? undefined : splitPeople(values.editors),
    series: values.series,
    edition: values.edition,
    chapter: values.chapter,
    genre: values.genre,
    language: values.language,
    key: values.key,
    type: values.type,
    comment: values.comment ?? remark,
    organization: values.organization,
    submitter: values.submitter,
    image: values.image,
    summary: values.summary === undefined ? undefined : { text: values.summary },
    license: values.license,
  };
}

/** "arXiv:2403.12345" or "arxiv.org/abs/2403.12345" where an address is meant. */
const idIn = (link: string | undefined) =>
  link === undefined || /^https?:/i.test(link) || /\s/.test(link) ? undefined : parseId(link);

/** Web of Science parts "MAR 5" from the year. */
function dateOf({ published, monthDay = '' }: Values): string | undefined {
  const [, month, day] = /^([A-Z]{3})(?:[ -](\d{1,2}))?/i.exec(monthDay) ?? [];
  if (month !== undefined && /^\d{4}$/.test(published ?? '')) return [day, month, published].filter(Boolean).join(' ');
  return published && slashDate(published);
}

/** The fields of a group without its name: `links.pdf` as `pdf`. */
function under(prefix: string, values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith(prefix) && value !== undefined ? [[name.slice(prefix.length), value]] : [],
    ),
  );
}
