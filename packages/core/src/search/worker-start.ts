import { TrendingPapersError } from '../paper/errors.js';
import type { Port } from './worker-protocol.js';

/** The global names that are asked for, where there are any. */
interface Globals {
  Worker?: new (address: string | URL, options?: { type: 'module' }) => Port & { terminate(): void };
}

/**
 * Starts a search worker from its text, which needs no file beside this one: no bundler has to know of it, and none is
 * needed.
 *
 * @throws {TrendingPapersError} `worker-failed` where there are no workers
 */
export async function startWorker(): Promise<Port> {
  const { Worker } = globalThis as Globals;
  if (Worker === undefined || typeof URL.createObjectURL !== 'function')
    throw new TrendingPapersError('worker-failed', 'There are no workers here: use createIndex on this thread.', {});
  const { workerSource } = await import('./worker-source.js');
  if (workerSource === undefined)
    throw new TrendingPapersError(
      'worker-failed',
      'The package was not built: its sources hold no script of a worker.',
      {},
    );
  const address = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
  const worker = new Worker(address);
  // The script is read by the time it answers.
  worker.addEventListener('message', () => URL.revokeObjectURL(address));
  return worker;
}
