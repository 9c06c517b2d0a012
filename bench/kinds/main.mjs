// npm run bench -- kinds [--size 70000]: phrases, names, filters and facets, and titles as they are typed, beside SQLite FTS5.
import { parseArgs } from 'node:util';
import { createIndex } from '../../packages/core/dist/search.js';
import { corpusIsThere, papers as madePapers, randomFrom, rawPapers } from '../search/corpus.mjs';
import { putSections, stamp, table, versionOf } from '../search/report.mjs';

const { values } = parseArgs({ options: { size: { type: 'string', default: '70000' } } });
if (!corpusIsThere) {
  console.error('The corpus is not there (set TRENDING_PAPERS_CORPUS): nothing was measured.');
  process.exit(1);
}
const size = Number(values.size);
const random = randomFrom(5);
const pick = (list) => list[Math.floor(random() * list.length)];

const real = rawPapers();
const empty = { ids: {}, links: {}, signals: {}, history: [], sources: [] };
/** Made papers have the authors and topics of a real one each. */
function* all() {
  let at = 0;
  for (const { id, title, text } of madePapers(size)) {
    const { authors, categories } = real[at] ?? pick(real);
    // An identifier of arXiv begins with the year and the month.
    const month = /(\d\d)(\d\d)\./.exec(real[at]?._id ?? '') ?? ['', '26', '01'];
    at++;
    const published = `20${month[1]}-${month[2]}-01`;
    yield {
      ...empty,
      id,
      title,
      abstract: text,
      authors: authors.map((name) => ({ name })),
      topics: categories,
      published,
    };
  }
}

const { default: start } = await import('@sqlite.org/sqlite-wasm');
const sqlite3 = await start({ print() {}, printErr() {} });
const db = new sqlite3.oo1.DB(':memory:');
db.exec(
  "CREATE VIRTUAL TABLE papers USING fts5(id UNINDEXED, title, text, authors, content='', contentless_delete=1, contentless_unindexed=1, prefix='2 3', tokenize='porter unicode61')",
);
db.exec('BEGIN');
const insert = db.prepare('INSERT INTO papers(id, title, text, authors) VALUES (?, ?, ?, ?)');
const papers = [];
for (const paper of all()) {
  papers.push(paper);
  const names = paper.authors.map(({ name }) => name).join(' , ');
  insert.bind([paper.id, paper.title, paper.abstract, names]).stepReset();
}
insert.finalize();
db.exec('COMMIT');
const index = createIndex(papers);

