import { join } from 'node:path';
import { type Ledger, lookAlikesOf, retainPapers, type Tracked, withhold } from '@trending-papers/core/collect';
import {
  type Issue,
  keepPublishedNames,
  type Listing,
  mergeListings,
  namesOf,
  type Paper,
  stampOf,
} from '@trending-papers/core/paper';
import type { Picture } from '@trending-papers/core/publish';
import type { PlannedFile } from '../disk/commit.js';
import type { Disk } from '../disk/disk.js';
import { tomorrow } from '../inputs/ranking.js';
import { type ChangedArchive, changeArchive } from './archive/change.js';
import { type Archive, openArchive } from './archive/open.js';
import { isOfArchive, stateFile, stateText } from './archive/state.js';
import { siteFiles } from './files.js';
import { refuseForeign } from './foreign.js';
import { indexFiles, indexFolder, noteOfFiles } from './index-files.js';
import { ledgerFile, ledgerText, readKeptLedger } from './ledger.js';
import { type Front, readFront, readPrevious } from './previous.js';
import type { Built, Site } from './site.js';
import { inputsDigest } from './stamp.js';
import { readTracking, trackingFile, trackingText } from './tracking.js';
import { readWritten, writtenFile, writtenText } from './written.js';

/** What a site is made with, whichever it is. */
export interface Workshop {
  /** The folder of all sites. */
  folder: string;
  /** The widget's script, and what it loads when it is needed, by name. */
  script: string;
  parts?: Readonly<Record<string, string>> | undefined;
  now: () => Date;
  disk: Disk;
  force?: boolean | undefined;
  note?: ((text: string) => void) | undefined;
  /** Told of what could not be written as it was. */
  remark?: ((issues: readonly Issue[]) => void) | undefined;
  /** Copies the pictures of papers into a folder, by the address of each. @default no picture is shown */
  pictures?: ((papers: readonly Paper[], folder: string) => Promise<ReadonlyMap<string, Picture>>) | undefined;
}

/** A site as it will be, before any of it is written. */
export interface ReadySite {
  /** Whether nothing of ours was there. */
  readonly isNew: boolean;
  readonly pictures: ReadonlyMap<string, Picture> | undefined;
  /** Whether anything is to be filed that was not there, shown or not. */
  readonly hasNews: boolean;
  /** A digest of what it will be made of. */
  readonly inputs: string;
  readonly built: Omit<Built, 'written'>;
  readonly files: () => AsyncGenerator<PlannedFile>;
}

/** What a run has to publish from. */
interface Given {
  front: Front | undefined;
  archive: Archive;
  /** A feed that lies there and that the archive knows nothing of. */
  adopted: Listing | undefined;
  received: Listing | undefined;
  /** Papers that were looked at again. */
  tracked: Tracked | undefined;
  ledger: Ledger;
}

/**
 * A site of what its archive holds and its sources gave; nothing when there is nothing to publish. Of the archive only
 * what may be a paper that came, and what is shown, is read whole.
 */
export async function prepare(site: Site, workshop: Workshop): Promise<ReadySite | undefined> {
  const { folder, now, disk, note = () => {} } = workshop;
  const own = join(folder, site.path);
  const front = await readFront(own, now(), disk);
  const archive = await openArchive(own, disk, note);
  // A feed that this archive was not published as is of an earlier version, or was brought back: it goes in, too.
  const adopted =
    front && !(await isOfArchive(front.text, own, disk)) ? await readPrevious(own, now(), disk) : undefined;
  const kept = await readKeptLedger(own, disk, note);
  const received = await site.receive([...archive.outlines, ...(adopted?.papers ?? [])], kept);
  if (!front && !received) return undefined;
  const tracked = await site.look?.(archive.outlines, await readTracking(own, disk, note));
  const ledger = site.ledger?.() ?? kept;
  return publish({ front, archive, adopted, received, tracked, ledger }, site, workshop);
}

