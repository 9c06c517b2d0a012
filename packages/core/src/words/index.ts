export { en } from './en.js';
export { languages, loadWords } from './languages.js';
export { sayCount, sayReason, signalName } from './say.js';
export type { Counted, SignalWords, Words } from './types.js';
