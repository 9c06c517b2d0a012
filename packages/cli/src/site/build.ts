import { join } from 'node:path';
import { retainPapers, withhold } from '@trending-papers/core/collect';
import {
  type Issue,
  isTrendingPapersError,
  keepPublishedNames,
  type Listing,
  mergeListings,
  namesOf,
  type Paper,
  type TrendingPapersError,
} from '@trending-papers/core/paper';
import { type Picture, passingFile } from '@trending-papers/core/publish';
import { interleave, rank } from '@trending-papers/core/rank';
import { type CommitPlace, commitFiles, finishCommit, type PlannedFile } from '../disk/commit.js';
import type { Disk } from '../disk/disk.js';
import { withLock } from '../disk/lock.js';
import { tomorrow } from '../inputs/ranking.js';
import { exit, exitCodeOf } from '../terminal/exit.js';
import { directoryFiles } from './directory.js';
import { siteFiles } from './files.js';
import { refuseForeign } from './foreign.js';
import { indexFiles, indexFolder } from './index-files.js';
import { ledgerFile, ledgerText, readKeptLedger } from './ledger.js';
import { removePictures } from './pictures.js';
import { readPrevious } from './previous.js';
import { withoutRepeats } from './readings.js';
import type { Built, Outcome, Site } from './site.js';
import { inputsDigest, isWritten, writeStamp } from './stamp.js';

export interface BuildOptions {
  /** The folder to publish into. */
  folder: string;
  sites: readonly Site[];
  /** The widget's script. */
  script: string;
  now: () => Date;
  disk: Disk;
  /** Write over files that are there and are not of this program. @default false */
  force?: boolean | undefined;
  /** Copies the pictures of papers into a folder, by the address of each. @default no picture is shown */
  pictures?: ((papers: readonly Paper[], folder: string) => Promise<ReadonlyMap<string, Picture>>) | undefined;
  /** Told of a state that could not be used. */
  note?: ((text: string) => void) | undefined;
}

/** Where a run keeps its lock and its drafts; gone when it ends well. */
const workFolder = '.trending-papers';

/**
 * Publishes a folder of sites under one lock and by one commit: of each what was there, and what the sources gave, as one
 * ranked listing. Running again with the same input writes the same bytes; a source that gives nothing takes nothing
 * away, and a site that fails stays as it is. Gives what became of each site, in their order.
 *
 * @throws TrendingPapersError `locked`, and what `receive` throws when the person is to mend it or has stopped the run.
 */
export async function buildSites(options: BuildOptions): Promise<Outcome[]> {
  const { folder, sites, now, disk, note = () => {} } = options;
  const work = join(folder, workFolder);
  const isNew = (await disk.kind(folder)) === undefined;
  return withLock(work, now, disk, async () => {
    await finishCommit({ folder, work, passes: isOfAnySite, disk, note });
    const written: WrittenSite[] = [];
    const outcomes: Outcome[] = [];
    async function* files(): AsyncGenerator<PlannedFile> {
      for (const site of sites) {
        const ready = await prepare(site, options).catch(bearable);
        if (!ready || isTrendingPapersError(ready)) {
          outcomes.push(ready ? { error: ready } : {});
          continue;
        }
        if (await isWritten(join(folder, site.path), ready.inputs, disk)) {
          outcomes.push({ built: { ...ready.built, written: [] } });
          continue;
        }
        const names: string[] = [];
        for (const [name, content] of ready.files()) {
          names.push(inSite(site, name));
          yield [inSite(site, name), content];
        }
        const built = { ...ready.built, written: names };
        written.push({ site, names, isNew: ready.isNew, inputs: ready.inputs, pictures: ready.pictures, built });
        outcomes.push({ built });
      }
      yield* directoryFiles(folder, sites, outcomes, disk, note);
    }
    const place: CommitPlace = {
      folder,
      work,
      passes: (name) => written.some(({ site }) => isOfSite(site, name)),
      disk,
      note,
    };
    const changed = await commitFiles(place, files(), async () => {
      for (const { names, isNew: isFirst } of written)
        if (isFirst && !options.force) await refuseForeign(folder, names, disk);
    });
    const isChanged = new Set(changed);
    for (const { site, inputs, names, pictures, built } of written) {
      built.written = names.filter((name) => isChanged.has(name)).map((name) => join(folder, name));
      if (pictures) await removePictures(join(folder, site.path), pictures, disk);
      await writeStamp(join(folder, site.path), work, inputs, disk);
    }
    return outcomes;
  }).finally(async () => {
    // A run that publishes nothing leaves no folder behind.
    if (isNew) await disk.removeEmpty(folder);
  });
}