async function publish(given: Given, site: Site, workshop: Workshop): Promise<ReadySite> {
  const { folder, script, parts = {}, now, disk, note = () => {} } = workshop;
  const { received, tracked, ledger } = given;
  const { hub, order, words, language, keep, theme, title, url } = site;
  const own = join(folder, site.path);
  const { listing, changed, before } = await mergeIn(given, site.withhold ?? [], now());
  const candidates = order.reads ? await changed.shown(changed.outlines) : changed.outlines;
  const all = await order.rank(candidates, { until: tomorrow(now()) });
  const names = new Set(received?.papers.flatMap((paper) => [...namesOf(paper)]));
  const inOrder = all.map(({ paper }) => paper);
  const stay = new Set(retainPapers(inOrder, keep, { given: names, now: now() }));
  const kept = all.filter(({ paper }) => stay.has(paper));
  const chosen = kept.map(({ paper }) => paper);
  const whole = order.reads ? chosen : await changed.shown(chosen);
  const written = site.annotate && (await readWritten(own, disk, note));
  const papers = written ? await site.annotate!(whole, written) : whole;
  const ranked = kept.map((each, index) => ({ ...each, paper: papers[index]! }));
  const reasons = Object.fromEntries(ranked.map((each) => [each.paper.id, each.reasons]));
  // What was published names its own address as its home; what came from a source, that of the source.
  const shown: Listing = { ...listing, papers, ...(title && { title }), ...(url && { homepage: url }) };
  if (!given.front && !workshop.force) await refuseForeign(own, ['index.html', 'pictures'], disk);
  const pictures = await workshop.pictures?.(papers, own);
  const search = site.searchShards ? indexFolder : undefined;
  const said = { theme, reasons, language, url, hub, ledger, search, ranking: order.said };
  return {
    isNew: !given.front,
    hasNews: changed.hasNews || given.adopted !== undefined || tracked !== undefined,
    inputs: inputsDigest([shown, said, [...(pictures ?? [])], script, parts]),
    pictures,
    built: {
      ranked,
      added: ranked.filter(({ paper }) => ![...namesOf(paper)].some((name) => before.has(name))).length,
      dropped: all.length - ranked.length,
    },
    async *files() {
      let pages = 0;
      const issues: Issue[] = [];
      const onIssue = (issue: Issue) => issues.push(issue);
      const element = { script, parts };
      for (const file of siteFiles(shown, { ...said, ...element, words, pictures, until: tomorrow(now()), onIssue })) {
        yield file;
        pages++;
        if (file[0] === 'feed.json') yield [stateFile, stateText(file[1])];
      }
      tellIssues(issues, workshop);
      if (ledger.length > 0) yield [ledgerFile, ledgerText(ledger)];
      if (written && written.size > 0) yield [writtenFile, writtenText(written)];
      if (tracked) yield [trackingFile, trackingText(tracked.memory)];
      let archived = 0;
      for await (const file of changed.files(own, disk, now())) {
        yield file;
        archived++;
      }
      // Hosts count every file: pages, pictures, the archive, and the index that takes what room is left.
      const others = pages + archived + (pictures?.size ?? 0);
      if (search !== undefined) yield* indexFiles(papers, others, note);
      else noteOfFiles(others, note);
    },
  };
}

/** Tells what could not be written as it was: what a person can mend by itself, all else by its kinds. */
function tellIssues(issues: readonly Issue[], { note = () => {}, remark = () => {} }: Workshop): void {
  const ofCode = (wanted: string) => issues.filter(({ code }) => code === wanted);
  for (const { message } of ofCode('theme-unusable')) note(message);
  const ahead = ofCode('date-future').length;
  if (ahead > 0) note(`${ahead} papers say that they come up later, and are dated by when they were first seen.`);
  remark(issues.filter(({ code }) => code !== 'theme-unusable' && code !== 'date-future'));
}

/** The archive with what came: of its papers those are merged that may be one of them. */
async function mergeIn(
  { front, archive, adopted, received, tracked }: Given,
  down: readonly string[],
  now: Date,
): Promise<{ listing: Omit<Listing, 'papers'>; changed: ChangedArchive; before: ReadonlySet<string> }> {
  const looked = tracked?.papers ?? [];
  const coming = [...(adopted?.papers ?? []), ...(received?.papers ?? []), ...looked];
  const isAlike = lookAlikesOf(coming);
  const isNamed = namedIn(down);
  const touched = archive.outlines.filter((outline) => isAlike(outline) || isNamed(outline));
  const { papers: _, ...about } = front?.listing ?? received!;
  const whole = await archive.whole(touched);
  const archived: Listing = { ...about, papers: whole };
  // Remarks about this input belong to this run's report, not to the feed.
  const merged = [archived, adopted, { ...about, papers: looked }, received]
    .filter((each) => each !== undefined)
    .map((each): Listing => ({ ...each, issues: [] }))
    .reduce<Listing | undefined>((a, b) => mergeListings(a, b, { now }), undefined)!;
  const all = keepPublishedNames([...whole, ...(adopted?.papers ?? [])], merged.papers);
  // What is to stay down leaves the archive, too: it lies where everybody can read it.
  const after = withhold(all, down);
  const at = stampOf(now.getTime());
  const { papers: __, next: ___, ...listing } = merged;
  const before = new Set<string>();
  for (const paper of [...archive.outlines, ...(adopted?.papers ?? [])])
    for (const name of namesOf(paper)) before.add(name);
  return { listing, changed: changeArchive(archive, { before: touched, whole, after, at }), before };
}

/** Whether a list of what stays down names a paper, or its abstract or picture. */
function namedIn(down: readonly string[]): (paper: Paper) => boolean {
  const names = new Set(
    down.map((entry) =>
      entry
        .trim()
        .toLowerCase()
        .replace(/^(?:abstract|image):/, ''),
    ),
  );
  return (paper) => names.size > 0 && [...namesOf(paper)].some((name) => names.has(name.toLowerCase()));
}
