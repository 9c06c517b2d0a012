// Every code that an error or an issue carries: one row says what it means and which facts come with it. A code that has
// no row does not compile, nor does a fact that its row does not name; the catalogue in docs/codes.md is made of these
// tables, and only their types are in the packages.

/** What a fact is. A question mark: not every error or issue of the code has it. */
interface FactKinds {
  text: string;
  texts: readonly string[];
  number: number;
  flag: boolean;
  data: unknown;
}

interface Row {
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
  'cursor-foreign': { means: 'A cursor of changes is of another store, or of one that was restored since.', facts: {} },
  'element-too-long': { means: 'One record of an XML stream is larger than the limit.', facts: { names: 'texts' } },
  'empty-input': { means: 'The input holds nothing.', facts: { url: 'text?' } },
  'error-answer': {
    means: 'A service answered with an error where papers were expected.',
    facts: { answer: 'text', title: 'text?', oai: 'text?' },
  },
  'feed-blocked': { means: 'A feed answers, but not to pages of other sites.', facts: { url: 'text' } },
  'feed-file': { means: 'A page that was opened from a disk cannot load a feed.', facts: { url: 'text' } },
  'feed-html': { means: 'A web page was fetched in the place of a feed.', facts: { url: 'text' } },
  'feed-http': { means: 'The server of a feed answered with an error.', facts: { url: 'text', status: 'number' } },
  'feed-mixed': { means: 'A page over https cannot load a feed over http.', facts: { url: 'text' } },
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
  'store-cannot': { means: 'A store has no means for what it was asked.', facts: { store: 'text', method: 'text' } },
  'store-failed': { means: 'A database failed; its own code is said.', facts: { address: 'text', sqlstate: 'text' } },
  'store-refused': {
    means: 'A database refuses: user, password, name of the database or rights.',
    facts: { address: 'text', sqlstate: 'text' },
  },
  'store-unknown': { means: 'No store opens at that address.', facts: { address: 'text' } },
  'store-unreachable': { means: 'The server of a store cannot be reached.', facts: { address: 'text' } },
  'store-version': {
    means: 'A server is too old, or the tables of a store are of another release.',
    facts: { found: 'number', expected: 'number' },
  },
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
} as const satisfies Record<string, Row>;

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
/** `object`, for a sentence would do where every fact may be missing. */
type FactsOf<Row> = object & { readonly [Name in Exclude<keyof Row, Optional<Row>>]: FactOf<Row[Name]> } & {
  readonly [Name in Optional<Row>]?: FactOf<Row[Name]> | undefined;
};

/** The facts that an error of a code comes with, by their names. */
export type ErrorFacts<Code extends ErrorCode> = Code extends ErrorCode ? FactsOf<Rows[Code]['facts']> : never;

