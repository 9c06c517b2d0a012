/** How one format of BibTeX's family writes a kind: the entry's type, and the field for where it came out. */
type BibType = readonly [type: string, container: string];

interface KindRow {
  readonly ris: string;
  readonly bibtex: BibType;
  readonly biblatex: BibType;
  /** Zotero's item type, for COinS. */
  readonly zotero: string;
  /** Whether `issue` is a number of the work itself, as of a report, and not of a journal. */
  readonly numbered?: true;
}

const journal: BibType = ['article', 'journal'];
const journalTitle: BibType = ['article', 'journaltitle'];
const misc: BibType = ['misc', 'howpublished'];
const online: BibType = ['online', 'organization'];
const book: BibType = ['book', 'publisher'];
const part: BibType = ['incollection', 'booktitle'];

/**
 * What reference managers tell apart, named as CSL names it; `article` is the preprint. Of kinds that a format calls
 * the same, the first is what it is taken for; the others say what they are in `entrysubtype`.
 */
export const kinds = {
  article: { ris: 'GEN', bibtex: misc, biblatex: online, zotero: 'preprint' },
  'article-journal': { ris: 'JOUR', bibtex: journal, biblatex: journalTitle, zotero: 'journalArticle' },
  'article-magazine': { ris: 'MGZN', bibtex: journal, biblatex: journalTitle, zotero: 'magazineArticle' },
  'article-newspaper': { ris: 'NEWS', bibtex: journal, biblatex: journalTitle, zotero: 'newspaperArticle' },
  'paper-conference': {
    ris: 'CPAPER',
    bibtex: ['inproceedings', 'booktitle'],
    biblatex: ['inproceedings', 'booktitle'],
    zotero: 'conferencePaper',
  },
  thesis: { ris: 'THES', bibtex: ['phdthesis', 'school'], biblatex: ['thesis', 'institution'], zotero: 'thesis' },
  report: {
    ris: 'RPRT',
    bibtex: ['techreport', 'institution'],
    biblatex: ['report', 'institution'],
    zotero: 'report',
    numbered: true,
  },
  book: { ris: 'BOOK', bibtex: book, biblatex: book, zotero: 'book' },
  chapter: { ris: 'CHAP', bibtex: part, biblatex: part, zotero: 'bookSection' },
  entry: { ris: 'ENCYC', bibtex: part, biblatex: part, zotero: 'encyclopediaArticle' },
  pamphlet: {
    ris: 'PAMP',
    bibtex: ['booklet', 'howpublished'],
    biblatex: ['booklet', 'howpublished'],
    zotero: 'book',
  },
  manuscript: {
    ris: 'UNPB',
    bibtex: ['unpublished', 'howpublished'],
    biblatex: ['unpublished', 'howpublished'],
    zotero: 'manuscript',
  },
  patent: { ris: 'PAT', bibtex: misc, biblatex: ['patent', 'howpublished'], zotero: 'patent', numbered: true },
  standard: { ris: 'STAND', bibtex: misc, biblatex: misc, zotero: 'standard', numbered: true },
  dataset: { ris: 'DATA', bibtex: misc, biblatex: ['dataset', 'organization'], zotero: 'dataset' },
  software: { ris: 'COMP', bibtex: misc, biblatex: ['software', 'organization'], zotero: 'computerProgram' },
  webpage: { ris: 'ELEC', bibtex: misc, biblatex: online, zotero: 'webpage' },
  'post-weblog': { ris: 'BLOG', bibtex: misc, biblatex: online, zotero: 'blogPost' },
} as const satisfies Readonly<Record<string, KindRow>>;

export type Kind = keyof typeof kinds;

export const isKind = (type: string): type is Kind => Object.hasOwn(kinds, type);

/** The kinds that are the first of their type in a format of BibTeX's family. */
export function firstOfType(format: 'bibtex' | 'biblatex'): ReadonlySet<Kind> {
  const first = new Map<string, Kind>();
  for (const kind of Object.keys(kinds) as Kind[]) {
    const [type] = kinds[kind][format];
    if (!first.has(type)) first.set(type, kind);
  }
  return new Set(first.values());
}
