// One adapter an engine: `build(docs)` gives what `search(index, query, limit)` and `save(index)` take.
// Everyone gets title and text, the title worth about twice, any word of the query enough to be found.
// Engines without a stemmer of their own are measured with one handed in as well (lunr's, with its stop words).

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

async function stemmed() {
  const { default: lunr } = await import('lunr');
  return (term) => {
    const lower = term.toLowerCase();
    return lunr.stopWordFilter(lower) === undefined ? null : lunr.stemmer(new lunr.Token(lower)).toString();
  };
}

async function ours() {
  const { createIndex, loadIndex } = await import('../../packages/core/dist/search.js');
  const empty = { ids: {}, links: {}, signals: {}, history: [], topics: [], sources: [] };
  function* asPapers(docs) {
    for (const { id, title, text, authors } of docs)
      yield { id, title, ...(text && { abstract: text }), authors: authors.map((name) => ({ name })), ...empty };
  }
  return {
    // Papers are the caller's, as the texts are for the others; beyond memory they are not kept.
    prepare: (docs) => (Array.isArray(docs) ? [...asPapers(docs)] : asPapers(docs)),
    build: (papers) => createIndex(papers, { keepPapers: Array.isArray(papers) }),
    // The space says that the last word is finished, as the others take it.
    search: (index, query, limit) => index.search(`${query} `, { limit }).hits.map(({ id }) => id),
    save: (index) => index.save(),
    load: (bytes) => loadIndex(bytes),
  };
}

/** Ours with the meaning that it makes of the papers themselves: a search of its own, on the same index. */
async function meant() {
  const { createMeaning, searchWithMeaning } = await import('../../packages/core/dist/search.js');
  const { prepare, build } = await ours();
  return {
    prepare,
    build(papers) {
      const index = build(papers);
      return { index, meaning: createMeaning(index) };
    },
    async search({ index, meaning }, query, limit) {
      const { hits } = await searchWithMeaning(index, meaning, `${query} `, { limit });
      return hits.map(({ id }) => id);
    },
  };
}

function miniSearch(options) {
  return async () => {
    const { default: MiniSearch } = await import('minisearch');
    const settings = { fields: ['title', 'text'], searchOptions: { boost: { title: 2 }, ...options.search } };
    if (options.stem) settings.processTerm = await stemmed();
    return {
      build(docs) {
        const index = new MiniSearch(settings);
        for (const doc of docs) index.add(doc);
        return index;
      },
      search: (index, query, limit) =>
        index
          .search(query)
          .slice(0, limit)
          .map(({ id }) => id),
      save: (index) => Buffer.from(JSON.stringify(index)),
      load: (bytes) => MiniSearch.loadJSON(bytes.toString(), settings),
    };
  };
}

function lunr(edits) {
  return async () => {
    const { default: lunrjs } = await import('lunr');
    return {
      build: (docs) =>
        lunrjs(function configure() {
          this.field('title', { boost: 2 });
          this.field('text');
          for (const doc of docs) this.add(doc);
        }),
      search: (index, query, limit) =>
        index
          .query((q) => {
            for (const term of words(query)) {
              q.term(term);
              if (edits > 0 && term.length > 3) q.term(term, { editDistance: edits, boost: 0.3 });
            }
          })
          .slice(0, limit)
          .map(({ ref }) => ref),
      save: (index) => Buffer.from(JSON.stringify(index)),
      load: (bytes) => lunrjs.Index.load(JSON.parse(bytes.toString())),
    };
  };
}

async function wink() {
  const { default: bm25 } = await import('wink-bm25-text-search');
  const term = await stemmed();
  const prepare = (text) =>
    words(text)
      .map(term)
      .filter((word) => word !== null);
  return {
    build(docs) {
      const index = bm25();
      index.defineConfig({ fldWeights: { title: 2, text: 1 } });
      index.definePrepTasks([prepare]);
      for (const { id, title, text } of docs) index.addDoc({ title, text }, id);
      index.consolidate();
      return index;
    },
    search: (index, query, limit) => index.search(query, limit).map(([id]) => String(id)),
    save: (index) => Buffer.from(index.exportJSON()),
  };
}

