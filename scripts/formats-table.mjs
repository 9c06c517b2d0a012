// node scripts/formats-table.mjs: reads the corpus with the built core and writes docs/formats.md: for each format
// what it is, and how many files, papers and issues; for every file in no format, why.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildIfStale } from './build.mjs';
import { ways } from './formats-ways.mjs';
import { root } from './setup.mjs';

const corpus = process.env.TRENDING_PAPERS_CORPUS ?? join(root, '..', 'shared', 'corpus');
const folders = ['sources', 'hf/raw'];
const now = new Date('2026-06-30T00:00:00Z');

/** Requests, headers and notes that lie beside the answers. */
const beside = /\.meta\.json$|\.md$|(?:^|\/)LICENSE/;

/** Why a whole file gives an error, by its code. */
const errors = {
  'binary-input': 'packed or binary',
  'empty-input': 'empty',
  'error-answer': 'an error that the service answered',
  forbidden: 'an error that the service answered',
  'html-page': 'a web page, no listing',
  'not-a-listing': 'an answer about something else than papers',
  'not-found': 'an error that the service answered',
  'wrong-format': 'a feed broken beyond mending',
};

/** What a file is that no format knows, by its path; first match wins. */
const others = [
  [/expected|metadata\.json$|record10_parsed/, 'what another project expects of its neighbour: the twin of a test'],
  [/unixref/, 'Crossref metadata of a kind that is not listed'],
  [/\.xsd$|schema__/, 'a schema'],
  [/InspecImportTest/, 'a record of Inspec without a field in it'],
  [/^sources\/jabref\//, "JabRef's import test of a format that is not listed"],
  [/^sources\/text\//, 'pairs of strings for tests of text'],
  [/^sources\/feeds\//, "a feed reader's test of what is no feed with entries: empty, broken on purpose, or OPML"],
  [/author/, 'authors, not papers'],
  [/does_openalex_work/, 'an answer that was asked for two fields only, without titles'],
  [/fulltext/, 'the full text of a paper'],
  [/^sources\/dedup\//, 'test cases of de-duplication tools in forms of their own'],
  [/\.ya?ml$/, 'settings or expectations in YAML'],
  [/content_negotiation/, 'a formatted citation or a page, not a record'],
];

/** What every code of an issue says about the papers; a code that means a loss says so. */
const meanings = {
  'abstract-missing': 'a layout with abstracts has none here',
  'abstract-paragraphs': 'several paragraphs followed the title and were all taken for its abstract',
  'authors-cut': 'the list of authors ends in "and others"',
  'authors-truncated': 'the service names only the first authors',
  'bad-entry': 'lost: an entry that is no object',
  'bad-field': 'a field of an unexpected type was left out, the paper stays',
  'cells-extra': 'cells of a table without a column were left out',
  'column-unknown': 'columns of a table that a paper has no place for were left out',
  'cut-off': 'the source shortened names or venues; what it cut is left out',
  'date-part-unreadable': 'of a date with a damaged part the rest was kept',
  'entries-left-out': 'points or rows of a list that lead to no paper',
  'format-guessed': 'nothing says what the text is; titles and abstracts were told apart by how they read',
  'date-unreadable': 'a date that is none was left out',
  'deleted-record': 'lost: the archive has deleted it',
  'encoding-assumed': 'the bytes are not UTF-8 and say nothing of what they are',
  'entry-damaged': 'a stray word in an entry was left out',
  'entry-unclosed': 'an entry does not end; it was read up to the next one',
  'error-answer': 'the service sent an error among its papers',
  'extra-doi': 'one of two DOIs in one field was left out',
  'field-unknown': 'fields of records that a paper has no place for were left out',
  'id-unreadable': 'an identifier that is none of its scheme was left out',
  'line-invalid': 'lost: a line that is not JSON',
  'lines-left-out': 'sentences behind the last paper, of the page or its own, were left out',
  'link-unsafe': 'an address that is not http was left out',
  'macro-undefined': 'a BibTeX macro that nothing defines stands by its name',
  'no-records': 'the archive says that nothing matches',
  'not-a-paper': 'lost: a figure, review or journal that the service lists among papers',
  'not-found': 'lost: the service knows no such paper',
  'python-literal': 'a dump printed by Python was read in place of JSON',
  'quote-unclosed': 'a quote is never closed; the rest of the table is in its row',
  'paper-repeated': 'one identifier stands at several records; all of them are kept',
  retracted: 'the paper has been retracted',
  'title-missing': 'lost: an entry without title, such as an answer that was not asked for titles',
  truncated: 'the text ends inside the last abstract',
  'value-unclosed': 'a value is never closed; it was read up to the next entry',
  'xml-repaired': 'XML that is not well-formed was mended and may have lost something',
};

function filesBelow(folder) {
  return readdirSync(join(corpus, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(corpus, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !beside.test(path))
    .sort();
}

/** Each format's name with the comment that stands over its `detect`. */
function formatsWithComments() {
  const parse = join(root, 'packages/core/src/parse');
  const lines = readFileSync(join(parse, 'formats.ts'), 'utf8').matchAll(/^export \* as (\w+) from '(.+)\.js'/gm);
  return [...lines].map(([, name, file]) => {
    const source = readFileSync(join(parse, `${file}.ts`), 'utf8');
    const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:const|function) detect/.exec(source)?.[1] ?? '';
    return {
      name: name.replaceAll('_', '-'),
      about: comment
        .replace(/^\s*\* ?/gm, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    };
  });
}

async function readCorpus({ parse, detectFormat }) {
  const read = new Map();
  const unread = new Map();
  for (const path of folders.flatMap(filesBelow)) {
    const bytes = readFileSync(join(corpus, path));
    try {
      const { papers, issues } = await parse(bytes, { now });
      const format =
        papers[0]?.sources[0]?.name ?? detectFormat(bytes.toString('utf8').replace(/^\uFEFF/, '')) ?? 'empty';
      const row = read.get(format) ?? { files: 0, papers: 0, issues: new Map() };
      row.files += 1;
      row.papers += papers.length;
      for (const { code } of issues) row.issues.set(code, (row.issues.get(code) ?? 0) + 1);
      read.set(format, row);
    } catch (error) {
      const known =
        error.code === 'unknown-format' ? others.find(([pattern]) => pattern.test(path))?.[1] : errors[error.code];
      const key = `${path.split('/').slice(0, 2).join('/')}|${error.code}|${known ?? `**unexplained**: ${path.split('/').slice(2).join('/')}`}`;
      unread.set(key, (unread.get(key) ?? 0) + 1);
    }
  }
  return { read, unread };
}

const cell = (text) => String(text).replaceAll('|', '\\|');
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

buildIfStale();
const { read, unread } = await readCorpus(await import(join(root, 'packages/core/dist/index.js')));
const codes = [...new Set([...read.values()].flatMap(({ issues }) => [...issues.keys()]))].sort();
const counted = (issues) =>
  [...issues]
    .map(([code, count]) => `${count} × ${code}`)
    .sort()
    .join(', ');

const page = `# Formats

What \`parse\` reads, and what it made of the corpus: ${folders.map((folder) => `\`${folder}\``).join(' and ')}, as found on the web and in other projects' tests. Written by \`node scripts/formats-table.mjs\`; do not edit.

${table(
  ['format', 'what it is', 'how to get it', 'files', 'papers', 'issues'],
  formatsWithComments().map(({ name, about }) => {
    const { files = 0, papers = 0, issues = new Map() } = read.get(name) ?? {};
    if (ways[name] === undefined) throw new Error(`scripts/formats-ways.mjs does not say how to get ${name}.`);
    return [`\`${name}\``, about, ways[name], files, papers, counted(issues)];
  }),
)}

A format without files was not in the corpus; our own samples in \`packages/core/test/fixtures\` cover it.

## What the issues say

${table(
  ['code', 'meaning'],
  codes.map((code) => [`\`${code}\``, meanings[code] ?? '']),
)}

## Files in no format

${table(
  ['folder', 'files', 'error', 'what they are'],
  [...unread].map(([key, count]) => {
    const [folder, code, why] = key.split('|');
    return [`\`${folder}\``, count, `\`${code}\``, why];
  }),
)}
`;
mkdirSync(join(root, 'docs'), { recursive: true });
writeFileSync(join(root, 'docs', 'formats.md'), page);
console.log(
  `${[...read.values()].reduce((sum, { files }) => sum + files, 0)} files read, ${[...unread.values()].reduce((a, b) => a + b, 0)} in no format: docs/formats.md`,
);
