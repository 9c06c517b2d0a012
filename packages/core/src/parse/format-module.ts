import type { FormatReader } from './format.js';

// The types of every format's own entry.

export declare const detect: FormatReader['detect'];
export declare const parse: FormatReader['parse'];
