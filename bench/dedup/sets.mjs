import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { mergeListings, parse } from '../../packages/core/dist/index.js';
import { root } from '../../scripts/setup.mjs';

const corpus = process.env.TRENDING_PAPERS_CORPUS ?? join(root, '../shared/corpus');
const read = (path) => {
  const bytes = readFileSync(join(corpus, path));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
};
const lines = (path) =>
  read(path)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** The records (CSL-JSON, each with an `id` of its own) as groups of ids that came out as one paper. */
async function groups(records) {
  const { papers, ...listing } = await parse(records, { format: 'csl-json' });
  if (papers.length !== records.length) throw new Error(`${records.length - papers.length} records were not read.`);
  const named = papers.map((paper, index) => ({ ...paper, sources: [{ name: records[index].id }] }));
  const merged = mergeListings(undefined, { ...listing, papers: named }, { now: new Date(0) });
  return merged.papers.map(({ sources }) => sources.map(({ name }) => name));
}

/** "Doe, Jane and Roe, R."; "J. Doe; R. Roe"; or whatever it is, as one name. */
function authors(text) {
  return (text ?? '')
    .split(/\s+and\s+|\s*;\s*/)
    .filter((name) => name !== '' && name !== 'UNKNOWN')
    .map((name) => {
      const [family, given] = name.split(/,\s*/);
      return given ? { family, given } : { literal: name };
    });
}

/** 25 pairs that BibDedupe's authors collected because programs get them wrong. */
export async function hardCases() {
  const { cases } = JSON.parse(read('sources/dedup/bibdedupe__test_cases.json'));
  const misses = [];
  let [pairs, found, falseMerges] = [0, 0, 0];
  for (const { id, note, record_a, record_b, expected_duplicate } of cases) {
    const csl = [record_a, record_b].map((record, index) => ({
      id: `${index}`,
      type: record.ENTRYTYPE === 'inproceedings' ? 'paper-conference' : 'article-journal',
      title: record.title,
      author: authors(record.author),
      issued: record.year ? { 'date-parts': [[Number(record.year)]] } : undefined,
      'container-title': record.journal ?? record.booktitle ?? undefined,
      DOI: record.doi ?? undefined,
    }));
    const one = (await groups(csl)).length === 1;
    pairs += Number(expected_duplicate);
    found += Number(expected_duplicate && one);
    falseMerges += Number(!expected_duplicate && one);
    if (one !== expected_duplicate) misses.push(`${one ? 'merged' : 'kept apart'}: ${id}. ${note}`);
  }
  return {
    name: 'BibDedupe test cases',
    records: 2 * cases.length,
    pairs,
    found,
    falseMerges,
    misses,
    note: 'hard pairs, 15 of them no duplicates',
  };
}

const entities = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };

/** The text of an element in EndNote's XML. */
const field = (record, name) => {
  const [, content = ''] = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(record) ?? [];
  return content
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (_, name) => entities[name] ?? '')
    .trim();
};

/** A systematic review's search results, in which a person marked every record of which there is another. */
export async function screening() {
  const records = read('sources/dedup/iebh__copper.xml.gz').match(/<record>[\s\S]*?<\/record>/g) ?? [];
  const csl = records.map((record, index) => ({
    id: `${index}`,
    title: field(record, 'title'),
    author: (record.match(/<author>[\s\S]*?<\/author>/g) ?? []).flatMap((author) => authors(field(author, 'author'))),
    issued: { raw: field(record, 'year') },
    'container-title': field(record, 'secondary-title') || undefined,
    volume: field(record, 'volume') || undefined,
    DOI: field(record, 'electronic-resource-num') || undefined,
  }));
  const marked = new Set(csl.flatMap(({ id }) => (field(records[id], 'caption') === 'Duplicate' ? [id] : [])));
  const merged = (await groups(csl)).filter((group) => group.length > 1);
  const joined = new Set(merged.flat());
  const lost = [...marked].filter((id) => !joined.has(id));
  const wrong = merged.filter((group) => group.some((id) => !marked.has(id)));
  const show = (id) =>
    `"${csl[id].title.slice(0, 90)}" (${csl[id].issued.raw || 'no year'}${csl[id].DOI ? `, ${csl[id].DOI}` : ''})`;
  return {
    name: 'IEBH copper review',
    records: records.length,
    pairs: marked.size,
    found: marked.size - lost.length,
    falseMerges: wrong.length,
    misses: [
      ...lost.map((id) => `kept apart: ${show(id)}`),
      ...wrong.map((group) => `merged: ${group.map(show).join(' and ')}`),
    ],
    note: 'search results of a review; counted are the records that a person marked as having a duplicate',
  };
}

const person = (name) => ({ literal: name });
const daily = () => [...new Map(lines('hf/daily-papers.ndjson.gz').map(({ item }) => [item.paper.id, item])).values()];

/** The same papers from two collectors, without the identifiers that would make it easy. */
export async function twoSources() {
  const items = daily();
  const known = new Set(items.map(({ paper }) => paper.id));
  const others = lines('hf/papers.ndjson.gz').filter(({ id, title }) => known.has(id) && title !== '');
  const csl = [
    ...items.map(({ paper, title }) => ({
      id: `a:${paper.id}`,
      title,
      author: paper.authors.map(({ name }) => person(name)),
      issued: { raw: paper.publishedAt },
    })),
    ...others.map(({ id, title, authors, publishedAt }) => ({
      id: `b:${id}`,
      title,
      author: authors.map(person),
      issued: { raw: publishedAt },
    })),
  ];
  return paired(
    'HF daily and collected, no ids',
    csl,
    others.map(({ id }) => id),
    'two collectors, identifiers taken away',
  );
}

/** Papers that are all different: whatever is merged is wrong. */
export async function oneRecordEach() {
  const csl = lines('search/arxiv-20k/corpus.jsonl.gz')
    .filter(({ title }) => title.trim() !== '')
    .map(({ _id, title }) => ({ id: `a:${_id}`, title }));
  return paired('arXiv, titles only', csl, [], 'distinct arXiv papers, of which only the title is given');
}

async function paired(name, csl, ids, note) {
  const found = await groups(csl);
  const groupOf = new Map(found.flatMap((group, index) => group.map((id) => [id, index])));
  const missed = ids.filter((id) => groupOf.get(`a:${id}`) !== groupOf.get(`b:${id}`));
  const wrong = found.filter((group) => new Set(group.map((id) => id.slice(2))).size > 1);
  const titles = new Map(csl.map(({ id, title }) => [id, title.replace(/\s+/g, ' ')]));
  return {
    name,
    records: csl.length,
    pairs: ids.length,
    found: ids.length - missed.length,
    falseMerges: wrong.length,
    misses: [
      ...missed.slice(0, 20).map((id) => `kept apart: ${id} "${titles.get(`a:${id}`)}" and "${titles.get(`b:${id}`)}"`),
      ...wrong
        .slice(0, 20)
        .map((group) => `merged: ${group.map((id) => `${id.slice(2)} "${titles.get(id)}"`).join(' and ')}`),
    ],
    note,
  };
}
