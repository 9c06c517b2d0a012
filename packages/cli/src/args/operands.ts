import { folder, source, text } from './kind.js';
import type { Operands } from './option.js';

/** Files, standard input, web addresses and service:what, in any number. */
export const inputs: Operands = { usage: 'INPUT…', kinds: [source] };
export const noOperands: Operands = { usage: '', kinds: [], most: 0 };
export const oneFolder: Operands = { usage: '[DIR]', kinds: [folder], most: 1 };
/** Papers by their number in the last list, or by an identifier. */
export const papers: Operands = { usage: 'N|ID…', kinds: [text('N|ID')] };
