/**
 * How much each part of a ranking weighs, per e-fold above what is usual among the papers ranked: their median. A
 * part is a signal (`upvotes`), what it wins a day (`upvoteSpeed`), how much more that is than before
 * (`upvoteAcceleration`), the `age` in days, or the `position` in listings, where a first place is worth the weight.
 * `unknown` is what it gives not to know a part; 0 takes it for usual.
 */
export type Weights = Readonly<Record<string, number>>;

/** Puts papers that lack what is asked for behind those that have it, whatever they have. */
const unknown = -99;

/**
 * The rankings that go by a name; a new one is a line here.
 *
 * The weights of `trending` are in e-folds of upvotes. Those of stars, their speed and age are what
 * `bench/ranking/fit.mjs` finds on the first four fifths of the days; docs/benchmarks/ranking.md says what they reach
 * on the rest. Nothing is found there for upvote speed, comments and citations: they are small, to speak where the
 * others are unknown. `hot` has the exponents of Hacker News, by the day instead of the hour.
 */
export const rankings = {
  trending: {
    upvotes: 1,
    upvoteSpeed: 0.1,
    stars: 0.03,
    starSpeed: 1.5,
    comments: 0.03,
    citations: 0.03,
    age: -0.5,
    position: 1,
  },
  rising: { upvoteSpeed: 1, upvoteAcceleration: 0.5, starSpeed: 1, starAcceleration: 0.5 },
  hot: { upvotes: 0.8, age: -1.8 },
  top: { upvotes: 1, unknown },
  new: { age: -1, unknown },
  discussed: { comments: 1, unknown },
} satisfies Record<string, Weights>;
