import type { Tracked, TrackMemory } from '@trending-papers/core/collect';
import type { Paper } from '@trending-papers/core/paper';
import type { Io } from '../terminal/io.js';
import type { Reporter } from '../terminal/reporter.js';

export interface TrackArgs {
  track: readonly string[];
  'track-questions': number;
}

/** Looks again at papers that are kept, and tells what was read and what was left. */
export async function trackPapers(
  papers: readonly Paper[],
  memory: TrackMemory,
  args: TrackArgs,
  io: Io,
  reporter: Reporter,
): Promise<Tracked> {
  const [{ track }, { fetcherOf }] = await Promise.all([import('./collecting.js'), import('./network.js')]);
  const fetcher = fetcherOf(io);
  const tracked = await io.stoppable(() =>
    track(papers, {
      with: args.track,
      budget: args['track-questions'],
      memory,
      fetcher: (source) => fetcher(source, { signal: io.signal }),
      now: io.now,
      onProgress: reporter.progress,
    }),
  );
  reporter.step(`looked again at ${tracked.due} papers, ${tracked.papers.length} of which were answered`);
  for (const { message } of tracked.issues) reporter.warn(message);
  return tracked;
}
