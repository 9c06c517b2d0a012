import { createMemoryStore } from '../../src/store/index.js';
import { conforms } from './conformance.js';

conforms('a store in memory', async () => ({ empty: async () => createMemoryStore(), end: async () => {} }), {
  runs: 60,
});
