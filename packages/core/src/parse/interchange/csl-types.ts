import type { Draft } from '../draft.js';

/** What RIS (`TY`) and BibTeX (the entry's type) call a kind of work, and CSL's word for it. Others stay unnamed. */
export const cslTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ris: {
    ABST: 'article-journal',
    BLOG: 'post-weblog',
    BOOK: 'book',
    CHAP: 'chapter',
    COMP: 'software',
    CONF: 'paper-conference',
    CPAPER: 'paper-conference',
    DATA: 'dataset',
    DBASE: 'dataset',
    EBOOK: 'book',
    ECHAP: 'chapter',
    EDBOOK: 'book',
    EJOUR: 'article-journal',
    ELEC: 'webpage',
    ENCYC: 'entry',
    GEN: 'article',
    INPR: 'article-journal',
    JFULL: 'article-journal',
    JOUR: 'article-journal',
    MANSCPT: 'manuscript',
    MGZN: 'article-magazine',
    NEWS: 'article-newspaper',
    PAMP: 'pamphlet',
    PAT: 'patent',
    RPRT: 'report',
    SER: 'book',
    STAND: 'standard',
    THES: 'thesis',
    UNPB: 'manuscript',
  },
  bibtex: {
    article: 'article-journal',
    book: 'book',
    booklet: 'pamphlet',
    collection: 'book',
    conference: 'paper-conference',
    dataset: 'dataset',
    inbook: 'chapter',
    incollection: 'chapter',
    inproceedings: 'paper-conference',
    inreference: 'entry',
    manual: 'book',
    mastersthesis: 'thesis',
    mvbook: 'book',
    online: 'article',
    patent: 'patent',
    phdthesis: 'thesis',
    proceedings: 'book',
    report: 'report',
    software: 'software',
    techreport: 'report',
    thesis: 'thesis',
    unpublished: 'manuscript',
  },
};

const known = new Set(Object.values(cslTypes).flatMap((types) => Object.values(types)));

/** A type that is named as CSL names it, as `entrysubtype` does. */
export const namedType = (name: string | undefined): string | undefined =>
  name !== undefined && known.has(name) ? name : undefined;

/** Whoever is named as publisher of a thesis or a report is the institution that it was made at; arXiv publishes nothing. */
export function publishedBy(
  type: string | undefined,
  name: string | undefined,
): Pick<Draft, 'publisher' | 'organization'> {
  if (type === 'thesis' || type === 'report') return { organization: name };
  return { publisher: /^arxiv$/i.test(name ?? '') ? undefined : name };
}

/** What is said of the kind of a thesis or report; of other works it says nothing that the type does not. */
export const genreOf = (type: string | undefined, genre: string | undefined): string | undefined =>
  type === 'thesis' || type === 'report' ? genre : undefined;
