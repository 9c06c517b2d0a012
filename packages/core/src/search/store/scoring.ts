/** What words are worth: BM25F as in Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), chapter 3.6. */
export interface Scoring {
  /** How soon more of the same word stops counting. Usual range 1 to 2. */
  k1: number;
  /** How much longer texts are held back. 0 to 1. */
  b: number;
  /** What an occurrence in either counts as before it is saturated. */
  title: number;
  abstract: number;
  /** What one word of a name, topic or venue of a paper counts for, of the most that a word of its text can. */
  names: Readonly<Record<'authors' | 'topics' | 'venue' | 'own', number>>;
  /** By what a field of the caller's own counts more or less than others. */
  own: Readonly<Record<string, number>>;
}

/** Chosen on five test collections. */
export const usualScoring: Scoring = {
  k1: 1.6,
  b: 0.5,
  title: 2.5,
  abstract: 1,
  names: { authors: 0.4, topics: 0.1, venue: 0.4, own: 0.4 },
  own: {},
};

/** What a caller may change of it. */
export interface ScoringOptions {
  boosts?: Readonly<Record<string, number>> | undefined;
  k1?: number | undefined;
  b?: number | undefined;
}

/** Boosts multiply what a field counts for. */
export function scoringOf({ boosts = {}, k1, b }: ScoringOptions): Scoring {
  const boost = (field: string): number => (Object.hasOwn(boosts, field) ? boosts[field]! : 1);
  const { title, abstract, names } = usualScoring;
  return {
    k1: k1 ?? usualScoring.k1,
    b: b ?? usualScoring.b,
    title: title * boost('title'),
    abstract: abstract * boost('abstract'),
    names: {
      authors: names.authors * boost('authors'),
      topics: names.topics * boost('topics'),
      venue: names.venue * boost('venue'),
      own: names.own,
    },
    own: boosts,
  };
}
