// The inputs of bench/parse, made once a run in a temporary folder out of the corpus: 2,000 items of Hugging Face's
// daily papers, written by our writers in the other formats.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse, toAtom, toBibtex, toRis, toRss } from '../../packages/core/dist/index.js';

const root = resolve(import.meta.dirname, '../..');
const corpus = process.env.TRENDING_PAPERS_CORPUS ?? join(root, '../shared/corpus');
const items = 2000;

/** The entries of a saved arXiv answer, repeated until it is of a good size. */
function arxivAtom() {
  const folder = join(corpus, 'sources/arxiv-api');
  const files = readdirSync(folder).filter((name) => name.endsWith('.xml'));
  const texts = files
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter((text) => text.includes('<entry>'));
  const [longest] = texts.sort((a, b) => b.length - a.length);
  const from = longest.indexOf('<entry>');
  const to = longest.lastIndexOf('</entry>') + '</entry>'.length;
  const entries = longest.slice(from, to);
  return longest.slice(0, from) + entries.repeat(Math.ceil(3e6 / entries.length)) + longest.slice(to);
}

/** Writes the inputs and gives their paths by name; the folder goes when the process ends. */
export async function makeInputs() {
  if (!existsSync(corpus)) throw new Error('This benchmark reads the corpus: set TRENDING_PAPERS_CORPUS.');
  const folder = mkdtempSync(join(tmpdir(), 'bench-parse-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const lines = gunzipSync(readFileSync(join(corpus, 'hf/daily-papers.ndjson.gz')))
    .toString()
    .split('\n')
    .slice(0, items);
  const hf = JSON.stringify(lines.map((line) => JSON.parse(line).item));
  const { papers } = await parse(hf);
  const options = {
    title: 'Benchmark',
    homepage: 'https://example.org/',
    self: 'https://example.org/feed',
    limit: items,
  };
  const listing = readFileSync(join(root, '../shared/seeds/listing.txt'), 'utf8');
  const texts = {
    'hf.json': hf,
    'listing.txt': `${listing}\n`.repeat(Math.ceil(2e6 / listing.length)),
    'arxiv.xml': arxivAtom(),
    'rss.xml': toRss(papers, options),
    'atom.xml': toAtom(papers, options),
    'papers.bib': toBibtex(papers),
    'papers.ris': toRis(papers),
    'papers.ndjson': papers.map((paper) => `${JSON.stringify(paper)}\n`).join(''),
  };
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return [name, path];
    }),
  );
}
