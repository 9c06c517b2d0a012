// npm run bench -- pagefind [--sizes 3000,20000]: what our shards and Pagefind write and move, over the same papers.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { openShards, saveShards } from '../../packages/core/dist/search.js';
import { corpusIsThere, randomFrom, realPapers } from '../search/corpus.mjs';
import { putSections, stamp, table, versionOf } from '../search/report.mjs';

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '3000,20000' } } });
if (!corpusIsThere) {
  console.error('The corpus is not there (set TRENDING_PAPERS_CORPUS): nothing was measured.');
  process.exit(1);
}

const escaped = (text) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
const page = ({ title, text }) =>
  `<html lang="en"><head><title>${escaped(title)}</title></head><body data-pagefind-body><h1>${escaped(title)}</h1><p>${escaped(text)}</p></body></html>`;

/** Three to five words that stand together in a title, and the paper they are of. */
function queriesOf(papers, count) {
  const random = randomFrom(9);
  return Array.from({ length: count }, () => {
    const { id, title } = papers[Math.floor(random() * papers.length)];
    const words = title.match(/[A-Za-z]{2,}/g) ?? ['model'];
    const length = Math.min(words.length, 3 + Math.floor(random() * 3));
    const start = Math.floor(random() * (words.length - length + 1));
    return { id, query: words.slice(start, start + length).join(' ') };
  });
}

async function ours(papers) {
  const empty = { authors: [], ids: {}, links: {}, signals: {}, history: [], topics: [], sources: [] };
  const all = papers.map(({ id, title, text }) => ({ ...empty, id, title, abstract: text }));
  const files = new Map(Array.from(saveShards(all, { deflate: deflateRawSync }), ({ name, bytes }) => [name, bytes]));
  const { outputFiles } = await build({
    stdin: {
      contents: "export { openShards } from './search.js';",
      resolveDir: resolve(import.meta.dirname, '../../packages/core/dist'),
    },
    bundle: true,
    minify: true,
    logLevel: 'error',
    format: 'esm',
    write: false,
  });
  return {
    files,
    code: gzipSync(outputFiles[0].contents).length,
    async search(query, get) {
      const shards = await openShards(async (name) => get(name));
      return (await shards.search(`${query} `, { limit: 10 })).hits.map(({ id }) => id);
    },
  };
}

/** Pagefind's files are searched by its own script, which takes Node for a page. */
async function pagefind(papers) {
  const { close, createIndex } = await import('pagefind');
  const { index } = await createIndex();
  for (const [at, paper] of papers.entries()) await index.addHTMLFile({ url: `/${at}/`, content: page(paper) });
  const made = await index.getFiles();
  await close();
  const files = new Map(made.files.map(({ path, content }) => [path, content]));
  const folder = mkdtempSync(join(tmpdir(), 'pagefind-'));
  const script = join(folder, 'pagefind.mjs');
  mkdirSync(dirname(script), { recursive: true });
  writeFileSync(script, files.get('pagefind.js'));
  const location = { origin: 'http://site.example', href: 'http://site.example/' };
  Object.assign(globalThis, {
    window: { location },
    location,
    document: {
      querySelector: () => ({ getAttribute: () => 'en' }),
      documentElement: { lang: 'en' },
      currentScript: null,
    },
  });
  let instance = 0;
  return {
    files,
    code: gzipSync(files.get('pagefind.js')).length,
    async search(query, get) {
      globalThis.fetch = async (url) =>
        new Response(get(new URL(String(url), location.href).pathname.slice('/pagefind/'.length)));
      const opened = await import(`${pathToFileURL(script)}?${instance++}`);
      await opened.options({ basePath: '/pagefind/', baseUrl: '/' });
      const { results } = await opened.search(query);
      const first = await Promise.all(results.slice(0, 10).map((result) => result.data()));
      return first.map(({ url }) => papers[Number(url.slice(1, -1))].id);
    },
    done: () => rmSync(folder, { recursive: true }),
  };
}

function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

async function measured(name, { files, code, search, done }, queries) {
  const seen = { bytes: [], requests: [], first: 0, ten: 0 };
  for (const { id, query } of queries) {
    let [bytes, requests] = [0, 0];
    const ids = await search(query, (file) => {
      const content = files.get(file);
      bytes += content.length;
      requests++;
      return content;
    });
    seen.bytes.push(bytes);
    seen.requests.push(requests);
    if (ids[0] === id) seen.first++;
    if (ids.includes(id)) seen.ten++;
  }
  done?.();
  const total = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  const percent = (count) => `${Math.round((100 * count) / queries.length)} %`;
  const kB = (value) => (value / 1000).toFixed(0);
  return [
    name,
    files.size.toLocaleString('en'),
    (total / 1e6).toFixed(1),
    kB(code),
    kB(percentile(seen.bytes, 0.5)),
    kB(percentile(seen.bytes, 0.95)),
    percentile(seen.requests, 0.5),
    percent(seen.first),
    percent(seen.ten),
  ];
}

const rows = [];
for (const size of values.sizes.split(',').map(Number)) {
  const papers = realPapers().slice(0, size);
  const queries = queriesOf(papers, 100);
  const label = size.toLocaleString('en');
  rows.push([label, ...(await measured('ours', await ours(papers), queries))]);
  rows.push([label, ...(await measured('Pagefind', await pagefind(papers), queries))]);
  console.error(rows.slice(-2));
}
const version = versionOf('pagefind');
const head = [
  'papers',
  'index',
  'files',
  'MB',
  'code kB',
  'a query, kB: median',
  'p95',
  'requests',
  'first',
  'among ten',
];
putSections({
  'Shards beside Pagefind': `${stamp('pagefind')}, Pagefind ${version}: real papers, title and abstract, as a page each for Pagefind
with the title as its heading. 100 queries of three to five words that stand together in a title, each for the paper it is of and asked with nothing fetched before, but for the
code, whose gzip is apart (Pagefind's WebAssembly is among what a query moves, since it is fetched as data). Ten hits with what is shown of them. Neither was tuned on these queries; ours was on the five collections above.

${table(head, rows)}`,
});
console.log(table(head, rows));
process.exit(0);
