// Every code that an error or an issue carries: one row says what it means and which facts come with it. A code that has
// no row does not compile, nor does a fact that its row does not name; the catalogue in docs/codes.md is made of these
// tables, and only their types are in the packages.

/** What a fact of an error is. A question mark: not every error of the code has it. */
interface FactKinds {
  text: string;
  texts: readonly string[];
  number: number;
  flag: boolean;
  data: unknown;
}

interface ErrorRow {
  readonly means: string;
  readonly facts: Readonly<Record<string, keyof FactKinds | `${keyof FactKinds}?`>>;
}

/** What is known of a question to a service that came to nothing. Waits are in milliseconds. */
const asked = {
  url: 'text?',
  status: 'number?',
  answer: 'text?',
  said: 'text?',
  wait: 'number?',
  until: 'text?',
  source: 'text?',
  venue: 'text?',
  keys: 'texts?',
  again: 'flag?',
} as const;

/** What is thrown: what it means, and the facts that come with it. */
export const errorCodes = {
  aborted: { means: 'The caller ended it by its signal.', facts: { source: 'text?', input: 'text?' } },
  'address-unusable': { means: 'An address for mail cannot be written in a header.', facts: { address: 'text' } },
  'bad-option': { means: 'An option says nothing that makes sense.', facts: { option: 'text', value: 'data' } },
  'bad-request': { means: 'A service refused the question.', facts: asked },
  'binary-input': {
    means: 'The input is a picture, a PDF or another file that is no text.',
    facts: { kind: 'text', files: 'number?', method: 'number?' },
  },
  'element-too-long': { means: 'One record of an XML stream is larger than the limit.', facts: { names: 'texts' } },
  'empty-input': { means: 'The input holds nothing.', facts: { url: 'text?' } },
  'error-answer': {
    means: 'A service answered with an error where papers were expected.',
    facts: { answer: 'text', title: 'text?', oai: 'text?' },
  },
  'feed-http': { means: 'The server of a feed answered with an error.', facts: { url: 'text', status: 'number' } },
  'feed-too-large': { means: 'A feed is larger than a page should load.', facts: { url: 'text' } },
  'feed-unreachable': { means: 'A feed cannot be fetched from this page.', facts: { url: 'text' } },
  'feed-unreadable': { means: 'What was fetched is no feed of papers.', facts: { url: 'text' } },
  'file-not-found': { means: 'There is no file of that name.', facts: { path: 'text' } },
  forbidden: { means: 'A service refuses to answer: the key may be wrong, or the network blocked.', facts: asked },
  'foreign-files': {
    means: 'The folder holds files that an earlier build did not write.',
    facts: { path: 'text', names: 'texts' },
  },
  'html-page': { means: 'The input is a web page that lists no papers.', facts: { title: 'text' } },
  'index-damaged': { means: 'A saved search index does not hold what it should.', facts: {} },
  'index-foreign': { means: 'The bytes are no search index.', facts: { bytes: 'number' } },
  'index-missing': { means: 'A file of a search index in shards cannot be had.', facts: { name: 'text' } },
  'index-version': {
    means: 'A search index was written by another version.',
    facts: { found: 'number', expected: 'number' },
  },
  'insecure-redirect': {
    means: 'A server sent a request from https to http.',
    facts: { url: 'text', location: 'text' },
  },
  'key-refused': { means: 'A service does not know the key.', facts: asked },
  'line-too-long': {
    means: 'One line of a stream is larger than the limit.',
    facts: { line: 'number', limit: 'number' },
  },
  locked: { means: 'Another process is working in the folder.', facts: { path: 'text' } },
  'login-required': { means: 'A service answers only to those who sign in.', facts: asked },
  'network-failed': { means: 'No answer came: no network, no such host, or the connection broke.', facts: asked },
  'no-browser': { means: 'No browser could be opened.', facts: { url: 'text' } },
  'not-a-listing': {
    means: 'An answer holds records, but no list of papers.',
    facts: { kind: 'text?', verb: 'text?' },
  },
  'not-found': { means: 'A service knows nothing of that name.', facts: asked },
  'not-json': { means: 'The input begins like JSON and is none.', facts: {} },
  'paper-unusable': { means: 'What a program says of a paper cannot be used.', facts: { issues: 'data' } },
  'parse-failed': {
    means: 'Reading failed in a way nobody foresaw; the cause is attached.',
    facts: { format: 'text', start: 'text' },
  },
  'private-address': { means: 'An address leads into a private network.', facts: { url: 'text' } },
  'rate-limited': { means: 'A service asks to wait longer than the caller allows.', facts: asked },
  'redirect-loop': { means: 'Redirects lead on without end.', facts: { url: 'text' } },
  'script-hash-unusable': { means: 'The hash of a script is no SHA-256 in base64.', facts: { scriptHash: 'text' } },
  'script-unusable': { means: "The element's script cannot stand in a page.", facts: {} },
  'service-unavailable': { means: 'The input is the page of a service in trouble.', facts: asked },
  'timed-out': { means: 'No answer came in time.', facts: asked },
  'too-deep': { means: 'The input is nested deeper than the limit.', facts: { limit: 'number' } },
  'too-large': {
    means: 'The input or an answer is larger than the limit.',
    facts: { limit: 'number', url: 'text?', input: 'text?' },
  },
  'unknown-format': {
    means: 'The input is in no format that is known, or no list of papers.',
    facts: { start: 'text?', formats: 'texts', format: 'text?', kind: 'text?', nearest: 'texts?' },
  },
  'unknown-source': { means: 'There is no source of that name.', facts: { source: 'text', meant: 'text?' } },
  'unreadable-file': { means: 'A file cannot be read.', facts: { path: 'text', errno: 'text?' } },
  'unreadable-state': { means: 'What an earlier run kept is damaged.', facts: { path: 'text?' } },
  'unusable-address': { means: 'The server cannot listen at that address.', facts: { host: 'text', port: 'number' } },
  'unusable-answer': { means: 'An answer is not what the service promises.', facts: asked },
  'unusable-config': {
    means: 'The config file says something that cannot be used.',
    facts: { path: 'text?', issues: 'data?' },
  },
  'unusable-url': { means: 'An address is not http or https, or no address.', facts: { url: 'text' } },
  'unwritable-file': { means: 'A file cannot be written.', facts: { path: 'text', errno: 'text?' } },
  'unwritable-folder': { means: 'A folder cannot be written to.', facts: { path: 'text', errno: 'text?' } },
  'unwritable-output': { means: 'Standard output cannot be written to.', facts: { path: 'text', errno: 'text?' } },
  'upstream-failed': { means: 'A service is in trouble.', facts: asked },
  'usage-error': {
    means: 'The command line was called wrongly; the message says what is allowed.',
    facts: {
      option: 'text?',
      value: 'text?',
      extra: 'text?',
      word: 'text?',
      url: 'text?',
      folder: 'text?',
      path: 'text?',
      name: 'text?',
    },
  },
  'worker-failed': { means: 'A search worker could not be started, or was ended.', facts: {} },
  'wrong-format': {
    means: 'The input is not of the format that was named.',
    facts: { format: 'text?', start: 'text?' },
  },
} as const satisfies Record<string, ErrorRow>;

