// npm run bench -- real-queries: which paper comes first for queries as researchers type them, by kind; writes the table.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createIndex, createMeaning, searchWithMeaning } from '../../packages/core/dist/search.js';
import { classics, realQueries } from '../search/real-queries.mjs';
import { putSections, table } from '../search/report.mjs';

const root = process.env.TRENDING_PAPERS_CORPUS ?? resolve(import.meta.dirname, '../../../shared/corpus');
if (!existsSync(join(root, 'search'))) {
  console.error('The corpus is not there (set TRENDING_PAPERS_CORPUS): nothing was measured.');
  process.exit(1);
}

const empty = { ids: {}, links: {}, signals: {}, history: [], topics: [], sources: [] };
const lines = (path) =>
  gunzipSync(readFileSync(join(root, path)))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const papers = new Map();

function put({ id, title, abstract, authors = [], published, topics = [] }) {
  const clean = (text) => text?.replace(/\s+/g, ' ').trim();
  const named = authors.map((author) => ({ name: author.name ?? author }));
  const known = papers.get(id)?.authors ?? [];
  papers.set(id, {
    ...empty,
    id,
    title: clean(title),
    ...(abstract && { abstract: clean(abstract) }),
    authors: named.length > 0 ? named : known,
    ...(published && { published }),
    topics: topics ?? [],
    ids: { arxiv: id.slice('arxiv:'.length) },
  });
}

for (const { _id, title, text, authors, categories } of lines('search/arxiv-20k/corpus.jsonl.gz'))
  put({ id: _id, title, abstract: text, authors, topics: categories });
for (const { id, publishedAt, category, ...paper } of lines('hf/papers.ndjson.gz'))
  put({ ...paper, id: `arxiv:${id}`, published: publishedAt, topics: category ? [category] : [] });
for (const { item } of lines('hf/daily-papers.ndjson.gz')) {
  const { id, title, summary, authors, publishedAt, ai_keywords: topics } = item.paper ?? {};
  if (id && title) put({ id: `arxiv:${id}`, title, abstract: summary, authors, topics, published: publishedAt });
}
for (const paper of classics) put(paper);

const index = createIndex(papers.values());
const meaning = createMeaning(index);
const ways = {
  words: async (query) => index.search(query, { limit: 10 }),
  'words and meaning': async (query) => searchWithMeaning(index, meaning, query, { limit: 10 }),
};

/** By kind: how many queries, and for each way how many find their paper first and among ten. */
const rows = new Map();
for (const { kind, query, id, held } of realQueries)
  for (const [way, search] of Object.entries(ways)) {
    const place = (await search(query)).hits.findIndex((hit) => hit.id === id);
    for (const name of [kind, held ? 'all kept apart' : 'all tuned on', 'all']) {
      const row = rows.get(name) ?? {};
      const counts = row[way] ?? { queries: 0, first: 0, ten: 0 };
      counts.queries++;
      if (place === 0) counts.first++;
      if (place >= 0) counts.ten++;
      rows.set(name, { ...row, [way]: counts });
    }
  }

const percent = (part, whole) => `${Math.round((100 * part) / whole)} %`;
const totals = ['all tuned on', 'all kept apart', 'all'];
const names = [...[...rows.keys()].filter((name) => !totals.includes(name)), ...totals];
const rowsOf = names.map((name) => {
  const row = rows.get(name);
  const cells = Object.keys(ways).flatMap((way) => [
    percent(row[way].first, row[way].queries),
    percent(row[way].ten, row[way].queries),
  ]);
  return [name, row.words.queries, ...cells];
});

const head = ['kind', 'queries', 'words: first', 'among ten', 'words and meaning: first', 'among ten'];
const about = `\`npm run bench -- real-queries\`, ${new Date().toISOString().slice(0, 10)}: ${realQueries.length} queries of one hand over ${papers.size.toLocaleString('en')} papers (arXiv and Hugging
Face, with ${classics.length} that everybody knows, whose abstracts are one sentence of ours), each with the paper it is for. Two
thirds were tuned on; every third of a kind was kept apart and only measured, but for acronyms, all of which were looked at. The last word of a query is taken for
unfinished, as it is while somebody types. Nothing here depends on the machine.`;
putSections({ 'Queries as researchers type them': `${about}\n\n${table(head, rowsOf)}` });
console.log(table(head, rowsOf));
