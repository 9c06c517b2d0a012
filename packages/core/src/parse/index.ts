export { detectFormat, type Format } from './detect.js';
export { type ParseOptions, parse } from './parse.js';