/** The code of an error of this toolkit. */
export type ErrorCode = keyof typeof errorCodes;

type Rows = typeof errorCodes;
/** Codes of a question to a service that came to nothing. */
export type AskedCode = { [Code in ErrorCode]: Rows[Code]['facts'] extends typeof asked ? Code : never }[ErrorCode];

type Optional<Row> = { [Name in keyof Row]: Row[Name] extends `${string}?` ? Name : never }[keyof Row];
type FactOf<Kind> = Kind extends `${infer Known}?`
  ? FactOf<Known>
  : Kind extends keyof FactKinds
    ? FactKinds[Kind]
    : never;
type FactsOf<Row> = { readonly [Name in Exclude<keyof Row, Optional<Row>>]: FactOf<Row[Name]> } & {
  readonly [Name in Optional<Row>]?: FactOf<Row[Name]> | undefined;
};

/** The facts that an error of a code comes with, by their names. */
export type ErrorFacts<Code extends ErrorCode> = Code extends ErrorCode ? FactsOf<Rows[Code]['facts']> : never;

/** What is reported beside a result. */
export const issueCodes = {
  'abstract-missing': 'A paper has no abstract where its neighbours have one.',
  'abstract-or-summary': 'A text may be the abstract or a summary of it.',
  'abstract-paragraphs': 'Paragraphs were joined to one abstract.',
  ambiguous: 'Services know several works of a title, and nothing tells which.',
  'authors-cut': 'A source names only the first authors.',
  'authors-missing': 'A paper has no authors where its neighbours have some.',
  'authors-truncated': 'A service cut the list of authors.',
  'bad-entry': 'An entry was skipped: it is not what the format promises.',
  'bad-field': 'A field was left out: it is not what the format promises.',
  'bytes-replaced': 'Bytes that are no text were replaced.',
  'candidates-cut': 'More papers may meet a query than were looked at; both numbers are said.',
  'cells-extra': 'A row has more cells than the table has columns.',
  'column-unknown': 'A column was left out: nothing of a paper has its name.',
  'count-unreadable': 'A count was left out: it is no number.',
  'cut-off': 'There is more than was taken; both numbers are said.',
  'date-future': 'A date that lies ahead was not taken for the day a paper came up.',
  'date-missing': 'A paper has no date to be written with.',
  'date-part-unreadable': 'A part of a date was left out, and the rest kept.',
  'date-unreadable': 'A date was left out: it is none.',
  'date-unusable': 'A date was not written: it does not exist.',
  'days-missing': 'Days between two runs were not fetched.',
  'deleted-record': 'A service says that a record was deleted.',
  'duplicate-id': 'Two papers of an index have one id; the later one stays.',
  'empty-page': 'A page in the middle of a result is empty.',
  'encoding-assumed': 'The encoding was guessed.',
  'entries-left-out': 'Entries were left out: they are no papers.',
  'entry-damaged': 'An entry is damaged; what could be read was kept.',
  'entry-unclosed': 'An entry never ends.',
  'entry-unreadable': 'An entry was skipped: reading it failed.',
  'error-answer': 'A service answered with an error beside papers.',
  'exclusions-cut': 'Papers that are not wanted were left out of hits, not of all numbers; both numbers are said.',
  'extra-doi': 'A paper has more DOIs than one; the others were left out.',
  'facet-cut': 'A facet has more values than are given.',
  'facets-unsupported': 'An index in shards counts that facet over the papers given alone.',
  'feed-address': 'An address of a feed cannot be used.',
  'feeds-missing': 'An OPML file has no feed to list.',
  'fell-back': 'A source failed, and another way to it was taken.',
  'field-unknown': 'Fields were left out: nothing of a paper has their names.',
  'field-unsupported': 'This index cannot search that field.',
  'format-guessed': 'The format was guessed; name it to be sure.',
  'id-not-found': 'A service does not know an identifier that was asked for.',
  'id-repaired': 'Characters that no identifier has were taken out of one.',
  'id-unreadable': 'An identifier was left out: it is none of its scheme.',
  'id-unusable': 'An identifier was not written: it is none of its scheme.',
  'language-unusable': 'A language tag was not written: it is none.',
  'line-invalid': 'A line was skipped: it is no JSON.',
  'link-missing': 'A paper has no address to open.',
  'link-unsafe': 'An address was left out: it is not http or https.',
  'lists-cut': 'Long lists were read to a limit; hits may be missing.',
  'macro-undefined': 'BibTeX uses an abbreviation that nothing defines.',
  'macros-cut': 'Abbreviations of BibTeX grew beyond a limit and were cut.',
  'name-unverified': 'A name could not be checked: what it may be of is not kept.',
  'names-cut': 'Names beyond a limit were not indexed.',
  'nested-too-deep': 'Parentheses of a query were ignored: they are nested too deep.',
  'no-records': 'A service says that nothing matches.',
  'not-a-paper': 'An entry was skipped: it is no paper.',
  'not-annotated': 'Nothing was added to a paper, since what was asked of it failed.',
  'not-found': 'A service does not know a paper that was asked for.',
  'not-looked-up': 'Papers were not looked up: a limit was met.',
  'nothing-to-look-for': 'A query holds nothing that can be looked for.',
  'operator-dangling': 'An operator of a query has nothing beside it.',
  'pages-missing': 'Pages of a listing could not be fetched; both numbers are said.',
  'paper-repaired': 'A paper was indexed after a field of a wrong kind was mended.',
  'paper-repeated': 'A paper stands twice in what was read or was to be written.',
  'paper-skipped': 'A paper was not indexed: it is none.',
  'papers-below-score': 'Papers scored less than was asked for, and were left out.',
  'papers-left-over': 'A mail holds fewer papers than there are.',
  'papers-shortened': 'Papers in shards carry the least that a list needs: few files were allowed.',
  'papers-skipped': 'Papers were left out of an answer.',
  'parenthesis-unbalanced': 'A parenthesis of a query has no partner.',
  'phrase-unverified': 'A phrase could not be checked: the index holds no texts.',
  'python-literal': 'Text written by Python was read as data.',
  'query-too-long': 'A query was cut.',
  'quote-unbalanced': 'A quotation mark of a query has no partner.',
  'quote-unclosed': 'A quoted cell of a table never ends.',
  'read-as-text': 'A query is a whole text; its punctuation was not read as operators.',
  retracted: 'A paper was retracted.',
  'signals-left-out': 'Signals beyond those that have a column were not written.',
  'sort-unsupported': 'This index cannot sort by that.',
  'source-failed': 'A source gave nothing this time.',
  stale: 'An older answer was used, since no newer one came.',
  'theme-unusable': 'A part of a theme was left out: it cannot stand in a style sheet or an address.',
  'title-missing': 'A record was skipped: it has no title.',
  'titles-lost': 'A text names more papers than could be read.',
  truncated: 'The input ends in the middle; what came before was read.',
  'truncated-character': 'The input ends within a character.',
  'ttl-unusable': 'A time to live was not written: it is no whole number of minutes.',
  unresolved: 'No service knows a work of a title.',
  'url-unusable': 'An address was not written: it is not http or https.',
  'value-cut': 'A value beyond a limit was cut.',
  'value-unclosed': 'A value never ends.',
  'value-unreadable': 'A filter of a query was ignored: its value makes no sense.',
  withdrawn: 'A paper was withdrawn.',
  'words-cut': 'Words of a query beyond a limit were not looked up.',
  'xml-repaired': 'XML was mended before it could be read.',
  'year-assumed': 'A date without a year was given one.',
} as const;

/** The code of an issue. */
export type IssueCode = keyof typeof issueCodes;

/** Notes a doubt, a repair or a loss; it ends up in `issues`. */
export type Report = (code: IssueCode, message: string, where?: string) => void;
