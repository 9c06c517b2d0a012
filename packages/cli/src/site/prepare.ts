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
import { keptFiles, stateFile, stateText, type Tally, tallyOf } from './archive/state.js';
import { siteFiles } from './files.js';
import { refuseForeign } from './foreign.js';
import { indexFiles, indexFolder, noteOfFiles } from './index-files.js';
import type { Tell } from './issues.js';
import { ledgerFile, ledgerText, readKeptLedger } from './ledger.js';
import { type Found, findSite } from './recover.js';
import type { Built, Site } from './site.js';
import { inputsDigest, tellStamp } from './stamp.js';
import { readTracking, trackingFile, trackingText } from './tracking.js';
import { boundWritten, readWritten, writtenFile, writtenText } from './written.js';

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
interface Given extends Found {
  received: Listing | undefined;
  /** Papers that were looked at again. */
  tracked: Tracked | undefined;
  ledger: Ledger;
  /** What was odd about the state, and where more of it is told. */
  issues: Issue[];
  tell: Tell;
}

/**
 * A site of what its archive holds and its sources gave; nothing when there is nothing to publish. Of the archive only
 * what may be a paper that came, and what is shown, is read whole.
 */
export async function prepare(site: Site, workshop: Workshop): Promise<ReadySite | undefined> {
  const { folder, now, disk, note = () => {} } = workshop;
  const own = join(folder, site.path);
  const issues: Issue[] = [];
  const tell = (issue: Issue) => {
    issues.push(issue);
    note(issue.message);
  };
  const found = await findSite(own, now(), disk, tell);
  const { archive, adopted = [], isOurs } = found;
  if (found.state.is === 'known' && !found.isArchiveAlone) await tellStamp(own, disk, tell);
  const kept = await readKeptLedger(own, disk, tell);
  const received = await site.receive([...archive.outlines, ...adopted], kept);
  if (!isOurs && !received) return undefined;
  const tracked = await site.look?.(archive.outlines, await readTracking(own, disk, tell));
  const ledger = site.ledger?.() ?? kept;
  return publish({ ...found, received, tracked, ledger, issues, tell }, site, workshop);
}

async function publish(given: Given, site: Site, workshop: Workshop): Promise<ReadySite> {
  const { folder, script, parts = {}, now, disk, note = () => {} } = workshop;
  const { received, tracked, ledger, issues, tell } = given;
  const { hub, order, words, language, keep, theme, title, url } = site;
  const own = join(folder, site.path);
  const { listing, changed, before } = await mergeIn(given, site, now());
  const candidates = order.reads ? await changed.shown(changed.outlines) : changed.outlines;
  const all = await order.rank(candidates, { until: tomorrow(now()) });
  const names = new Set(received?.papers.flatMap((paper) => [...namesOf(paper)]));
  const inOrder = all.map(({ paper }) => paper);
  const stay = new Set(retainPapers(inOrder, keep, { given: names, now: now() }));
  const kept = all.filter(({ paper }) => stay.has(paper));
  const chosen = kept.map(({ paper }) => paper);
  const whole = order.reads ? chosen : await changed.shown(chosen);
  const known = site.annotate && (await readWritten(own, disk, tell));
  const papers = known ? await site.annotate!(whole, known) : whole;
  const written = known && boundWritten(known, papers, join(own, writtenFile), tell);
  const ranked = kept.map((each, index) => ({ ...each, paper: papers[index]! }));
  const reasons = Object.fromEntries(ranked.map((each) => [each.paper.id, each.reasons]));
  // What a source says of itself it does not say of a site that goes by another name.
  const { description, ...about } = listing;
  const isOfSource = !title || title === listing.title;
  // What was published names its own address as its home; what came from a source, that of the source.
  const shown: Listing = {
    ...about,
    ...(description && isOfSource && { description }),
    papers,
    ...(title && { title }),
    ...(url && { homepage: url }),
  };
  if (!given.isOurs && !workshop.force) await refuseForeign(own, ['index.html', 'pictures'], disk);
  const pictures = await workshop.pictures?.(papers, own);
  const search = site.searchShards ? indexFolder : undefined;
  const said = { theme, reasons, language, url, hub, ledger, search, ranking: order.said };
  return {
    isNew: !given.isOurs,
    hasNews:
      changed.hasNews ||
      given.adopted !== undefined ||
      tracked !== undefined ||
      given.state.is !== 'known' ||
      issues.some(({ code }) => code === 'state-damaged'),
    inputs: inputsDigest([shown, said, [...(pictures ?? [])], script, parts]),
    pictures,
    built: {
      ranked,
      added: ranked.filter(({ paper }) => ![...namesOf(paper)].some((name) => before.has(name))).length,
      dropped: all.length - ranked.length,
      issues,
    },
    async *files() {
      let pages = 0;
      let feed = '';
      const remarks: Issue[] = [];
      const onIssue = (issue: Issue) => remarks.push(issue);
      const element = { script, parts };
      for (const file of siteFiles(shown, { ...said, ...element, words, pictures, until: tomorrow(now()), onIssue })) {
        yield file;
        pages++;
        if (file[0] === 'feed.json') feed = file[1];
      }
      tellRemarks(remarks, workshop);
      const filed = filedFiles(given);
      for (const [name, text] of keptTexts(ledger, written, tracked)) {
        filed.set(name, tallyOf([text]));
        yield [name, text];
      }
      let archived = 0;
      for await (const { name, text, lines = [] } of changed.files(own, disk, now())) {
        archived++;
        const as = text === undefined ? given.archive.files.get(name) : tallyOf(lines);
        filed.set(name, { ...filed.get(name), ...as! });
        yield text === undefined ? [name] : [name, text];
      }
      yield [stateFile, stateText(feed, shown, filed)];
      // Hosts count every file: pages, pictures, the archive, and the index that takes what room is left.
      const others = pages + archived + (pictures?.size ?? 0);
      if (search !== undefined) yield* indexFiles(papers, others, note);
      else noteOfFiles(others, note);
    },
  };
}

