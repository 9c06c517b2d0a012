// One spelling for words that are written in two: British and American, and plurals that no rule of the stemmer knows.
// What is folded here is folded in papers and in queries, so either finds both.

/** Pairs that follow no rule: what is written and what is kept. */
const pairs = new Map(
  (
    'axes:axis corpora:corpus genera:genus mice:mouse children:child men:man women:woman feet:foot teeth:tooth ' +
    'leaves:leaf halves:half grey:gray programme:program programmes:program aluminium:aluminum artefact:artifact ' +
    'artefacts:artifact licence:license practise:practice practised:practice ageing:aging judgement:judgment ' +
    'judgements:judgment manoeuvre:maneuver manoeuvres:maneuver sceptical:skeptical'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** Verbs in -ise, and what is made of them, and the words that end so and are no -ize, by what stands before. */
const inIse = /^(.{2,}?)is(e|es|ed|er|ers|ing|able|ations?|ational)$/;
const keepsS =
  /(?:exer|pre|con|ex|in|circum|exor)c$|(?:^a?|[^aeiout])r$|[^i]v$|[wuao]$|(?:chast|advert|treat|parad|merchand|expert|franch|prom|prem|surm|pract|trell)$|^(?:mort|dem|an|ir|m)$/;

/** An end of a word, by the roots that it is found after, and what is kept in its place. The first that fits decides. */
const rules: readonly (readonly [RegExp, string])[] = [
  [
    /((?:^|mis|dis|un|multi)(?:col|fav|flav|harb|hon|hum|lab|rum|sav|tum|vap|vig|od|arm|rig|splend|val)|behavi|endeav|neighb)our/,
    '$1or',
  ],
  [/(anal|paral|catal|rol|dial)ys(e|ed|er|ers|ing)$/, '$1yz$2'],
  [/(cent|fib|met|lit|theat|calib|lust|tit|meag)re(s?)$/, '$1er$2'],
  [/centr(ed|ing)$/, 'center$1'],
  [/(catal|dial|anal|mon?ol|prol|epil|homol)ogu(e|es|ed|ing)$/, '$1og$2'],
  [/(del|bel|gnal|nnel|ncel|avel|evel|uel|anel|iral)l(ed|ing|er|ers|ings)$/, '$1$2'],
  [/(def|off|pret)ence(s?)$/, '$1ense$2'],
  [/haem/, 'hem'],
  [/(an|leuk|isch|glyc|bacter|ur)aemi/, '$1emi'],
  [/paed(i|o)/, 'ped$1'],
  [/^oe(d|s)/, 'e$1'],
  [/^foet/, 'fet'],
  [/aetio/, 'etio'],
  [/gynaec/, 'gynec'],
  [/naesth/, 'nesth'],
  [/rrhoea/, 'rrhea'],
  [/^(arch|pal)aeo/, '$1eo'],
  [/sulph/, 'sulf'],
  [/(matr|append)ices$/, '$1ix'],
  [/(ind|vert|vort|simpl|cod|cort)ices$/, '$1ex'],
  [/(naly|pothe|^the|ynthe|agno|ogno|^cri|enthe|mpha|tasta|ynop|euro)ses$/, '$1sis'],
  [/(criteri|nomen|tomat|hedr)a$/, '$1on'],
  [/(spectr|moment|optim|maxim|minim|extrem|quant|strat|errat|mposi|rricul|tinu|libri|bacteri)a$/, '$1um'],
  [/^(nucle|loc|foc|stimul|radi|fung|bacill|alumn|thesaur)i$/, '$1us'],
  [/(formul|larv|alg|antenn|tebr|nebul)ae$/, '$1a'],
  [/(schem|lemm)ata$/, '$1a'],
];

/** Nearly every word that a rule could change has one of these; most words have none, and are asked nothing more. */
const suspicious = /our|is[aei]|ys[ei]|res?$|ence|centr|ogu|ll|[ao]e|sulph|ices|ses$|[a-z]{3}[ai]$/;

/** A folded word in the one spelling that the index keeps: `behaviour` is `behavior`, `matrices` is `matrix`. */
export function standardForm(word: string): string {
  const pair = pairs.get(word);
  if (pair !== undefined || word.length < 4 || !suspicious.test(word)) return pair ?? word;
  const ise = inIse.exec(word);
  if (ise !== null && !keepsS.test(ise[1]!)) return `${ise[1]}iz${ise[2]}`;
  const rule = rules.find(([pattern]) => pattern.test(word));
  return rule === undefined ? word : word.replace(...rule);
}