const wordsOf = (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const quoted = (text) => `"${wordsOf(text).join(' ')}"`;
const select = (match, limit = 10) => {
  if (match === '') return [];
  const hits = db.selectValues(
    'SELECT id FROM papers WHERE papers MATCH ? ORDER BY bm25(papers, 0, 2.0, 1.0, 1.0) LIMIT ?',
    [match, limit],
  );
  // Ours says how many there are, so FTS5 is asked for that as well.
  db.selectValue('SELECT count(*) FROM papers WHERE papers MATCH ?', [match]);
  return hits;
};
const ours = (query, options) => index.search(query, { limit: 10, ...options }).hits.map(({ id }) => id);

const drawn = Array.from({ length: 150 }, () => papers[Math.floor(random() * real.length)]);
const nameOf = ({ authors }) => pick(authors)?.name ?? '';
const named = drawn.map((paper) => [paper, nameOf(paper)]).filter(([, name]) => wordsOf(name).length === 2);
const pieceOf = ({ title }, length) => {
  const words = wordsOf(title);
  const from = Math.floor(random() * Math.max(1, words.length - length + 1));
  return words.slice(from, from + length).join(' ');
};
const initialled = (name) => name.replace(/^(\p{L})\S*/u, '$1.');
const facets = ['topics', 'authors', 'years'];

/** Kinds of queries: of each the papers it is for, and how both are asked. */
const kinds = {
  'two to four words of a title': drawn.map((paper) => {
    const text = pieceOf(paper, 2 + Math.floor(random() * 3));
    return [
      paper,
      () => ours(`${text} `),
      () =>
        select(
          wordsOf(text)
            .map((word) => `"${word}"`)
            .join(' OR '),
        ),
    ];
  }),
  'a phrase of two or three words': drawn.map((paper) => {
    const text = pieceOf(paper, 2 + Math.floor(random() * 2));
    return [paper, () => ours(`"${text}"`), () => select(quoted(text))];
  }),
  'an author by full name': named.map(([paper, name]) => [
    paper,
    () => ours(`author:"${name}"`),
    () => select(`authors:${quoted(name)}`),
  ]),
  'an author by initial and surname': named.map(([paper, name]) => [
    paper,
    () => ours(`author:"${initialled(name)}"`),
    () => select(`authors:("${wordsOf(name)[0][0]}" * + "${wordsOf(name)[1]}")`.replace('" * +', '"* AND')),
  ]),
  'a surname and two words': named.map(([paper, name]) => {
    const text = pieceOf(paper, 2);
    return [
      paper,
      () => ours(`${wordsOf(name).at(-1)} ${text} `),
      () => select([wordsOf(name).at(-1), ...wordsOf(text)].map((word) => `"${word}"`).join(' OR ')),
    ];
  }),
  'two words, counted by topic, author and year': drawn.map((paper) => {
    const text = pieceOf(paper, 2);
    return [paper, () => ours(`${text} `, { facets }), undefined];
  }),
  'two words within a year and a topic': drawn.map((paper) => {
    const text = pieceOf(paper, 2);
    const [topic = 'cs.CL'] = paper.topics;
    return [paper, () => ours(`${text} topic:"${topic}" in:${paper.published.slice(0, 4)} `), undefined];
  }),
};

function processor(action) {
  const before = process.cpuUsage();
  const result = action();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, result];
}

function measured(asks) {
  if (asks.some(([, ask]) => ask === undefined)) return ['–', '–', '–', '–'];
  for (const [, ask] of asks) ask();
  const results = asks.map(([paper, ask]) => {
    const [time, ids] = processor(ask);
    return { time, place: ids.indexOf(paper.id) };
  });
  const times = results.map(({ time }) => time).sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
  const share = (fits) => `${Math.round((100 * results.filter(fits).length) / results.length)} %`;
  return [at(0.5), at(0.95), share(({ place }) => place === 0), share(({ place }) => place >= 0)];
}

const rows = Object.entries(kinds).map(([kind, asks]) => [
  kind,
  ...measured(asks.map(([paper, ask]) => [paper, ask])),
  ...measured(asks.map(([paper, , ask]) => [paper, ask])),
]);

const typed = [4, 8, 12, 16, 20].map((letters) => {
  const queries = drawn.map((paper) => [paper, paper.title.slice(0, letters)]);
  const begun = (text) => {
    const words = wordsOf(text);
    const last = words.pop();
    return last === undefined ? '' : [...words.map((word) => `"${word}"`), `"${last}"*`].join(' AND ');
  };
  return [
    `the first ${letters} letters of a title`,
    ...measured(queries.map(([paper, text]) => [paper, () => ours(text)])),
    ...measured(queries.map(([paper, text]) => [paper, () => select(begun(text))])),
  ];
});

const head = ['query', 'p50 ms', 'p95 ms', 'first', 'among ten', 'FTS5: p50 ms', 'p95 ms', 'first', 'among ten'];
const about = `${stamp('kinds')}: ${size.toLocaleString('en')} papers, ${real.length.toLocaleString('en')} of them real; the
others are made of their words, with authors and topics of a real one each. Queries are drawn from real papers by a fixed rule, and are for
the paper they were drawn from; of names and short phrases there may be many papers as good. Nothing was tuned on them. Processor time, each query asked once
before. SQLite's FTS5 ${versionOf('@sqlite.org/sqlite-wasm')} runs as WebAssembly, counts all that it finds as ours does, and has neither facets nor topics here.`;
putSections({
  'Phrases, names and facets': `${about}\n\n${table(head, rows)}`,
  'As you type': `${about}\n\n${table(head, typed)}`,
});
console.log(table(head, [...rows, ...typed]));
process.exit(0);
