import { namesOf } from '../paper/names.js';
import type { Paper } from '../paper/schema.js';
import { aList, checkOptions, checkPapers, type Rules } from '../text/options.js';
import { type Example, trainClassifier } from './classifier.js';
import { exact } from './term.js';
import type { Profile, Term } from './types.js';
import { medianOf } from './values.js';
import { product, type Space, spaceOf, type Vector } from './vectors.js';

/** What a person says they like, and what they do not. */
export interface TasteOptions {
  /** Papers they put away. */
  hidden?: readonly Paper[] | undefined;
  /** Vectors of papers by id, of any model, such as those of `createMeaning`: what words do not tell. */
  vectors?: ReadonlyMap<string, ArrayLike<number>> | undefined;
}

/** What one paper exactly to somebody's taste is worth: as much as three e-folds of upvotes. */
const worth = 3;
/** Papers of which nobody said anything are weak examples of what is not liked: so many of those ranked are looked at. */
const mostUnlabelled = 2000;
/** What all examples of one kind may cost together: the liked as much as the unlabelled, and the hidden as the liked. */
const cost = 3;
/** What an unlabelled paper may cost at most, of what a liked one does. */
const weakness = 0.1;
/** What a paper must be to taste at least, for the one most to taste of those ranked to count fully. */
const least = 0.1;
/** How many words a reason names. */
const mostWords = 3;

const rules: Rules<TasteOptions> = { hidden: aList, vectors: ['a Map', (value) => value instanceof Map] };

/**
 * Learns a person's taste from papers they like: a linear classifier over words, pairs of words, topics, authors and
 * venues, as arxiv-sanity-lite has it. How
 * rare a word is, and what is not liked, is learnt from the papers that are ranked: `rank` hands them over. Nothing leaves
 * the machine. The same papers give the same taste.
 *
 * @returns what `profile` of `rank` takes: the taste as one more reason, which names the liked paper it comes from.
 * @example
 * rank(papers, { profile: trainTaste(liked, { hidden }) });
 */
export function trainTaste(liked: readonly Paper[], options: TasteOptions = {}): Profile {
  checkPapers(liked);
  checkOptions(options, rules);
  const { hidden = [], vectors } = options;
  checkPapers(hidden);
  const among = (papers: readonly Paper[]) => tasteOf(liked, hidden, papers, vectors);
  return Object.assign(among([]), { among });
}

interface Labelled {
  paper: Paper;
  vector: Vector;
}

function tasteOf(
  liked: readonly Paper[],
  hidden: readonly Paper[],
  papers: readonly Paper[],
  vectors: TasteOptions['vectors'],
): (paper: Paper) => Term[] {
  if (liked.length + hidden.length === 0) return () => [];
  const own = new Set([...liked, ...hidden].flatMap((paper) => [...namesOf(paper)]));
  const others = evenly(papers.filter(({ id }) => !own.has(id)));
  const space = spaceOf([...liked, ...hidden, ...others]);
  const inSpace = (of: readonly Paper[]): Labelled[] => of.map((paper) => ({ paper, vector: space.vectorOf(paper) }));
  const [likes, dislikes, rest] = [inSpace(liked), inSpace(hidden), inSpace(others)];
  const classify = trainClassifier(
    [...examples(likes, 1), ...examples(dislikes, -1), ...examples(rest, -1, weakness / (likes.length || 1))],
    space.size,
  );
  const judge = (paper: Paper) => {
    const vector = space.vectorOf(paper);
    const [like, dislike] = [likes, dislikes].map((of) => nearest(paper, vector, of, vectors));
    return { vector, like, dislike, value: classify(vector) + (like?.alike ?? 0) - (dislike?.alike ?? 0) };
  };
  const values = Float64Array.from(others, (paper) => judge(paper).value);
  const usual = Math.min(0, medianOf(values) || 0);
  const scale = values.reduce((most, value) => Math.max(most, Math.abs(value - usual)), least);
  return (paper) => {
    // Of a paper itself it is known already whether they like it.
    if ([...namesOf(paper)].some((name) => own.has(name))) return [];
    const { vector, like, dislike, value } = judge(paper);
    const isLiked = (like?.near ?? 0) >= (dislike?.near ?? 0);
    const taste = Math.tanh((isLiked ? Math.max(0, value - usual) : Math.min(0, value)) / scale);
    const to = isLiked ? like : dislike;
    if (!to || !taste) return [];
    const words = sharedWords(vector, to.vector, space);
    if (isChance(words, paper, to)) return [];
    return [
      {
        signal: 'taste',
        value: exact(taste),
        like: to.paper.title,
        words: words.slice(0, mostWords).map((name) => name.replace(mark, '')),
        contribution: exact(worth * taste),
      },
    ];
  };
}

function examples(of: readonly Labelled[], sign: 1 | -1, most = 1): Example[] {
  return of.map(({ vector }) => ({ vector, sign, cost: cost * Math.min(most, 1 / of.length) }));
}

/** The labelled paper that is most like another, by words and, where they are given, by vectors; nothing when none is. */
function nearest(paper: Paper, vector: Vector, labelled: readonly Labelled[], vectors: TasteOptions['vectors']) {
  let best: (Labelled & { near: number; alike: number }) | undefined;
  for (const each of labelled) {
    const alike = cosine(vectors?.get(paper.id), vectors?.get(each.paper.id));
    const near = product(vector, each.vector) + alike;
    if (near > (best?.near ?? 0)) best = { ...each, near, alike };
  }
  return best;
}

function cosine(a: ArrayLike<number> | undefined, b: ArrayLike<number> | undefined): number {
  if (!a || a.length !== b?.length) return 0;
  let [sum, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    sum += a[i]! * b[i]!;
    ofA += a[i]! ** 2;
    ofB += b[i]! ** 2;
  }
  return Math.max(0, sum / Math.sqrt(ofA * ofB)) || 0;
}

/** What is no word of a text: a topic, an author, a venue. */
const mark = /^[#@§]/;

/** One word that two texts happen to share is no likeness, unless both have it in the title. */
function isChance(
  [word = '', ...more]: readonly string[],
  { title }: Paper,
  to: Labelled & { alike: number },
): boolean {
  const isAlone = !more.length && !mark.test(word) && !word.includes(' ') && !to.alike;
  return isAlone && ![title, to.paper.title].every((text) => text.toLowerCase().includes(word));
}

/** The terms that two papers have in common, what says most first; of a phrase and its words the phrase alone. */
function sharedWords(a: Vector, b: Vector, { names }: Space): string[] {
  const weights = new Map(Array.from(b.terms, (term, index) => [term, b.weights[index]!]));
  const shared = Array.from(a.terms, (term, index) => ({
    name: names[term]!,
    says: a.weights[index]! * (weights.get(term) ?? 0),
  }))
    .filter(({ says }) => says > 0)
    .sort((one, other) => other.says - one.says || (one.name < other.name ? -1 : 1))
    .map(({ name }) => name);
  const inPhrases = new Set(shared.flatMap((name) => (mark.test(name) || !name.includes(' ') ? [] : name.split(' '))));
  return shared.filter((name) => !inPhrases.has(name));
}

/** At most so many, evenly over their ids, so that the order of the papers does not matter. */
function evenly(papers: Paper[]): Paper[] {
  const ordered = papers.sort((a, b) => (a.id < b.id ? -1 : 1));
  const step = Math.max(1, ordered.length / mostUnlabelled);
  return Array.from({ length: Math.floor(ordered.length / step) }, (_, index) => ordered[Math.floor(index * step)]!);
}
