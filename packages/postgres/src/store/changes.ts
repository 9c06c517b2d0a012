import type { Paper } from '@trending-papers/core/paper';
import { TrendingPapersError } from '@trending-papers/core/paper';
import { cursorAt, placeIn, type StoreChange, type StoreCursor } from '@trending-papers/core/store';
import type { Database } from '../driver/database.js';
import { epochOf } from '../schema/epoch.js';

/** Changes of one question. */
const pageSize = 256;
/** Before every key, and after every id. */
const noKey = '00000000-0000-0000-0000-000000000000';
const lastId = '\u{10FFFF}';

interface Change {
  rev: string;
  kind: 'gone' | 'paper';
  at: string;
  paper: Paper | null;
  into_id: string | null;
}

/** Where a reader stands: behind an id that is gone, or behind a paper, of one transaction. */
interface Place {
  rev: string;
  kind: 'gone' | 'paper';
  at: string;
}

/**
 * Changes in the order of the transactions that made them, up to the oldest that is still open: what a transaction writes
 * that began early and ends late is not passed by. Of one transaction ids that are gone come before papers.
 */
export async function* readChanges(database: Database, cursor: StoreCursor | undefined): AsyncGenerator<StoreChange> {
  const epoch = await epochOf(database.query, database.transaction);
  let place = placeOfCursor(placeIn(epoch, cursor));
  const [horizon] = await database.query<{ rev: string }>(
    'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS rev',
  );
  for (;;) {
    const rows: Change[] = await database.query<Change>(
      `SELECT rev::text, kind, at, paper, into_id FROM (
         (SELECT rev, 'gone' AS kind, id AS at, NULL::jsonb AS paper, into_id FROM trending_papers.gone
          WHERE (rev, id) > ($1::xid8, $2::text COLLATE "C") AND rev < $4::xid8 ORDER BY rev, id LIMIT ${pageSize})
         UNION ALL
         (SELECT rev, 'paper', key::text, paper, NULL FROM trending_papers.paper
          WHERE (rev, key) > ($1::xid8, $3::uuid) AND rev < $4::xid8 ORDER BY rev, key LIMIT ${pageSize})
       ) AS change ORDER BY change.rev, kind, at COLLATE "C" LIMIT ${pageSize}`,
      [place.rev, place.kind === 'gone' ? place.at : lastId, place.kind === 'gone' ? noKey : place.at, horizon!.rev],
    );
    for (const { rev, kind, at, paper, into_id } of rows) {
      const next = cursorAt(epoch, `${rev}.${kind}.${at}`);
      if (paper !== null) yield { cursor: next, paper };
      else yield { cursor: next, gone: at, into: into_id ?? undefined };
    }
    if (rows.length < pageSize) return;
    place = rows.at(-1)!;
  }
}

function placeOfCursor(text = '0.gone.'): Place {
  const [, rev, kind, at] = /^(\d{1,20})\.(gone|paper)\.(.*)$/s.exec(text) ?? [];
  if (rev === undefined || (kind === 'paper' && !/^[\da-f-]{36}$/.test(at!)))
    throw new TrendingPapersError('cursor-foreign', 'The cursor is damaged: read the changes from the beginning.', {});
  return { rev, kind: kind as Place['kind'], at: at! };
}
