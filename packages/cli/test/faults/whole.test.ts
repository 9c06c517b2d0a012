import { describe } from 'vitest';
import { faultMatrix } from './matrix.js';

describe('a disk that fails, everywhere', () => faultMatrix({ step: 1, random: 12 }));
