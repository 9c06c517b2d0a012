/**
 * What services call the kinds of works, by lower-case letters alone, as CSL types
 * (https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types).
 */
const cslTypes: Readonly<Record<string, string>> = {
  article: 'article',
  preprint: 'article',
  postedcontent: 'article',
  informalandotherpublications: 'article',
  newresults: 'article',
  publishaheadofprint: 'article',
  confirmatoryresults: 'article',
  contradictoryresults: 'article',
  journalarticle: 'article-journal',
  journalarticles: 'article-journal',
  articlejournal: 'article-journal',
  researcharticle: 'article-journal',
  review: 'article-journal',
  reviewarticle: 'article-journal',
  conference: 'paper-conference',
  conferencepaper: 'paper-conference',
  conferenceandworkshoppapers: 'paper-conference',
  proceedingsarticle: 'paper-conference',
  paperconference: 'paper-conference',
  inproceedings: 'paper-conference',
  book: 'book',
  books: 'book',
  booksandtheses: 'book',
  monograph: 'book',
  editedbook: 'book',
  referencebook: 'book',
  editorship: 'book',
  proceedings: 'book',
  booksection: 'chapter',
  bookchapter: 'chapter',
  bookpart: 'chapter',
  chapter: 'chapter',
  incollection: 'chapter',
  partsinbooksorcollections: 'chapter',
  referenceentry: 'entry',
  dissertation: 'thesis',
  thesis: 'thesis',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  report: 'report',
  technicalreport: 'report',
  dataset: 'dataset',
  data: 'dataset',
  software: 'software',
};

/** The CSL type of the first of the names that has one. */
export function cslType(...names: readonly (string | undefined)[]): string | undefined {
  return names.map((name) => cslTypes[(name ?? '').toLowerCase().replace(/[^a-z]/g, '')]).find(Boolean);
}