/** Of the files of before those that are there although this run does not write them, and what others have lost. */
function filedFiles({ state, lost }: Given): Map<string, Tally> {
  const filed = new Map<string, Tally>();
  for (const [name, count] of lost) filed.set(name, { lines: 0, digest: '', lost: count });
  for (const name of keptFiles) {
    const kept = state.files?.get(name);
    if (kept) filed.set(name, kept);
  }
  return filed;
}

/** What is kept beside the records, where there is any of it. */
function keptTexts(
  ledger: Ledger,
  written: ReadonlyMap<string, string> | undefined,
  tracked: Tracked | undefined,
): [name: string, text: string][] {
  const texts: [string, string][] = [];
  if (ledger.length > 0) texts.push([ledgerFile, ledgerText(ledger)]);
  if (written && written.size > 0) texts.push([writtenFile, writtenText(written)]);
  if (tracked) texts.push([trackingFile, trackingText(tracked.memory)]);
  return texts;
}

/** Tells what could not be written as it was: what a person can mend by itself, all else by its kinds. */
function tellRemarks(issues: readonly Issue[], { note = () => {}, remark = () => {} }: Workshop): void {
  const ofCode = (wanted: string) => issues.filter(({ code }) => code === wanted);
  for (const { message } of ofCode('theme-unusable')) note(message);
  const ahead = ofCode('date-future').length;
  if (ahead > 0) note(`${ahead} papers say that they come up later, and are dated by when they were first seen.`);
  remark(issues.filter(({ code }) => code !== 'theme-unusable' && code !== 'date-future'));
}

/** The archive with what came: of its papers those are merged that may be one of them. */
async function mergeIn(
  { front, state, archive, adopted = [], received, tracked }: Given,
  { title = 'Trending Papers', withhold: down = [] }: Site,
  now: Date,
): Promise<{ listing: Omit<Listing, 'papers'>; changed: ChangedArchive; before: ReadonlySet<string> }> {
  const looked = tracked?.papers ?? [];
  const coming = [...adopted, ...(received?.papers ?? []), ...looked];
  const isAlike = lookAlikesOf(coming);
  const isNamed = namedIn(down);
  const touched = archive.outlines.filter((outline) => isAlike(outline) || isNamed(outline));
  const known = state.about && { ...state.about, papers: [], issues: [] };
  const { papers: _, ...about }: Listing = front?.listing ?? known ?? received ?? { title, papers: [], issues: [] };
  const whole = await archive.whole(touched);
  const archived: Listing = { ...about, papers: whole };
  // Remarks about this input belong to this run's report, not to the feed.
  const merged = [archived, { ...about, papers: [...adopted] }, { ...about, papers: looked }, received]
    .filter((each) => each !== undefined)
    .map((each): Listing => ({ ...each, issues: [] }))
    .reduce<Listing | undefined>((a, b) => mergeListings(a, b, { now }), undefined)!;
  const all = keepPublishedNames([...whole, ...adopted], merged.papers);
  // What is to stay down leaves the archive, too: it lies where everybody can read it.
  const after = withhold(all, down);
  const at = stampOf(now.getTime());
  const { papers: __, next: ___, ...listing } = merged;
  const before = new Set<string>();
  for (const paper of [...archive.outlines, ...adopted]) for (const name of namesOf(paper)) before.add(name);
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
