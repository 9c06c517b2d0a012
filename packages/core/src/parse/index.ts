export { detectFormat, type Format, formatNames } from './detect.js';
export { type ParseOptions, parse } from './parse.js';
export type { Chunks } from './stream/text.js';
export { parseStream, type StreamOptions } from './stream.js';
