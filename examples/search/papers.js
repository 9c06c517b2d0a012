// Papers made of parts: every title, name and number below is invented, and the same on every load.

const methods = [
  'Sparse Attention',
  'Graph Diffusion',
  'Contrastive Pre-training',
  'Low-Rank Adaptation',
  'Mixture of Experts',
  'State Space Models',
  'Retrieval',
  'Self-Distillation',
  'Flow Matching',
  'Tree Search',
  'U-Net Ensembles',
  'Optimal Transport',
];
const subjects = [
  'Protein Folding',
  'Speech Recognition',
  'Long Documents',
  'Robot Grasping',
  'Medical Images',
  'Theorem Proving',
  'Weather Forecasts',
  'Code Review',
  'Molecular Dynamics',
  'Video Generation',
  'Low-Resource Languages',
  'Chip Design',
];
const claims = [
  'Is Enough',
  'Without Labels',
  'at Scale',
  'Revisited',
  'in Linear Time',
  'Under Distribution Shift',
  'from Few Examples',
  'with Guarantees',
  'on a Single GPU',
  'for Everyone',
];
const families = [
  'Okonkwo',
  'Lindqvist',
  'Poincaré',
  'Nakamura',
  'Haddad',
  'Kowalski',
  'Fernández',
  'Zhang',
  'Mbeki',
  'Larsen',
  'Iyer',
  'O’Neill',
];
const givens = ['Ada', 'Bo', 'Chiara', 'Dmitri', 'Esra', 'Farid', 'Grace', 'Hiro', 'Inès', 'Jun', 'Kofi', 'Lena'];
const findings = [
  'The gain holds on nine collections and vanishes on the tenth.',
  'A counting argument bounds what any such method can do.',
  'Half of the parameters turn out to be idle.',
  'We release the code, the data and the failures.',
  'An ablation shows that the loss matters more than the architecture.',
  'It costs a fortieth of the strongest baseline.',
  'Users preferred it in a blind comparison.',
  'The method fails where its assumptions do, and we say where.',
];

/** A linear congruential generator: numbers in [0, 1). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** So many papers, as `parse` would give them. */
export function makePapers(count) {
  const random = randomFrom(2026);
  const pick = (list) => list[Math.floor(random() * list.length)];
  return Array.from({ length: count }, (_, n) => {
    const method = pick(methods);
    const subject = pick(subjects);
    const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(random() * 900)));
    return {
      id: `example:${n}`,
      title: `${method} for ${subject} ${pick(claims)}`,
      abstract: `We study ${method.toLowerCase()} where ${subject.toLowerCase()} is hard. ${pick(findings)} ${pick(findings)} ${pick(findings)}`,
      authors: Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
        name: `${pick(givens)} ${pick(families)}`,
      })),
      published: day.toISOString().slice(0, 10),
      signals: { upvotes: Math.floor(200 * random() ** 4) },
      topics: [pick(['cs.LG', 'cs.CL', 'cs.CV', 'stat.ML'])],
      ids: {},
      links: {},
      history: [],
      sources: [],
    };
  });
}
