import { describe } from 'vitest';
import { faultMatrix } from './matrix.js';

describe('a disk that fails at forty operations of each work', () => faultMatrix({ points: 40, random: 12 }));