function orama(options) {
  return async () => {
    const { create, insertMultiple, save, search } = await import('@orama/orama');
    return {
      async build(docs) {
        const index = create({ schema: { title: 'string', text: 'string' } });
        await insertMultiple(
          index,
          [...docs].map(({ id, title, text }) => ({ id, title, text })),
          500,
        );
        return index;
      },
      async search(index, query, limit) {
        const { hits } = await search(index, { term: query, limit, boost: { title: 2 }, threshold: 1, ...options });
        return hits.map(({ id }) => id);
      },
      save: (index) => Buffer.from(JSON.stringify(save(index))),
    };
  };
}

async function flexSearch() {
  const { default: flexsearch } = await import('flexsearch');
  return {
    build(docs) {
      const index = new flexsearch.Document({ document: { id: 'id', index: ['title', 'text'] }, tokenize: 'strict' });
      for (const doc of docs) index.add(doc);
      return index;
    },
    search: (index, query, limit) => index.search(query, { limit, suggest: true, merge: true }).map(({ id }) => id),
  };
}

async function fuse() {
  const { default: Fuse } = await import('fuse.js');
  return {
    build: (docs) => new Fuse([...docs], { keys: [{ name: 'title', weight: 2 }, 'text'] }),
    search: (index, query, limit) => index.search(query, { limit }).map(({ item }) => item.id),
    save: (index) => Buffer.from(JSON.stringify(index.getIndex())),
  };
}

async function sqlite() {
  const { default: start } = await import('@sqlite.org/sqlite-wasm');
  const sqlite3 = await start({ print() {}, printErr() {} });
  return {
    build(docs) {
      const db = new sqlite3.oo1.DB(':memory:');
      db.exec(
        "CREATE VIRTUAL TABLE papers USING fts5(id UNINDEXED, title, text, content='', contentless_delete=1, contentless_unindexed=1, tokenize='porter unicode61')",
      );
      db.exec('BEGIN');
      const insert = db.prepare('INSERT INTO papers(id, title, text) VALUES (?, ?, ?)');
      for (const { id, title, text } of docs) insert.bind([id, title, text]).stepReset();
      insert.finalize();
      db.exec('COMMIT');
      return db;
    },
    search(db, query, limit) {
      const terms = [...new Set(words(query))].map((word) => `"${word}"`).join(' OR ');
      if (terms === '') return [];
      return db.selectValues('SELECT id FROM papers WHERE papers MATCH ? ORDER BY bm25(papers, 0, 2.0, 1.0) LIMIT ?', [
        terms,
        limit,
      ]);
    },
    save: (db) => Buffer.from(sqlite3.capi.sqlite3_js_db_export(db)),
  };
}

const python = '/usr/bin/python3';

/** Debian's Xapian (python3-xapian), in a process of its own: its time is not seen here, its order is. */
function xapian() {
  const child = spawn(python, [fileURLToPath(new URL('xapian-child.py', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = createInterface({ input: child.stdout });
  return {
    build(docs) {
      for (const doc of docs) child.stdin.write(`${JSON.stringify(doc)}\n`);
      child.stdin.write('\n');
    },
    async search(_, query, limit) {
      child.stdin.write(`${JSON.stringify([query, limit])}\n`);
      return JSON.parse((await once(answers, 'line'))[0]);
    },
  };
}

/** Whether that Xapian is installed; what is not there is told in the report. */
export const xapianIsThere = spawnSync(python, ['-c', 'import xapian']).status === 0;

/** By name: how to start it, and up to how many papers it is run with here. */
export const engines = {
  'trending-papers': { start: ours, most: 1_000_000 },
  // Relevance alone is measured of those with 0.
  'trending-papers, with meaning': { start: meant, most: 0 },
  minisearch: { start: miniSearch({}), most: 10_000 },
  'minisearch, stems': { start: miniSearch({ stem: true }), most: 100_000 },
  'minisearch, stems, fuzzy': { start: miniSearch({ stem: true, search: { fuzzy: 0.2 } }), most: 10_000 },
  lunr: { start: lunr(0), most: 10_000 },
  'lunr, fuzzy': { start: lunr(1), most: 10_000 },
  'wink-bm25, stems': { start: wink, most: 100_000 },
  '@orama/orama': { start: orama({}), most: 10_000 },
  flexsearch: { start: flexSearch, most: 100_000 },
  'SQLite FTS5 (wasm)': { start: sqlite, most: 100_000 },
  ...(xapianIsThere && { 'Xapian 1.4': { start: xapian, most: 0 } }),
  'fuse.js': { start: fuse, most: 1000 },
};
