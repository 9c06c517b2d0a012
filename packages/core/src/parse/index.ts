export { definePaper, type PaperDraft } from './define-paper.js';
export { detectFormat, type Format, formatNames } from './detect.js';
export type { Draft, DraftAuthor } from './draft.js';
export { type ParseOptions, parse } from './parse.js';
export type { Chunks } from './stream/text.js';
export { parseStream, type StreamOptions } from './stream.js';
export { toPaper } from './to-paper.js';
