import { describe } from 'vitest';
import { faultMatrix } from './matrix.js';

describe('a disk that fails at a dozen operations of each work', () => faultMatrix({ points: 12, random: 6 }));
