// The script of a search worker: `new Worker(new URL('@trending-papers/core/search/worker', import.meta.url))`.
import { type Port, serveIndex } from './worker.js';

serveIndex(globalThis as unknown as Port);
