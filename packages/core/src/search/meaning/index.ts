export type { BasisOptions } from './basis.js';
export {
  createMeaning,
  foldPapers,
  type LatentMeaning,
  loadMeaning,
  type MeaningBasis,
  saveMeaning,
} from './latent.js';
export { type MeaningOptions, searchWithMeaning } from './search.js';
export { similarWithMeaning, vectorsOf } from './similar.js';
export { type Embed, embedPapers, type Meaning } from './vectors.js';
