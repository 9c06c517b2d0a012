import { join } from 'node:path';
import { type Ledger, readLedger } from '@trending-papers/core/collect';
import type { Disk } from '../disk/disk.js';

/** Where a published folder says what is known of the days of its sources. */
export const ledgerFile = 'ledger.json';

/** The ledger that an earlier run kept. A damaged one is begun anew, which is told: it costs no paper. */
export async function readKeptLedger(folder: string, disk: Disk, note: (text: string) => void): Promise<Ledger> {
  const text = await disk.read(join(folder, ledgerFile));
  if (text === undefined) return [];
  try {
    return readLedger(JSON.parse(text));
  } catch {
    note(`${join(folder, ledgerFile)} was damaged and is begun anew: days missed before today are not known any more.`);
    return [];
  }
}

/** One entry a line, so that a repository sees what changed. */
export function ledgerText(ledger: Ledger): string {
  return `[\n${ledger.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`;
}
