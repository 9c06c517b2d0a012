/** Why a peer and we differ in a field, and who is right. */
export interface Explanation {
  readonly peer: string;
  readonly field: 'title' | 'authors' | 'year' | 'doi' | 'link' | 'record';
  readonly file: RegExp;
  /** What the peer says, where the reason holds for some of a file only. */
  readonly theirs?: RegExp;
  readonly why: string;
}

const bibtexPeers = ['@retorquere/bibtex-parser', 'citation-js', 'bibutils'];

/** The same reason for several peers. */
const of = (peers: readonly string[], line: Omit<Explanation, 'peer'>): Explanation[] =>
  peers.map((peer) => ({ ...line, peer }));

export const explained: readonly Explanation[] = [
  // BibTeX
  ...of(bibtexPeers, {
    field: 'authors',
    file: /#716\.bib$|CitaviXmlImporterTest3\.bib$/,
    theirs: /^$/,
    why: 'A book or volume without authors is by its editors.',
  }),
  ...of(['@retorquere/bibtex-parser', 'bibutils'], {
    field: 'authors',
    file: /t__dateformats\.bib$/,
    theirs: /^$/,
    why: 'Proceedings without authors are by their editors.',
  }),
  ...of(bibtexPeers, {
    field: 'authors',
    file: /BiblioscapeImporterTest\w+\.bib$/,
    theirs: /^Baklouti$/,
    why: 'The names are parted by semicolons, which BibTeX takes for one name.',
  }),
  ...of(['@retorquere/bibtex-parser', 'bibutils'], {
    field: 'title',
    file: /langle and rangle/,
    why: 'Mathematics stays TeX between its dollars.',
  }),
  ...of(['@retorquere/bibtex-parser', 'bibutils'], {
    field: 'title',
    file: /Better BibTeX\.001\.bib$/,
    why: 'The subtitle is a part of the title.',
  }),
  ...of(['@retorquere/bibtex-parser', 'bibutils'], {
    field: 'record',
    file: /t__tool\.bib$/,
    theirs: /^Maintitle$|^$/,
    why: 'The subtitle is a part of the title.',
  }),
  ...of(bibtexPeers, {
    field: 'record',
    file: /t__tool\.bib$/,
    theirs: /^Some title$/,
    why: '@xdata lends its fields to others and is no work.',
  }),
  {
    peer: '@retorquere/bibtex-parser',
    field: 'year',
    file: /t__dateformats\.bib$/,
    theirs: /^0/,
    why: 'Years before Christ, of which it takes the digits; we leave them out and say so.',
  },
  ...of(['@retorquere/bibtex-parser'], {
    field: 'title',
    file: /t__encoding1\.bib$/,
    why: 'It stops at a byte that is no UTF-8; we read the file as Windows-1252 and say so.',
  }),
  ...of(['@retorquere/bibtex-parser'], {
    field: 'authors',
    file: /t__encoding1\.bib$/,
    why: 'It stops at a byte that is no UTF-8; we read the file as Windows-1252 and say so.',
  }),
  {
    peer: '@retorquere/bibtex-parser',
    field: 'record',
    file: /utf-16BE-with-header\.bib$/,
    why: 'It takes the entry for a part of the remark above it.',
  },
  {
    peer: 'bibutils',
    field: 'title',
    file: /#873-(?:book|misc)/,
    why: 'A book or note with a booktitle is named by that instead of by its title.',
  },
  { peer: 'bibutils', field: 'year', file: /t__dateformats\.bib$/, why: 'It takes the year of the visit, urldate.' },
  // RIS
  {
    peer: 'citation-js',
    field: 'year',
    file: /asreview__faulty_year\.ris$/,
    why: '"15" is no year; we leave it out and say so.',
  },
  {
    peer: 'bibutils',
    field: 'record',
    file: /RisImporterTest1\.ris$/,
    why: 'Several TI are joined by it; we take the first, and each TY begins a record.',
  },
  {
    peer: 'bibutils',
    field: 'record',
    file: /RisImporterCorrupted\.ris$/,
    why: 'A record without TY is none for it.',
  },
  {
    peer: 'bibutils',
    field: 'title',
    file: /asreview__baseline_tag_and_field_definitions\.ris$/,
    why: 'Of TI and T1 it takes the second.',
  },
  {
    peer: 'bibutils',
    field: 'authors',
    file: /asreview__baseline_tag_and_field_definitions\.ris$/,
    why: 'AU and A1 both name authors; it takes one of them.',
  },
  // EndNote
  {
    peer: 'bibutils',
    field: 'authors',
    file: /iebh__copper/,
    theirs: /\bal\.$/,
    why: '"et al." is nobody; we say that the list is cut.',
  },
  {
    peer: 'bibutils',
    field: 'authors',
    file: /iebh__copper/,
    theirs: /Sharpe; Jr/,
    why: 'It takes "Jr" for a family name.',
  },
  {
    peer: 'bibutils',
    field: 'authors',
    file: /iebh__copper/,
    theirs: /Kandiah; Stout; Yassin/,
    why: 'It drops the second of two authors of one name; we keep what is written.',
  },
  // Feeds
  {
    peer: 'feedparser',
    field: 'title',
    file: /qna\.xml$/,
    why: 'The title is text, and the entity in it was decoded once; it escapes it again.',
  },
];
