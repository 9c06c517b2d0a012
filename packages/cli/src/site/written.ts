import { join } from 'node:path';
import type { Paper } from '@trending-papers/core/paper';
import * as z from 'zod/mini';
import type { Disk } from '../disk/disk.js';
import { parseState, setAside } from '../disk/state.js';
import { issueOf, type Tell } from './issues.js';

/** Where a published folder keeps what a model wrote of its papers: for ever, or each run would ask and pay again. */
export const writtenFile = 'archive/summaries.json';

const Written = z.record(z.string().check(z.regex(/^[\da-f]{32}$/)), z.string());

/** What was written, by its key. A damaged file is set aside, which costs no paper but some questions. */
export async function readWritten(folder: string, disk: Disk, tell: Tell): Promise<Map<string, string>> {
  const path = join(folder, writtenFile);
  const text = await disk.read(path);
  if (text === undefined) return new Map();
  const written = parseState(text, Written);
  if (written) return new Map(Object.entries(written));
  const outcome = `it is now ${await setAside(path, disk)}, and summaries are asked for anew`;
  tell(issueOf('state-damaged', { path, state: 'is damaged', outcome }));
  return new Map();
}

/** More than a site shows, twice over: what nobody is shown any more goes beyond it. */
const mostWritten = 20_000;

/** Takes away what stands on no paper that is shown, where more is kept than should be; told with both numbers. */
export function boundWritten(
  written: ReadonlyMap<string, string>,
  papers: readonly Paper[],
  path: string,
  tell: Tell,
  most = mostWritten,
): ReadonlyMap<string, string> {
  if (written.size <= most) return written;
  const shown = new Set(papers.map(({ summary }) => summary?.text));
  const unused = [...written].filter(([, text]) => !shown.has(text)).slice(0, written.size - most);
  const gone = new Set(unused.map(([key]) => key));
  if (gone.size > 0) tell(issueOf('kept-bounded', { path, dropped: gone.size, most }));
  return new Map([...written].filter(([key]) => !gone.has(key)));
}

/** One a line, in the order of the keys, so that a new one is one line more for a repository. */
export function writtenText(written: ReadonlyMap<string, string>): string {
  const lines = [...written]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, text]) => `${JSON.stringify(key)}: ${JSON.stringify(text)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}
