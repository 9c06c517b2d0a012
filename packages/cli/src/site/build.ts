import { join } from 'node:path';
import { type Issue, isTrendingPapersError, type Paper, type TrendingPapersError } from '@trending-papers/core/paper';
import { type Picture, passingFile } from '@trending-papers/core/publish';
import { type CommitPlace, commitFiles, finishCommit, type PlannedFile } from '../disk/commit.js';
import type { Disk } from '../disk/disk.js';
import { withLock } from '../disk/lock.js';
import { exit, exitCodeOf } from '../terminal/exit.js';
import { archivedFile } from './archive/shelves.js';
import { directoryFiles } from './directory.js';
import { refuseForeign } from './foreign.js';
import { removePictures } from './pictures.js';
import { prepare } from './prepare.js';
import type { Built, Outcome, Site } from './site.js';
import { isWritten, writeStamp } from './stamp.js';

export interface BuildOptions {
  /** The folder to publish into. */
  folder: string;
  sites: readonly Site[];
  /** The widget's script, and what it loads when it is needed, by name. */
  script: string;
  parts?: Readonly<Record<string, string>> | undefined;
  now: () => Date;
  disk: Disk;
  /** Write over files that are there and are not of this program. @default false */
  force?: boolean | undefined;
  /** Copies the pictures of papers into a folder, by the address of each. @default no picture is shown */
  pictures?: ((papers: readonly Paper[], folder: string) => Promise<ReadonlyMap<string, Picture>>) | undefined;
  /** Told of a state that could not be used. */
  note?: ((text: string) => void) | undefined;
  /** Told of what could not be written as it was. */
  remark?: ((issues: readonly Issue[]) => void) | undefined;
}

/** Where a run keeps its lock and its drafts; gone when it ends well. */
const workFolder = '.trending-papers';

/**
 * Publishes a folder of sites under one lock and by one commit: of each what its archive holds, and what the sources gave, as
 * one ranked listing. Running again with the same input writes the same bytes; a source that gives nothing takes nothing
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
        if (!ready.hasNews && (await isWritten(join(folder, site.path), ready.inputs, disk))) {
          outcomes.push({ built: { ...ready.built, written: [] } });
          continue;
        }
        const names: string[] = [];
        for await (const [name, content] of ready.files()) {
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
      turnOf,
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
      const papers = pictures ? built.ranked.map(({ paper }) => paper) : [];
      await removePictures(join(folder, site.path), papers, pictures ?? new Map(), disk);
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

/** What may be taken away when it is no longer written. */
const isPassing = (name: string) => passingFile.test(name) || archivedFile.test(name);

/** What leads to all other files of a site. */
const entrances = new Set(['index.html', 'feed.json', 'feed.xml', 'atom.xml', 'search.bin', 'sitemap.xml']);

/**
 * When a file is moved into place: what leads to others after them, later pages before earlier ones. Papers move to
 * later pages from day to day, so who reads meanwhile finds some twice, but finds all.
 */
function turnOf(name: string): number {
  const file = name.slice(name.lastIndexOf('/') + 1);
  const page = /^feed-(\d+)\.json$/.exec(file)?.[1];
  if (page) return 1 - Number(page) / 1e6;
  return entrances.has(file) ? 2 : 0;
}

/** A file that a site may take away again. */
function isOfSite({ path }: Site, name: string): boolean {
  return path === '' ? isPassing(name) : name.startsWith(`${path}/`) && isPassing(name.slice(path.length + 1));
}

/** The same in whatever folder the site is: an earlier run may have had other feeds. */
function isOfAnySite(name: string): boolean {
  const parts = name.split('/');
  return parts.some((_, index) => isPassing(parts.slice(index).join('/')));
}

/** An error of one site that the others can do without; any other is thrown on. */
function bearable(error: unknown): TrendingPapersError {
  if (!isTrendingPapersError(error) || error.code === 'aborted' || exitCodeOf(error) === exit.usageError) throw error;
  return error;
}
