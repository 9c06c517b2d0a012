import { join } from 'node:path';
import { type Ledger, readLedger } from '@trending-papers/core/collect';
import type { Disk } from '../disk/disk.js';
import { issueOf, type Tell } from './issues.js';

/** Where a published folder says what is known of the days of its sources. */
export const ledgerFile = 'ledger.json';

/** The ledger that an earlier run kept. A damaged one is begun anew, which is told: it costs no paper. */
export async function readKeptLedger(folder: string, disk: Disk, tell: Tell): Promise<Ledger> {
  const text = await disk.read(join(folder, ledgerFile));
  if (text === undefined) return [];
  try {
    return readLedger(JSON.parse(text));
  } catch {
    const outcome = 'it is begun anew, and days missed before today are not known any more';
    tell(issueOf('state-damaged', { path: join(folder, ledgerFile), state: 'is damaged', outcome }));
    return [];
  }
}

/** One entry a line, so that a repository sees what changed. */
export function ledgerText(ledger: Ledger): string {
  return `[\n${ledger.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`;
}
