import { eachName, namesToGetBy } from '@trending-papers/core/store';
import type { Database, Query } from '../driver/database.js';
import { retried } from '../driver/retry.js';
import { lockNames } from './names.js';
import { getPapers } from './read.js';

const digested = "sha256(convert_to($1::text, 'UTF8'))";
const plain = (text: string) => text.replaceAll('\u0000', '');

/** Every name under which the paper of each name may have been delivered. */
async function aliasesOf(query: Query, names: readonly string[]): Promise<Map<string, string[]>> {
  const papers = await getPapers(query, names);
  return new Map(
    names.map((name) => {
      const others = (papers.get(name) ?? []).flatMap(({ paper }) => [...namesToGetBy(paper)]);
      return [name, [...new Set([name, ...others])].map(plain)];
    }),
  );
}

/** Which of some names stand in the records of a recipient, and by which call. */
async function recorded(query: Query, recipient: string, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await query<{ name: string; call: string }>(
    `SELECT wanted.name, delivery.call FROM unnest($2::text[]) AS wanted (name)
     JOIN trending_papers.delivery AS delivery
       ON delivery.recipient = ${digested} AND delivery.name = sha256(convert_to(wanted.name, 'UTF8'))`,
    [plain(recipient), names],
  );
  return new Map(rows.map(({ name, call }) => [name, call]));
}

/** Those of the names whose papers were delivered, under whatever name. */
export async function delivered(query: Query, recipient: string, names: Iterable<string>): Promise<Set<string>> {
  const aliases = await aliasesOf(query, eachName(names));
  const known = await recorded(query, recipient, [...new Set([...aliases.values()].flat())]);
  return new Set([...aliases].filter(([, all]) => all.some((each) => known.has(each))).map(([name]) => name));
}

/**
 * Notes names as delivered and gives those that were not. Calls for one recipient wait for each other; a call that is tried
 * again, since the connection broke before it was known whether it went well, finds what it noted itself.
 */
export async function deliver(database: Database, recipient: string, names: Iterable<string>): Promise<Set<string>> {
  const call = crypto.randomUUID();
  const wanted = eachName(names);
  return retried(() =>
    database.transaction(async (query) => {
      await lockNames(query, [`recipient ${recipient}`]);
      const aliases = await aliasesOf(query, wanted);
      const known = await recorded(query, recipient, [...new Set([...aliases.values()].flat())]);
      const fresh = new Set<string>();
      const noted = new Set([...known].filter(([, by]) => by !== call).map(([name]) => name));
      for (const [name, all] of aliases) {
        if (all.some((each) => noted.has(each))) continue;
        fresh.add(name);
        for (const each of all) noted.add(each);
      }
      await query(
        `INSERT INTO trending_papers.delivery (recipient, name, call)
         SELECT ${digested}, sha256(convert_to(name, 'UTF8')), $3::uuid FROM unnest($2::text[]) AS fresh (name)
         ON CONFLICT (recipient, name) DO NOTHING`,
        [plain(recipient), [...new Set([...fresh].flatMap((name) => aliases.get(name)!))], call],
      );
      return fresh;
    }),
  );
}
