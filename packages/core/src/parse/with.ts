export type { FormatReader } from './format.js';
export { parseLazily } from './lazily.js';
export type { Readers } from './locate.js';
export { parseWith, type ReadOptions } from './parse-with.js';
