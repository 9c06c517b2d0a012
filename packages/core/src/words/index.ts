// Each language by name, for bundlers that keep one of them; `loadWords` fetches one when it is asked for.

export { didYouMean } from '../text/nearest.js';
export { ar } from './ar.js';
export type { Counted } from './counted.js';
export { de } from './de.js';
export { en } from './en.js';
export { enCounts } from './en-counts.js';
export { es } from './es.js';
export { fr } from './fr.js';
export { ja } from './ja.js';
export { ko } from './ko.js';
export { languages, loadWords } from './languages.js';
export { pt } from './pt.js';
export { sayCount, sayReason, sayReasons, signalName, tellingReasons } from './say.js';
export type { SiteWords } from './site/types.js';
export type { LinkWords, SignalWords, Words } from './types.js';
export { zh } from './zh.js';
