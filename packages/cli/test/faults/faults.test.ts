import { describe } from 'vitest';
import { faultMatrix } from './matrix.js';

// A few points of each; the long run takes all of them.
describe('a disk that fails', () => faultMatrix({ faults: 3, kills: 2, random: 0 }));
