import { folder, source } from './kind.js';
import type { Operands } from './option.js';

/** Files, standard input, web addresses and service:what, in any number. */
export const inputs: Operands = { usage: 'INPUT…', kinds: [source] };
export const noOperands: Operands = { usage: '', kinds: [], most: 0 };
export const oneFolder: Operands = { usage: '[DIR]', kinds: [folder], most: 1 };
