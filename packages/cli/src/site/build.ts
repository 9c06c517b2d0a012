import { join } from 'node:path';
import { type Ledger, type Retention, retainPapers } from '@trending-papers/core/collect';
import { keepPublishedNames, type Listing, mergeListings, namesOf, type Paper } from '@trending-papers/core/paper';
import { passingFile } from '@trending-papers/core/publish';
import { type Profile, type Ranked, type RankOptions, rank } from '@trending-papers/core/rank';
import type { Words } from '@trending-papers/core/words';
import { type CommitPlace, commitFiles, finishCommit } from '../disk/commit.js';
import type { Disk } from '../disk/disk.js';
import { withLock } from '../disk/lock.js';
import { tomorrow } from '../inputs/ranking.js';
import { siteFiles } from './files.js';
import { refuseForeign } from './foreign.js';
import { ledgerFile, ledgerText, readKeptLedger } from './ledger.js';
import { readPrevious } from './previous.js';
import { withoutRepeats } from './readings.js';

export interface BuildOptions {
  /** The folder to publish into. */
  folder: string;
  /**
   * What the sources gave: nothing when all of them failed. Told of the papers that were there and the ledger that was
   * kept; called while the folder is locked.
   */
  receive: (known: readonly Paper[], ledger: Ledger) => Promise<Listing | undefined>;
  /** What is known of the days of the sources once they were received. @default what was known before */
  ledger?: (() => Ledger) | undefined;
  by: NonNullable<RankOptions['by']>;
  /** Whose taste counts. */
  profile?: Profile | undefined;
  /** In which language reasons and numbers are said, and its tag. */
  words?: Words | undefined;
  language?: string | undefined;
  keep: Retention;
  title?: string | undefined;
  url?: string | undefined;
  /** The widget's script. */
  script: string;
  now: () => Date;
  disk: Disk;
  /** Write over files that are there and are not of this program. @default false */
  force?: boolean | undefined;
  /** Told of a state that could not be used. */
  note?: ((text: string) => void) | undefined;
}

export interface Built {
  ranked: Ranked[];
  /** Papers that were not there before. */
  added: number;
  /** Papers that grew too old or too many. */
  dropped: number;
  /** Paths, in the order of the site. */
  written: string[];
}

/** Where a run keeps its lock and its drafts; gone when it ends well. */
const workFolder = '.trending-papers';

/**
 * Publishes a folder: what was there, and what the sources gave, as one ranked listing. Running again with the same
 * input writes the same bytes; a source that gives nothing takes nothing away.
 *
 * @throws TrendingPapersError `locked`, `unreadable-state`, or what `receive` throws.
 */
export async function buildSite(options: BuildOptions): Promise<Built | undefined> {
  const { folder, now, disk, note = () => {} } = options;
  const work = join(folder, workFolder);
  const place: CommitPlace = { folder, work, kind: passingFile, disk, note };
  const isNew = (await disk.kind(folder)) === undefined;
  const built = await withLock(work, now, disk, async () => {
    await finishCommit(place);
    const previous = await readPrevious(folder, now(), disk);
    const ledger = await readKeptLedger(folder, disk, note);
    const received = await options.receive(previous?.papers ?? [], ledger);
    if (!previous && !received) return undefined;
    return publish(previous, received, options.ledger?.() ?? ledger, place, options);
  }).finally(async () => {
    // A run that publishes nothing leaves no folder behind.
    if (isNew) await disk.removeEmpty(folder);
  });
  return built;
}

async function publish(
  previous: Listing | undefined,
  received: Listing | undefined,
  ledger: Ledger,
  place: CommitPlace,
  { folder, by, profile, words, language, keep, title, url, script, now, disk, force = false }: BuildOptions,
): Promise<Built> {
  // Remarks about this input belong to this run's report, not to the feed.
  const next = { ...(received ?? previous!), issues: [], ...(!received && { papers: [] }) };
  const merged = mergeListings(previous, next, { now: now() });
  const papers = keepPublishedNames(previous?.papers ?? [], merged.papers).map(withoutRepeats);
  const all = rank(papers, { by, until: tomorrow(now()), ...(profile && { profile }) });
  const given = new Set(next.papers.flatMap((paper) => [...namesOf(paper)]));
  const ranking = all.map(({ paper }) => paper);
  const stay = new Set(retainPapers(ranking, keep, { given, now: now() }));
  const ranked = all.filter(({ paper }) => stay.has(paper));
  const reasons = Object.fromEntries(ranked.map((each) => [each.paper.id, each.reasons]));
  const { next: _, ...rest } = merged;
  const listing: Listing = { ...rest, papers: ranked.map(({ paper }) => paper), ...(title && { title }) };

  function* files() {
    yield* siteFiles(listing, {
      reasons,
      words,
      language,
      url,
      script,
      ledger,
      ranking: typeof by === 'string' ? by : 'a formula of its own',
    });
    if (ledger.length > 0) yield [ledgerFile, ledgerText(ledger)] as const;
  }
  const names = await commitFiles(place, files(), async (written) => {
    if (!previous && !force) await refuseForeign(folder, written, disk);
  });
  const before = new Set(previous?.papers.flatMap((paper) => [...namesOf(paper)]));
  return {
    ranked,
    added: ranked.filter(({ paper }) => ![...namesOf(paper)].some((name) => before.has(name))).length,
    dropped: all.length - ranked.length,
    written: names.map((name) => join(folder, name)),
  };
}
