export type { Ranked, Reason } from './types.js';