interface WrittenSite {
  readonly site: Site;
  readonly names: readonly string[];
  /** Whether nothing of ours was there. */
  readonly isNew: boolean;
  /** What it was made of. */
  readonly inputs: string;
  readonly pictures: ReadonlyMap<string, Picture> | undefined;
  readonly built: Built;
}

const inSite = ({ path }: Site, name: string) => (path === '' ? name : `${path}/${name}`);

/** A file that a site may take away again. */
function isOfSite({ path }: Site, name: string): boolean {
  return path === ''
    ? passingFile.test(name)
    : name.startsWith(`${path}/`) && passingFile.test(name.slice(path.length + 1));
}

/** The same in whatever folder the site is: an earlier run may have had other feeds. */
function isOfAnySite(name: string): boolean {
  const parts = name.split('/');
  return parts.some((_, index) => passingFile.test(parts.slice(index).join('/')));
}

/** An error of one site that the others can do without; any other is thrown on. */
function bearable(error: unknown): TrendingPapersError {
  if (!isTrendingPapersError(error) || error.code === 'aborted' || exitCodeOf(error) === exit.usageError) throw error;
  return error;
}

interface ReadySite {
  readonly isNew: boolean;
  readonly pictures: ReadonlyMap<string, Picture> | undefined;
  /** A digest of what it will be made of. */
  readonly inputs: string;
  readonly built: Omit<Built, 'written'>;
  readonly files: () => Generator<PlannedFile>;
}

/** A site as it will be, before any of it is written; nothing when there is nothing to publish. */
async function prepare(site: Site, options: BuildOptions): Promise<ReadySite | undefined> {
  const { folder, now, disk, note = () => {}, script } = options;
  const own = join(folder, site.path);
  const previous = await readPrevious(own, now(), disk);
  const known = await readKeptLedger(own, disk, note);
  const received = await site.receive(previous?.papers ?? [], known);
  if (!previous && !received) return undefined;
  const ledger = site.ledger?.() ?? known;
  const { by, profile, inTurns, words, language, keep, theme, title, url } = site;

  // Remarks about this input belong to this run's report, not to the feed.
  const next = { ...(received ?? previous!), issues: [], ...(!received && { papers: [] }) };
  const merged = mergeListings(previous, next, { now: now() });
  const kept = keepPublishedNames(previous?.papers ?? [], merged.papers).map(withoutRepeats);
  const papers = withhold(kept, site.withhold ?? []);
  const all = rank(papers, {
    by,
    until: tomorrow(now()),
    ...(profile && { profile }),
    ...(inTurns && { diversity: interleave }),
  });
  const given = new Set(next.papers.flatMap((paper) => [...namesOf(paper)]));
  const ranking = all.map(({ paper }) => paper);
  const stay = new Set(retainPapers(ranking, keep, { given, now: now() }));
  const ranked = all.filter(({ paper }) => stay.has(paper));
  const reasons = Object.fromEntries(ranked.map((each) => [each.paper.id, each.reasons]));
  const { next: _, ...rest } = merged;
  const listing: Listing = { ...rest, papers: ranked.map(({ paper }) => paper), ...(title && { title }) };
  const before = new Set(previous?.papers.flatMap((paper) => [...namesOf(paper)]));
  if (!previous && !options.force) await refuseForeign(own, ['index.html', 'pictures'], disk);
  const pictures = await options.pictures?.(listing.papers, own);
  const search = site.searchShards ? indexFolder : undefined;
  const said = {
    theme,
    reasons,
    language,
    url,
    ledger,
    search,
    ranking: typeof by === 'string' ? by : 'a formula of its own',
  };
  return {
    isNew: !previous,
    inputs: inputsDigest([listing, said, [...(pictures ?? [])], script]),
    pictures,
    built: {
      ranked,
      added: ranked.filter(({ paper }) => ![...namesOf(paper)].some((name) => before.has(name))).length,
      dropped: all.length - ranked.length,
    },
    *files(): Generator<PlannedFile> {
      let pages = 0;
      const ahead = new Set<string | undefined>();
      const onIssue = ({ code, message, where }: Issue) => {
        if (code === 'theme-unusable') note(message);
        if (code === 'date-future') ahead.add(where);
      };
      for (const file of siteFiles(listing, { ...said, words, script, pictures, until: tomorrow(now()), onIssue })) {
        yield file;
        pages++;
      }
      if (ahead.size > 0)
        note(`${ahead.size} papers say that they come up later, and are dated by when they were first seen.`);
      if (ledger.length > 0) yield [ledgerFile, ledgerText(ledger)];
      if (search !== undefined) yield* indexFiles(listing.papers, pages, note);
    },
  };
}
