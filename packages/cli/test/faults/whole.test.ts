import { describe } from 'vitest';
import { faultMatrix } from './matrix.js';

const all = Number.POSITIVE_INFINITY;

describe('a disk that fails at every operation of each work', () => faultMatrix({ faults: all, kills: 4, random: 4 }));
