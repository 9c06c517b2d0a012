import { resolve } from 'node:path';
import { testGoldenPairs } from '../golden.js';

testGoldenPairs(resolve(import.meta.dirname, '../../fixtures/lists'));
