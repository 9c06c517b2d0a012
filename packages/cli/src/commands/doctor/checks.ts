import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type LedgerEntry, missedDays } from '@trending-papers/core/collect';
import { isTrendingPapersError } from '@trending-papers/core/paper';
import { type Disk, disk } from '../../disk/disk.js';
import { readInputs } from '../../inputs/read.js';
import { readRefusal } from '../../mail/refusal.js';
import { readKeptLedger } from '../../site/ledger.js';
import { readPrevious } from '../../site/previous.js';
import { findSite } from '../../site/recover.js';
import type { Io } from '../../terminal/io.js';
import { silent } from '../../terminal/reporter.js';

/** One thing looked at: how it is, and when it is not well, what to do. */
export interface Finding {
  what: string;
  ok: boolean;
  says: string;
}

export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return { what: 'node', ok, says: ok ? version : `${version} is too old: install Node 20.19 or newer.` };
}

/** Asks a source for a single paper. */
export async function checkSource(source: string, io: Io): Promise<Finding> {
  try {
    const { listing, failures } = await readInputs([source], io, silent, { limit: 1 });
    const [failure] = failures;
    if (failure) return { what: source, ok: false, says: failure.error.message };
    const papers = listing?.papers.length ?? 0;
    // arXiv is empty on weekends and holidays; that is no fault.
    return { what: source, ok: true, says: papers > 0 ? 'answers' : 'answers, with no paper today' };
  } catch (error) {
    return { what: source, ok: false, says: (error as Error).message };
  }
}

/** Whether the mail server takes us in. Sends nothing. */
export async function checkMail(env: Io['env']): Promise<Finding> {
  const [{ smtpFromEnv }, { verify }] = await Promise.all([
    import('../../mail/settings.js'),
    import('../../mail/transport.js'),
  ]);
  try {
    const settings = smtpFromEnv(env);
    await verify(settings);
    return { what: 'mail', ok: true, says: `${settings.host} takes mail from us` };
  } catch (error) {
    return { what: 'mail', ok: false, says: isTrendingPapersError(error) ? error.message : readRefusal(error).said };
  }
}

/** Whether a build could write there, and read what an earlier one wrote. */
export async function checkFolder(folder: string, io: Io): Promise<Finding> {
  const existing = (await stat(folder).catch(() => undefined))?.isDirectory() ? folder : dirname(folder);
  try {
    await access(existing, constants.W_OK);
    const previous = await readPrevious(folder, io.now(), disk);
    return { what: 'output', ok: true, says: previous ? `${folder} holds ${previous.papers.length} papers` : folder };
  } catch (error) {
    return { what: 'output', ok: false, says: (error as Error).message };
  }
}

/**
 * Whether the archive of a site is as the run before left it. What a build would set aside is only told.
 */
export async function checkArchive(folder: string, io: Io): Promise<Finding[]> {
  const says: string[] = [];
  const looking: Disk = { ...disk, rename: async () => {}, remove: async () => {} };
  try {
    const { archive, lost, isOurs } = await findSite(folder, io.now(), looking, ({ message }) => says.push(message));
    if (!isOurs) return [];
    for (const [name, count] of lost)
      says.push(`${join(folder, name)}: ${count === 1 ? '1 line is' : `${count} lines are`} lost.`);
    const whole = `${archive.outlines.length} papers and ${archive.readings.length} readings, in ${archive.files.size} files`;
    return [{ what: 'archive', ok: says.length === 0, says: says.join(' ') || whole }];
  } catch {
    // What stands there and is not of us is told by the check of the folder.
    return [];
  }
}

/** The gaps that are named; the rest is counted. */
const shownGaps = 5;

/** What the ledger of a folder knows of a source: the newest day, and the days that have gaps, in the service's words. */
export async function checkDays(source: string, folder: string, io: Io): Promise<Finding[]> {
  const ledger = await readKeptLedger(folder, disk, () => {});
  const entries = ledger.filter((entry) => entry.source === source);
  const newest = entries.at(-1);
  if (!newest) return [];
  const missed = missedDays(ledger, source, io.now());
  const gaps = missed.map((day) =>
    gapOf(
      day,
      entries.find((entry) => entry.day === day),
    ),
  );
  const count = newest.expected === undefined ? newest.received : `${newest.received} of ${newest.expected}`;
  const last = newest.error ? `${newest.day} failed: ${newest.error.message}` : `${newest.day} has ${count} papers`;
  const more = gaps.length > shownGaps ? `, and ${gaps.length - shownGaps} more` : '';
  const named = gaps.slice(0, shownGaps).map(({ says }) => says);
  const open = gaps.length > 0 ? `; to be fetched by the next build: ${named.join(', ')}${more}` : '';
  const stale = entries.filter((entry) => entry.stale).length;
  const old = stale > 0 ? `; ${stale === 1 ? '1 day was' : `${stale} days were`} stale and read another way` : '';
  const ok = !newest.error && gaps.every(({ isFault }) => !isFault);
  return [{ what: `${source}, days`, ok, says: `${last}${open}${old}` }];
}

/** What is open of a day; that it is only to be completed is no fault. */
function gapOf(day: string, entry: LedgerEntry | undefined): { says: string; isFault: boolean } {
  if (!entry) return { says: `${day} (nobody asked)`, isFault: true };
  const { error, missing, received, expected = received + (missing ?? 0) } = entry;
  if (error) return { says: `${day} (${error.message})`, isFault: true };
  if (missing) return { says: `${day} (${received} of ${expected} papers)`, isFault: true };
  return { says: `${day} (read before it was over: ${received} papers)`, isFault: false };
}
