import { describe } from 'vitest';
import { faultMatrix } from './matrix.js';

describe('a disk that fails, everywhere', () => faultMatrix({ points: Number.POSITIVE_INFINITY, random: 12 }));
