import type { Paper, PaperId } from '../../paper/schema.js';
import { aLimit, checkArgument, checkOption } from '../../text/options.js';
import { byRelevance, collect } from '../answer/collect.js';
import { count, hitsOf } from '../answer/search.js';
import { likenessOf } from '../answer/similar.js';
import { averageWords, scoreIn } from '../query/score.js';
import { type SearchIndex, storeOf } from '../search-index.js';
import type { Hit } from '../types.js';
import { type Candidate, deviationOf, fusedByScores, trustIn } from './fusion.js';
import { aMeaning, anIndex, aPaperOrId } from './given.js';
import { type LatentMeaning, latentVectors } from './latent.js';
import { depth, nearCandidates, rowsOf } from './near.js';
import type { Meaning } from './vectors.js';

/** What the meaning counts for, where the words count 1. */
const meaningWeight = 0.5;

/** The vector of each paper, by its identifier: what `trainTaste` takes as `vectors`. They are views, not copies. */
export function vectorsOf(meaning: Meaning): Map<PaperId, Int8Array> {
  checkArgument('The meaning', meaning, aMeaning);
  const { ids, dimensions, vectors } = meaning;
  return new Map(ids.map((id, at) => [id, vectors.subarray(at * dimensions, (at + 1) * dimensions)]));
}

/** Where a paper lies: where the meaning has it, else where its words put it; nowhere for a model's meaning without it. */
function vectorOf(meaning: Meaning | LatentMeaning, of: Paper | PaperId): Float32Array | undefined {
  const row = rowsOf(meaning.ids).get(typeof of === 'string' ? of : of.id);
  const { dimensions, vectors } = meaning;
  if (row !== undefined) return Float32Array.from(vectors.subarray(row * dimensions, (row + 1) * dimensions));
  return 'basis' in meaning && typeof of !== 'string' ? latentVectors(meaning)(of.title, of.abstract) : undefined;
}

/**
 * Papers like a given one by their words, as `index.similar` finds them, and by their meaning, in one order. The paper
 * need not be in the index; given by identifier, it must be.
 *
 * @example
 * const [nearest] = similarWithMeaning(index, createMeaning(index), 'arxiv:1706.03762');
 */
export function similarWithMeaning(
  index: SearchIndex,
  meaning: Meaning | LatentMeaning,
  of: Paper | PaperId,
  limit = 10,
): Hit[] {
  checkArgument('The index', index, anIndex);
  checkArgument('The meaning', meaning, aMeaning);
  checkArgument('The paper', of, aPaperOrId);
  checkOption('limit', limit, aLimit);
  const store = storeOf(index);
  const likeness = likenessOf(store, of);
  const vector = vectorOf(meaning, of);
  if (likeness === undefined || vector === undefined || vector.every((value) => value === 0))
    return index.similar(of, limit);
  const { terms, place } = likeness;
  const { page, sum, squares } = collect(store, terms, undefined, { orders: [byRelevance], offset: 0, limit: depth });
  const near = nearCandidates(store, meaning, vector, undefined);
  const rows = rowsOf(meaning.ids);
  const average = averageWords(store);
  const candidates = new Map<PaperId, Candidate>();
  for (const each of page) {
    const id = store.ids.text(each.segment.ids[each.doc]!);
    const row = rows.get(id);
    candidates.set(id, { ...each, id, words: each.score, meaning: row === undefined ? 0 : near.cosines[row]! });
  }
  for (const { id, segment, doc, row } of near.places) {
    if (candidates.has(id)) continue;
    const score = scoreIn(store, segment, doc, terms, average);
    candidates.set(id, { id, segment, doc, score, words: score, meaning: near.cosines[row]! });
  }
  const all = [...candidates.values()].filter(({ segment, doc }) => segment !== place?.segment || doc !== place.doc);
  const total = (power: number): number => near.cosines.reduce((all, cosine) => all + cosine ** power, 0);
  const scores = fusedByScores(
    all,
    meaningWeight * trustIn(meaning),
    deviationOf(store.papers, sum, squares),
    deviationOf(near.cosines.length, total(1), total(2)),
  );
  const ranked = all.map((each, at) => ({ ...each, score: scores[at]! })).sort((a, b) => b.score - a.score);
  return hitsOf(store, ranked.slice(0, count(limit)), terms);
}