/** What is reported beside a result: what it means, and the facts that come with it. */
export const issueCodes = {
  'abstract-missing': { means: 'A paper has no abstract where its neighbours have one.', facts: { title: 'text' } },
  'abstract-or-summary': { means: 'A text may be the abstract or a summary of it.', facts: {} },
  'abstract-paragraphs': { means: 'Paragraphs were joined to one abstract.', facts: { paragraphs: 'number' } },
  ambiguous: {
    means: 'Services know several works of a title, and nothing tells which.',
    facts: { title: 'text', works: 'number', search: 'text' },
  },
  'authors-cut': {
    means: 'A source names only the first authors.',
    facts: { cut: 'number?', of: 'number?', ending: 'text?' },
  },
  'authors-missing': {
    means: 'A paper has no authors where its neighbours have some.',
    facts: { named: 'number?', hidden: 'number?', papers: 'number?' },
  },
  'authors-truncated': { means: 'A service cut the list of authors.', facts: { limit: 'number' } },
  'bad-entry': { means: 'An entry was skipped: it is not what the format promises.', facts: { record: 'text?' } },
  'bad-field': { means: 'A field was left out: it is not what the format promises.', facts: { more: 'number?' } },
  'boosts-unmatched': {
    means: 'Names that a ranking should count more for are of no paper.',
    facts: { names: 'text', left: 'number', of: 'number', meant: 'text?' },
  },
  'bytes-replaced': { means: 'Bytes that are no text were replaced.', facts: { bytes: 'number' } },
  'candidates-cut': {
    means: 'More papers may meet a query than were looked at; both numbers are said.',
    facts: { seen: 'number', total: 'number' },
  },
  'cells-extra': { means: 'A row has more cells than the table has columns.', facts: { cells: 'number' } },
  'column-unknown': { means: 'A column was left out: nothing of a paper has its name.', facts: { columns: 'texts' } },
  'completions-cut': {
    means: 'More words begin so than were looked for, the most used ones.',
    facts: { beginning: 'text', taken: 'number', words: 'number?' },
  },
  'count-unreadable': { means: 'A count was left out: it is no number.', facts: { value: 'text' } },
  'counts-unread': {
    means: 'Numbers beside papers were left out: nothing says what they count.',
    facts: { papers: 'number', of: 'number', value: 'text' },
  },
  'cut-off': {
    means: 'There is more than was taken; both numbers are said.',
    facts: {
      source: 'text?',
      taken: 'number?',
      of: 'number?',
      reach: 'number?',
      pages: 'number?',
      what: 'text?',
      lengths: 'data?',
    },
  },
  'date-future': {
    means: 'A date that lies ahead was not taken for the day a paper came up.',
    facts: { title: 'text', day: 'text' },
  },
  'date-missing': { means: 'A paper has no date to be written with.', facts: { title: 'text' } },
  'date-part-unreadable': {
    means: 'A part of a date was left out, and the rest kept.',
    facts: { value: 'text', kept: 'text' },
  },
  'date-unreadable': { means: 'A date was left out: it is none.', facts: { value: 'text' } },
  'date-unusable': { means: 'A date was not written: it does not exist.', facts: { value: 'text' } },
  'days-missing': { means: 'Days between two runs were not fetched.', facts: { source: 'text', days: 'texts' } },
  'deleted-record': { means: 'A service says that a record was deleted.', facts: { record: 'text?' } },
  'duplicate-id': { means: 'Two papers of an index have one id; the later one stays.', facts: { id: 'text' } },
  'empty-page': { means: 'A page in the middle of a result is empty.', facts: { total: 'number', start: 'number' } },
  'encoding-assumed': { means: 'The encoding was guessed.', facts: { encoding: 'text' } },
  'entries-left-out': { means: 'Entries were left out: they are no papers.', facts: { left: 'number', of: 'number?' } },
  'entry-damaged': { means: 'An entry is damaged; what could be read was kept.', facts: { text: 'text' } },
  'entry-unclosed': { means: 'An entry never ends.', facts: { end: 'text?' } },
  'entry-unreadable': { means: 'An entry was skipped: reading it failed.', facts: { reason: 'text?', start: 'text?' } },
  'error-answer': { means: 'A service answered with an error beside papers.', facts: { answer: 'text' } },
  'exclusions-cut': {
    means: 'Papers that are not wanted were left out of hits, not of all numbers; both numbers are said.',
    facts: { unwanted: 'number', done: 'number' },
  },
  'extra-doi': { means: 'A paper has more DOIs than one; the others were left out.', facts: { dois: 'texts' } },
  'facet-cut': {
    means: 'A facet has more values than are given.',
    facts: { facet: 'text', given: 'number', values: 'number' },
  },
  'facets-unsupported': {
    means: 'An index in shards counts that facet over the papers given alone.',
    facts: { facet: 'text', papers: 'number' },
  },
  'feed-address': { means: 'An address of a feed cannot be used.', facts: {} },
  'feeds-missing': { means: 'An OPML file has no feed to list.', facts: {} },
  'fell-back': {
    means: 'A source failed, and another way to it was taken.',
    facts: { error: 'text', from: 'text', to: 'text' },
  },
  'field-unknown': { means: 'Fields were left out: nothing of a paper has their names.', facts: { fields: 'texts' } },
  'field-unsupported': { means: 'This index cannot search that field.', facts: { field: 'text' } },
  'format-guessed': { means: 'The format was guessed; name it to be sure.', facts: {} },
  'id-not-found': {
    means: 'A service does not know an identifier that was asked for.',
    facts: { service: 'text', id: 'text' },
  },
  'id-repaired': { means: 'Characters that no identifier has were taken out of one.', facts: { scheme: 'text' } },
  'id-unreadable': {
    means: 'An identifier was left out: it is none of its scheme.',
    facts: { scheme: 'text', value: 'text' },
  },
  'id-unusable': {
    means: 'An identifier was not written: it is none of its scheme.',
    facts: { scheme: 'text', value: 'text' },
  },
  'kept-bounded': {
    means: 'A file that a run keeps is held to a bound: what was needed least has gone from it.',
    facts: { path: 'text', dropped: 'number', most: 'number' },
  },
  'language-unusable': { means: 'A language tag was not written: it is none.', facts: { value: 'text' } },
  'line-invalid': { means: 'A line was skipped: it is no JSON.', facts: {} },
  'lines-left-out': {
    means: 'Sentences behind the last paper were left out: they are of the page, or of that paper.',
    facts: { lines: 'number', start: 'text' },
  },
  'lines-lost': {
    means: 'Records that were filed in an archive are gone; how many, and how many were taken back.',
    facts: { path: 'text', missing: 'number', back: 'number', of: 'number', files: 'number?' },
  },
  'lines-unreadable': {
    means: 'Lines of an archive cannot be read, and stay as they are.',
    facts: { path: 'text', lines: 'number' },
  },
  'link-missing': { means: 'A paper has no address to open.', facts: { title: 'text' } },
  'link-unsafe': { means: 'An address was left out: it is not http or https.', facts: { value: 'text' } },
  'lists-cut': { means: 'Long lists were read to a limit; hits may be missing.', facts: {} },
  'look-alikes-cut': {
    means: 'A name that too many papers bear was followed no further when papers were merged; both numbers are said.',
    facts: { name: 'text', looked: 'number', of: 'number' },
  },
  'macro-undefined': { means: 'BibTeX uses an abbreviation that nothing defines.', facts: { name: 'text' } },
  'macros-cut': { means: 'Abbreviations of BibTeX grew beyond a limit and were cut.', facts: {} },
  'name-unverified': {
    means: 'A name could not be checked: what it may be of is not kept.',
    facts: { unsure: 'number?', papers: 'number?' },
  },
  'names-cut': { means: 'Names beyond a limit were not indexed.', facts: { limit: 'number', left: 'number' } },
  'nested-too-deep': {
    means: 'Parentheses of a query were ignored: they are nested too deep.',
    facts: { limit: 'number' },
  },
  'no-records': { means: 'A service says that nothing matches.', facts: { reason: 'text' } },
  'not-a-paper': { means: 'An entry was skipped: it is no paper.', facts: { name: 'text?', kind: 'text?' } },
  'not-annotated': {
    means: 'Nothing was added to a paper, since what was asked of it failed.',
    facts: { id: 'text', error: 'text' },
  },
  'not-found': {
    means: 'A service does not know a paper that was asked for.',
    facts: { service: 'text', id: 'text?', said: 'text?' },
  },
  'not-looked-up': {
    means: 'Papers were not looked up: a limit was met.',
    facts: { service: 'text', left: 'number', of: 'number?', error: 'text?' },
  },
  'nothing-to-look-for': { means: 'A query holds nothing that can be looked for.', facts: {} },
  'operator-dangling': { means: 'An operator of a query has nothing beside it.', facts: { operator: 'text' } },
  'pages-missing': {
    means: 'Pages of a listing could not be fetched; both numbers are said.',
    facts: { source: 'text', received: 'number', total: 'number?', page: 'number?', error: 'text?' },
  },
  'paper-refused': { means: 'A paper was not kept by a store.', facts: { paper: 'text', reason: 'text' } },
  'paper-repaired': { means: 'A paper was indexed after a field of a wrong kind was mended.', facts: { what: 'text' } },
  'paper-repeated': {
    means: 'A paper stands twice in what was read or was to be written.',
    facts: { id: 'text?', title: 'text?', times: 'number?', more: 'number?' },
  },
  'paper-skipped': { means: 'A paper was not indexed: it is none.', facts: { what: 'text' } },
  'paper-words-cut': {
    means: 'A store does not find a paper by all of its words: it has too many.',
    facts: { paper: 'text', left: 'number', of: 'number' },
  },
  'papers-below-score': {
    means: 'Papers scored less than was asked for, and were left out.',
    facts: { left: 'number', of: 'number', least: 'number' },
  },
  'papers-left-over': { means: 'A mail holds fewer papers than there are.', facts: { left: 'number' } },
  'papers-shortened': {
    means: 'Papers in shards carry the least that a list needs: few files were allowed.',
    facts: {},
  },
  'papers-skipped': { means: 'Papers were left out of an answer.', facts: { skipped: 'number', papers: 'number' } },
  'papers-unread': {
    means: 'A text names more papers than were read of it.',
    facts: { read: 'number', named: 'number' },
  },
  'parenthesis-unbalanced': { means: 'A parenthesis of a query has no partner.', facts: { parenthesis: 'text' } },
  'phrase-unverified': {
    means: 'A phrase could not be checked: the index holds no texts.',
    facts: { unsure: 'number?', papers: 'number?' },
  },
  'pins-unmatched': {
    means: 'Papers that should stand first are not there.',
    facts: { names: 'text', left: 'number', of: 'number' },
  },
  'python-literal': { means: 'Text written by Python was read as data.', facts: {} },
  'query-too-long': { means: 'A query was cut.', facts: { read: 'number', of: 'number', unit: 'text' } },
  'quote-unbalanced': { means: 'A quotation mark of a query has no partner.', facts: {} },
  'quote-unclosed': { means: 'A quoted cell of a table never ends.', facts: {} },
  'read-as-text': { means: 'A query is a whole text; its punctuation was not read as operators.', facts: {} },
  'records-unread': {
    means: 'Records beside those that were read, under another name or in another format, were left out.',
    facts: { records: 'number', name: 'text?', format: 'text?' },
  },
  'repairs-cut': {
    means: 'Not every rare word of a query was looked at for typing errors and what it begins.',
    facts: {},
  },
  retracted: { means: 'A paper was retracted.', facts: { notice: 'text?' } },
  'search-approximate': {
    means: 'A store looked at the most promising of the papers that may match; both numbers are said.',
    facts: { looked: 'number', most: 'number' },
  },
  'signals-left-out': {
    means: 'Signals beyond those that have a column were not written.',
    facts: { left: 'number', of: 'number' },
  },
  'sort-unsupported': { means: 'This index cannot sort by that.', facts: { sorts: 'number?' } },
  'source-failed': { means: 'A source gave nothing this time.', facts: { source: 'text', error: 'text' } },
  stale: {
    means: 'An older answer was used, since no newer one came.',
    facts: { category: 'text', day: 'text', held: 'number', missing: 'number', looked: 'number', total: 'number?' },
  },
  'state-changed': {
    means: 'A file that a run keeps was written by another hand since; what it holds counts.',
    facts: { path: 'text', back: 'number' },
  },
  'state-damaged': {
    means: 'A file that a run keeps is gone or damaged; what is made of it instead.',
    facts: { path: 'text', state: 'text', outcome: 'text' },
  },
  'stop-words-in-names': {
    means: 'A query of very common words alone was looked for in names and as a whole title.',
    facts: {},
  },
  'stop-words-unlisted': {
    means: 'Very common words beside others order only the papers of an index in shards that were looked at.',
    facts: { seen: 'number', total: 'number' },
  },
  'synonyms-in-titles': {
    means: 'What a word of a query stands for was looked for in titles alone.',
    facts: { text: 'text' },
  },
  'taste-unmatched': {
    means: 'Nothing that is ranked is like what somebody likes.',
    facts: { papers: 'number' },
  },
  'theme-unusable': {
    means: 'A part of a theme was left out: it cannot stand in a style sheet or an address.',
    facts: { field: 'text' },
  },
  'title-missing': { means: 'A record was skipped: it has no title.', facts: { id: 'text?', isCut: 'flag?' } },
  'title-unsure': { means: 'What was taken for a title may be none.', facts: { title: 'text' } },
  'titles-lost': { means: 'A text names more papers than could be read.', facts: { cards: 'number' } },
  truncated: { means: 'The input ends in the middle; what came before was read.', facts: { what: 'text' } },
  'truncated-character': { means: 'The input ends within a character.', facts: {} },
  'ttl-unusable': {
    means: 'A time to live was not written: it is no whole number of minutes.',
    facts: { ttl: 'number', written: 'number' },
  },
  unresolved: { means: 'No service knows a work of a title.', facts: { title: 'text', search: 'text' } },
  'url-unusable': {
    means: 'An address was not written: it is not http or https.',
    facts: { value: 'text?', feed: 'text?', limit: 'number?' },
  },
  'value-cut': { means: 'A value beyond a limit was cut.', facts: { limit: 'number' } },
  'value-unclosed': { means: 'A value never ends.', facts: {} },
  'value-unreadable': {
    means: 'A filter of a query was ignored: its value makes no sense.',
    facts: { field: 'text', value: 'text' },
  },
  withdrawn: { means: 'A paper was withdrawn.', facts: { day: 'text' } },
  'words-cut': { means: 'Words of a query beyond a limit were not looked up.', facts: {} },
  'words-missing': {
    means: 'What stands around papers is said in another language than the one it is marked as.',
    facts: { language: 'text', spoken: 'text' },
  },
  'xml-repaired': { means: 'XML was mended before it could be read.', facts: {} },
  'year-assumed': {
    means: 'A date without a year was given one.',
    facts: { value: 'text', year: 'text?', dates: 'number?' },
  },
} as const satisfies Record<string, Row>;

/** The code of an issue. */
export type IssueCode = keyof typeof issueCodes;

/** The facts that an issue of a code comes with, by their names. */
export type IssueFacts<Code extends IssueCode> = Code extends IssueCode
  ? FactsOf<(typeof issueCodes)[Code]['facts']>
  : never;
