export type { MathElement } from './element.js';
export { parseMaths } from './parse.js';
export { type MathsPiece, mayHoldMaths, splitMaths } from './split.js';
export { mathsAsText } from './unicode.js';
