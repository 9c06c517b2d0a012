// The script of a search worker: `new Worker(new URL('@trending-papers/core/search/worker', import.meta.url))`.
import { serveIndex } from './serve-index.js';
import type { Port } from './worker-protocol.js';

serveIndex(globalThis as unknown as Port);
