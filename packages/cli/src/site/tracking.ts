import { join } from 'node:path';
import type { TrackMemory } from '@trending-papers/core/collect';
import * as z from 'zod/mini';
import type { Disk } from '../disk/disk.js';
import { parseState } from '../disk/state.js';
import { issueOf, type Tell } from './issues.js';

/** Where a published folder says when its papers were last looked at again, and which are next. */
export const trackingFile = 'archive/tracking.json';

const instant = z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text))));

const Memory = z.record(
  z.string().check(z.regex(/^[a-z][a-z\d-]*$/)),
  z.object({ at: instant, left: z.optional(z.array(z.string())) }),
);

/** What the run before remembered. A damaged one is begun anew, which costs no paper but some questions. */
export async function readTracking(folder: string, disk: Disk, tell: Tell): Promise<TrackMemory> {
  const text = await disk.read(join(folder, trackingFile));
  if (text === undefined) return {};
  const memory = parseState(text, Memory);
  if (memory) return memory as TrackMemory;
  const outcome = 'it is begun anew, and all papers that are young enough are looked at';
  tell(issueOf('state-damaged', { path: join(folder, trackingFile), state: 'is damaged', outcome }));
  return {};
}

export function trackingText(memory: TrackMemory): string {
  return `${JSON.stringify(memory, null, 1)}\n`;
}
